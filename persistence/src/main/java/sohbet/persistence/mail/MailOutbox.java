// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.mail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.account.Token;
import sohbet.persistence.merchant.MailFrom;
import sohbet.persistence.process.Worklist;

/** The mails that wait to be sent. One that is sent goes; where a sandbox shows them it stays for a day. */
public final class MailOutbox implements Worklist<MailOutbox.Waiting> {
    private static final Duration SHOWN = Duration.ofDays(1);

    private final boolean shows;

    /** One mail, and how often it has been tried, this time included. */
    public record Waiting(String id, Mail mail, int attempt) {}

    /** One mail as it was sent. */
    public record Sent(Mail mail, Instant at) {}

    /** @param shows whether a mail that is sent stays for a day */
    public MailOutbox(boolean shows) {
        this.shows = shows;
    }

    /**
     * Part of the transaction that does what the mail tells of: a crash loses both or neither.
     *
     * @param use how long the mail is of use to anybody
     */
    public static void post(Connection connection, Mail mail, Duration use) throws SQLException {
        post(connection, mail, use, null);
    }

    /** @param notBefore when it may go; null for at once */
    public static void post(Connection connection, Mail mail, Duration use, @Nullable Instant notBefore)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            insert into mail (id, recipient, subject, body, locale, keep_until, locked_until, sender_name, reply_to)
            values (?, ?, ?, ?, ?, greatest(now(), ?) + make_interval(secs => ?), greatest(now(), ?), ?, ?)
            """)) {
            var from = notBefore == null ? null : notBefore.atOffset(ZoneOffset.UTC);
            insert.setString(1, Token.id());
            insert.setString(2, mail.to());
            insert.setString(3, mail.subject());
            insert.setString(4, mail.body());
            insert.setString(5, mail.locale());
            insert.setObject(6, from, Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setDouble(7, use.toSeconds());
            insert.setObject(8, from, Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setString(9, mail.from().name());
            insert.setString(10, mail.from().replyTo());
            insert.executeUpdate();
        }
    }

    /** The newest mails that were sent. */
    public static List<Sent> newest(Connection connection, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            select recipient, subject, body, locale, sender_name, reply_to, sent_at from mail
            where sent_at is not null and keep_until > now() order by sent_at desc, id limit ?
            """)) {
            query.setInt(1, most);
            List<Sent> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next())
                    found.add(new Sent(
                            mail(row, 1),
                            row.getObject("sent_at", OffsetDateTime.class).toInstant()));
            }
            return found;
        }
    }

    /** Nobody will take it: it is not tried again and stays, with the reason, as long as somebody has use for it. */
    public static boolean refuse(Connection connection, Waiting refused, String reason) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update mail set refused_at = now(), refusal = ? where id = ?")) {
            update.setString(1, reason);
            update.setString(2, refused.id());
            return update.executeUpdate() <= 1;
        }
    }

    @Override
    public List<Waiting> lease(Connection connection, int most, Duration lease) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from mail where keep_until < now()")) {
            delete.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement("""
            update mail set locked_until = now() + ? * interval '1 ms', attempts = attempts + 1
            where id in (
              select id from mail where sent_at is null and refused_at is null and locked_until <= now()
              order by locked_until limit ? for update skip locked)
            returning id, recipient, subject, body, locale, sender_name, reply_to, attempts
            """)) {
            update.setLong(1, lease.toMillis());
            update.setInt(2, most);
            List<Waiting> leased = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) leased.add(new Waiting(row.getString(1), mail(row, 2), row.getInt("attempts")));
            }
            return leased;
        }
    }

    private static Mail mail(ResultSet row, int at) throws SQLException {
        return new Mail(
                row.getString(at),
                row.getString(at + 1),
                row.getString(at + 2),
                row.getString(at + 3),
                new MailFrom(row.getString(at + 4), row.getString(at + 5)));
    }

    @Override
    public void done(Connection connection, Waiting sent) throws SQLException {
        String sql = shows
                ? "update mail set sent_at = now(), keep_until = now() + make_interval(secs => " + SHOWN.toSeconds()
                        + ") where id = ?"
                : "delete from mail where id = ? and refused_at is null";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sent.id());
            statement.executeUpdate();
        }
    }

    @Override
    public void again(Connection connection, Waiting failed, Duration after) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update mail set locked_until = now() + ? * interval '1 ms' where id = ?")) {
            update.setLong(1, after.toMillis());
            update.setString(2, failed.id());
            update.executeUpdate();
        }
    }

    @Override
    public int attempt(Waiting waiting) {
        return waiting.attempt();
    }
}
