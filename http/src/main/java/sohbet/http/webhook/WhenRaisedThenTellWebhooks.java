// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import java.sql.Connection;
import java.sql.SQLException;
import sohbet.http.account.FirstRun;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.Notification;
import sohbet.persistence.notification.Sink;
import sohbet.persistence.webhook.NotificationMessage;

/** Tells a shop's webhooks what its people are told; of the installation the first shop's, whose people look after it. */
public final class WhenRaisedThenTellWebhooks implements Sink {
    @Override
    public void raised(Connection connection, Notification it) throws SQLException {
        boolean isOfInstallation = it.merchantId().equals(NewNotification.INSTALLATION);
        var link = it.link();
        new NotificationMessage(
                        isOfInstallation ? FirstRun.DEMO : it.merchantId(),
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
