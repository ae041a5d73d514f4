// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.webhook;

import java.sql.Connection;
import java.sql.SQLException;

/** Is told, in the same transaction, that something could not be delivered to an address. */
@FunctionalInterface
public interface WebhookAlarm {
    /** For where nobody is to be told. */
    WebhookAlarm NOBODY = (connection, failure) -> {};

    void failing(Connection connection, Failure failure) throws SQLException;

    /** Is told, the same way, that an address which is turned on has taken something, or is there no more. */
    default void over(Connection connection, String merchantId, String webhookId) throws SQLException {}

    /**
     * What could not be done.
     *
     * @param name the webhook's, as its merchant calls it
     * @param why {@code dead}: a delivery was given up; {@code failing} or {@code gone}: the webhook was turned off
     */
    record Failure(String merchantId, String webhookId, String name, String why) {}
}
