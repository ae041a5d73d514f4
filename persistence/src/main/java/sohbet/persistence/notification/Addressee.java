// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.account.Role;
import sohbet.persistence.merchant.MailFrom;

/**
 * Somebody a notification may be mailed to, with what they have said about that.
 *
 * @param shop as whom their shop writes
 */
public record Addressee(
        String userId, String email, String name, String locale, ZoneId shopZone, Wishes wishes, MailFrom shop) {
    private static final String PEOPLE = """
      select u.id, u.email, u.name, coalesce(u.locale, f.default_locale) as locale, f.zone as shop_zone, r.wishes, r.quiet_from,
        r.quiet_to, r.zone, coalesce(nullif(trim(f.settings #>> '{mailFrom,name}'), ''), f.name) as sender_name,
        coalesce(f.settings #>> '{mailFrom,replyTo}', '') as reply_to
      from membership m join staff_user u on u.id = m.user_id join merchant f on f.id = m.merchant_id
      left join notification_reader r on r.user_id = m.user_id and r.merchant_id = m.merchant_id
      where m.locked_at is null and m.accepted_at is not null and not u.disabled and u.password_hash is not null and\s""";
    private static final String OF_INSTALLATION =
            "(m.user_id, m.merchant_id) in (select p.user_id, p.merchant_id from people_of_installation() p)";
    private static final String OF_PERSON = "m.merchant_id = ? and m.user_id = ?";
    private static final String OF_ROLE = "m.merchant_id = ? and m.role = any(?::text[])";

    /** Whether they are written to; all of them are when it is critical. */
    public boolean wants(NotificationType type, Severity severity) {
        return severity == Severity.CRITICAL || wishes.of(type).email();
    }

    /** When it may go; null for at once. */
    public @Nullable Instant notBefore(Severity severity, Instant now) {
        var quiet = wishes.quiet();
        if (severity == Severity.CRITICAL || quiet == null) return null;
        var end = quiet.endsAfter(now.atZone(zone()));
        return end == null ? null : end.toInstant();
    }

    public ZoneId zone() {
        var own = wishes.zone();
        return own == null ? shopZone : own;
    }

    /** Those who look after the installation. */
    public static List<Addressee> ofInstallation(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(PEOPLE + OF_INSTALLATION + " order by u.id")) {
            return read(query);
        }
    }

    static List<Addressee> of(Connection connection, Notification it) throws SQLException {
        if (it.merchantId().equals(NewNotification.INSTALLATION)) return ofInstallation(connection);
        String whom = it.userId() == null ? OF_ROLE : OF_PERSON;
        try (var query = connection.prepareStatement(PEOPLE + whom + " order by u.id")) {
            bind(connection, query, it);
            return read(query);
        }
    }

    private static List<Addressee> read(PreparedStatement query) throws SQLException {
        var people = new ArrayList<Addressee>();
        try (var row = query.executeQuery()) {
            while (row.next())
                people.add(new Addressee(
                        row.getString("id"),
                        row.getString("email"),
                        row.getString("name"),
                        row.getString("locale"),
                        ZoneId.of(row.getString("shop_zone")),
                        Readers.wishes(row),
                        new MailFrom(row.getString("sender_name"), row.getString("reply_to"))));
        }
        return people;
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

    @Override
    public String toString() {
        return "addressee";
    }
}
