// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import sohbet.persistence.account.Role;
import sohbet.persistence.notification.Link;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.NotificationType;
import sohbet.persistence.notification.Notifications;
import sohbet.persistence.webhook.WebhookAlarm;

/**
 * Lets the shop's admins know that a webhook takes nothing; one notification a webhook, however often it fails. It is taken back with
 * the first delivery that arrives, or with the webhook.
 */
public final class WhenWebhookFailsThenNotify implements WebhookAlarm {
    private final Notifications notifications;

    public WhenWebhookFailsThenNotify(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public void failing(Connection connection, Failure failure) throws SQLException {
        notifications.raise(
                connection,
                NewNotification.forRole(
                                failure.merchantId(),
                                Role.ADMIN,
                                NotificationType.WEBHOOK_FAILING,
                                failure.webhookId(),
                                Instant.now())
                        .with(Map.of("name", failure.name(), "why", failure.why()))
                        .leadingTo(Link.Kind.WEBHOOK, failure.webhookId()));
    }

    @Override
    public void over(Connection connection, String merchantId, String webhookId) throws SQLException {
        notifications.resolve(connection, merchantId, NotificationType.WEBHOOK_FAILING, webhookId, Instant.now());
    }
}
