// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.account.Role;
import sohbet.persistence.mail.Mail;
import sohbet.persistence.mail.MailOutbox;
import sohbet.persistence.merchant.MailFrom;

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
    private static final String PEOPLE = """
      select u.email, u.name, coalesce(u.locale, f.default_locale) as locale, f.zone as shop_zone, r.wishes, r.quiet_from,
        r.quiet_to, r.zone, coalesce(nullif(trim(f.settings #>> '{mailFrom,name}'), ''), f.name) as sender_name,
        coalesce(f.settings #>> '{mailFrom,replyTo}', '') as reply_to
      from membership m join staff_user u on u.id = m.user_id join merchant f on f.id = m.merchant_id
      left join notification_reader r on r.user_id = m.user_id and r.merchant_id = m.merchant_id
      where m.locked_at is null and m.accepted_at is not null and not u.disabled and u.password_hash is not null and\s""";
    private static final String OF_INSTALLATION =
            "(m.user_id, m.merchant_id) in (select p.user_id, p.merchant_id from people_of_installation() p)";
    private static final String OF_PERSON = "m.merchant_id = ? and m.user_id = ?";
    private static final String OF_ROLE = "m.merchant_id = ? and m.role = any(?::text[])";

    private final NotificationLetters letters;
    private final InstantSource clock;

    public NotificationMails(NotificationLetters letters, InstantSource clock) {
        this.letters = letters;
        this.clock = clock;
    }

    private record Person(String email, String name, String locale, ZoneId shopZone, Wishes wishes, MailFrom shop) {
        ZoneId zone() {
            var own = wishes.zone();
            return own == null ? shopZone : own;
        }

        @Override
        public String toString() {
            return "person";
        }
    }

    @Override
    public void raised(Connection connection, Notification it) throws SQLException {
        var type = NotificationType.of(it.type());
        if (type.isEmpty() || !claimed(connection, it)) return;
        boolean isOfShop = !it.merchantId().equals(NewNotification.INSTALLATION);
        for (var person : people(connection, it)) {
            boolean critical = it.severity() == Severity.CRITICAL;
            if (!critical && !person.wishes().of(type.get()).email()) continue;
            Mail letter = letters.about(it, person.email(), person.name(), person.locale(), person.zone());
            MailOutbox.post(
                    connection,
                    isOfShop ? letter.as(person.shop()) : letter,
                    USE,
                    critical ? null : quietUntil(person));
        }
    }

    private @Nullable Instant quietUntil(Person person) {
        var quiet = person.wishes().quiet();
        var end = quiet == null ? null : quiet.endsAfter(clock.instant().atZone(person.zone()));
        return end == null ? null : end.toInstant();
    }

    private static boolean claimed(Connection connection, Notification it) throws SQLException {
        try (var update = connection.prepareStatement(CLAIM)) {
            update.setString(1, it.merchantId());
            update.setString(2, it.id());
            return update.executeUpdate() == 1;
        }
    }

    private static List<Person> people(Connection connection, Notification it) throws SQLException {
        boolean installation = it.merchantId().equals(NewNotification.INSTALLATION);
        String whom = installation ? OF_INSTALLATION : it.userId() == null ? OF_ROLE : OF_PERSON;
        try (var query = connection.prepareStatement(PEOPLE + whom + " order by u.id")) {
            if (!installation) bind(connection, query, it);
            var people = new ArrayList<Person>();
            try (var row = query.executeQuery()) {
                while (row.next())
                    people.add(new Person(
                            row.getString("email"),
                            row.getString("name"),
                            row.getString("locale"),
                            ZoneId.of(row.getString("shop_zone")),
                            Readers.wishes(row),
                            new MailFrom(row.getString("sender_name"), row.getString("reply_to"))));
            }
            return people;
        }
    }

    private static void bind(Connection connection, PreparedStatement query, Notification it) throws SQLException {
        query.setString(1, it.merchantId());
        var least = it.least();
        if (least == null) query.setString(2, it.userId());
        else
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            Stream.of(Role.values())
                                    .filter(role -> role.includes(least))
                                    .map(Role::word)
                                    .toArray(String[]::new)));
    }
}
