// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import sohbet.persistence.mail.Mail;
import sohbet.persistence.mail.MailOutbox;

/**
 * Mails to those who want one of this type, and to all when it is critical; one an hour for a cause. In somebody's quiet hours
 * what is not critical waits in the outbox until they end.
 */
public final class NotificationMails implements Sink {
    private static final Duration USE = Duration.ofDays(3);
    private static final String CLAIM = """
      update notification set mailed_at = now() where merchant_id = ? and id = ?
        and (mailed_at is null or mailed_at < now() - interval '1 hour')
      """;
    private final NotificationLetters letters;
    private final InstantSource clock;

    public NotificationMails(NotificationLetters letters, InstantSource clock) {
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public void raised(Connection connection, Notification it, Set<String> mailed) throws SQLException {
        var type = NotificationType.of(it.type());
        if (type.isEmpty() || !claimed(connection, it)) return;
        boolean isOfShop = !it.merchantId().equals(NewNotification.INSTALLATION);
        for (var one : Addressee.of(connection, it)) {
            if (!one.wants(type.get(), it.severity()) || mailed.contains(one.userId())) continue;
            Mail letter = letters.about(it, one);
            MailOutbox.post(
                    connection,
                    isOfShop ? letter.as(one.shop()) : letter,
                    USE,
                    one.notBefore(it.severity(), clock.instant()));
        }
    }

    private static boolean claimed(Connection connection, Notification it) throws SQLException {
        try (var update = connection.prepareStatement(CLAIM)) {
            update.setString(1, it.merchantId());
            update.setString(2, it.id());
            return update.executeUpdate() == 1;
        }
    }
}
