// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.account.Token;

/** What is to be told: one delivery for each address that wants it. */
public final class WebhookOutbox {
    /** Of a test, which is tried once and goes to no address but the one that is tested. */
    public static final String TEST = "webhook.test";

    private WebhookOutbox() {}

    /**
     * Part of the transaction that does what is told of: a crash loses both or neither. The same event offered again is told once.
     *
     * @return how many addresses are told
     */
    public static int offer(Connection connection, OutgoingEvent event) throws SQLException {
        return offer(connection, event, null, null, RetrySchedule.ATTEMPTS);
    }

    /** To all who want it but one. */
    static int offerBut(Connection connection, OutgoingEvent event, @Nullable String notTo) throws SQLException {
        return offer(connection, event, null, notTo, RetrySchedule.ATTEMPTS);
    }

    /** To one alone, whether it wants it or not, and once. */
    static int test(Connection connection, OutgoingEvent event, String onlyTo) throws SQLException {
        return offer(connection, event, onlyTo, null, 1);
    }

    private static int offer(
            Connection connection, OutgoingEvent event, @Nullable String onlyTo, @Nullable String notTo, int mostTries)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            insert into webhook_delivery (merchant_id, id, webhook_id, message_id, type, body, most_tries)
            select merchant_id, ? || '-' || id, id, ?, ?, ?, ? from webhook
            where merchant_id = ? and (id = ? or ?::text is null and enabled and (types = '{}' or ? = any (types))
              and id is distinct from ?)
            on conflict (merchant_id, webhook_id, message_id) do nothing
            """)) {
            insert.setString(1, Token.id());
            insert.setString(2, "msg_" + event.id());
            insert.setString(3, event.type());
            insert.setString(4, event.body());
            insert.setInt(5, mostTries);
            insert.setString(6, event.merchantId());
            insert.setString(7, onlyTo);
            insert.setString(8, onlyTo);
            insert.setString(9, event.type());
            insert.setString(10, notTo);
            return insert.executeUpdate();
        }
    }
}
