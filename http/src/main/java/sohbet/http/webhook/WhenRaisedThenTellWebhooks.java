// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.Notification;
import sohbet.persistence.notification.Reader;
import sohbet.persistence.notification.Sink;
import sohbet.persistence.webhook.NotificationMessage;

/** Tells a shop's webhooks what its people are told, and of the installation those shops' webhooks whose people own it. */
public final class WhenRaisedThenTellWebhooks implements Sink {
    @Override
    public void raised(Connection connection, Notification it, Set<String> mailed) throws SQLException {
        var shops = it.merchantId().equals(NewNotification.INSTALLATION)
                ? Reader.shopsOfOwners(connection)
                : List.of(it.merchantId());
        for (String shop : shops) tell(connection, shop, it);
    }

    private static void tell(Connection connection, String shop, Notification it) throws SQLException {
        var link = it.link();
        new NotificationMessage(
                        shop,
                        it.id(),
                        it.seq(),
                        it.type(),
                        it.severity().word(),
                        it.count(),
                        it.firstAt(),
                        it.at(),
                        it.params(),
                        link == null ? null : link.kind().word(),
                        link == null ? null : link.id())
                .offer(connection);
    }
}
