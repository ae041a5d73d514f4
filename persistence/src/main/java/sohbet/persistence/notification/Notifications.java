// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.account.Token;

/**
 * Raises notifications and ends them. Each call is the last thing of its transaction: from the first number it takes of the
 * stream on, whoever else has something to tell waits.
 */
public final class Notifications {
    private static final String AGAIN = """
      update notification n set seq = ?, count = n.count + 1, at = greatest(n.at, ?), severity = ?, params = ?::jsonb,
        link_kind = ?, link_id = ?
      where n.merchant_id = ? and n.type = ? and n.cause = ? and coalesce(n.user_id, '') = coalesce(?, '')
        and n.resolved_at is null and n.acknowledged_at is null
      returning %s""".formatted(NotificationRow.COLUMNS);
    private static final String FIRST = """
      insert into notification as n (merchant_id, id, seq, type, severity, user_id, least_role, cause, params, link_kind, link_id,
        first_at, at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
      returning %s""".formatted(NotificationRow.COLUMNS);
    private static final String OPEN_OF_CAUSE = """
      select n.id, n.user_id from notification n
      where n.merchant_id = ? and n.type = ? and n.cause = ? and n.resolved_at is null""";

    private final List<Sink> sinks;

    /** @param sinks told of each that is raised, the mails first */
    public Notifications(List<Sink> sinks) {
        this.sinks = List.copyOf(sinks);
    }

    /** The notification as it is now; empty when this fact has been told before, or to somebody who is not there any more. */
    public Optional<Notification> raise(Connection connection, NewNotification raised) throws SQLException {
        return raise(connection, raised, Set.of());
    }

    /** @param mailed the ids of those who were written to already */
    Optional<Notification> raise(Connection connection, NewNotification raised, Set<String> mailed)
            throws SQLException {
        if (!isThere(connection, raised)) return Optional.empty();
        long seq = NotificationChanges.next(connection);
        if (raised.fact() != null && !isNews(connection, raised.fact())) {
            undo(connection);
            return Optional.empty();
        }
        var again = again(connection, raised, seq);
        Notification now = again.isPresent() ? again.get() : first(connection, raised, seq);
        NotificationChanges.write(connection, seq, now.merchantId(), now.userId(), "raised", now.id(), null);
        for (Sink sink : sinks) sink.raised(connection, now, mailed);
        return Optional.of(now);
    }

    /** What this was about is over; says of how many notifications. */
    public int resolve(Connection connection, String merchantId, NotificationType type, String cause, Instant at)
            throws SQLException {
        record Open(String id, @Nullable String userId) {}
        var open = new ArrayList<Open>();
        try (var select = connection.prepareStatement(OPEN_OF_CAUSE)) {
            select.setString(1, merchantId);
            select.setString(2, type.word());
            select.setString(3, cause);
            try (var row = select.executeQuery()) {
                while (row.next()) open.add(new Open(row.getString(1), row.getString(2)));
            }
        }
        int ended = 0;
        for (var one : open) if (resolved(connection, merchantId, one.id(), one.userId(), at)) ended++;
        return ended;
    }

    private static boolean resolved(
            Connection connection, String merchantId, String id, @Nullable String userId, Instant at)
            throws SQLException {
        long seq = NotificationChanges.next(connection);
        try (var update = connection.prepareStatement(
                "update notification set resolved_at = ? where merchant_id = ? and id = ? and resolved_at is null")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setString(2, merchantId);
            update.setString(3, id);
            if (update.executeUpdate() == 0) {
                undo(connection);
                return false;
            }
        }
        NotificationChanges.write(connection, seq, merchantId, userId, "resolved", id, null);
        return true;
    }

    /** Gives a number back that was not needed: the row is still ours alone. */
    static void undo(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement("update notification_head set seq = seq - 1")) {
            update.executeUpdate();
        }
    }

    /** Somebody who leaves meanwhile waits for us, and their notifications go with them. */
    private static boolean isThere(Connection connection, NewNotification raised) throws SQLException {
        if (raised.userId() == null) return true;
        try (var select = connection.prepareStatement(
                "select from membership where user_id = ? and merchant_id = ? for key share")) {
            select.setString(1, raised.userId());
            select.setString(2, raised.merchantId());
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static boolean isNews(Connection connection, String fact) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into notification_fact (fact) values (?) on conflict do nothing")) {
            insert.setString(1, fact);
            return insert.executeUpdate() == 1;
        }
    }

    private static Optional<Notification> again(Connection connection, NewNotification raised, long seq)
            throws SQLException {
        try (var update = connection.prepareStatement(AGAIN)) {
            update.setLong(1, seq);
            update.setObject(2, raised.at().atOffset(ZoneOffset.UTC));
            update.setString(3, raised.severity().word());
            update.setString(4, NotificationRow.json(raised.sortedParams()));
            setLink(update, 5, raised);
            update.setString(7, raised.merchantId());
            update.setString(8, raised.type().word());
            update.setString(9, raised.cause());
            update.setString(10, raised.userId());
            return one(update);
        }
    }

    private static Notification first(Connection connection, NewNotification raised, long seq) throws SQLException {
        try (var insert = connection.prepareStatement(FIRST)) {
            insert.setString(1, raised.merchantId());
            insert.setString(2, Token.id());
            insert.setLong(3, seq);
            insert.setString(4, raised.type().word());
            insert.setString(5, raised.severity().word());
            insert.setString(6, raised.userId());
            var least = raised.least();
            insert.setString(7, least == null ? null : least.word());
            insert.setString(8, raised.cause());
            insert.setString(9, NotificationRow.json(raised.sortedParams()));
            setLink(insert, 10, raised);
            insert.setObject(12, raised.at().atOffset(ZoneOffset.UTC));
            insert.setObject(13, raised.at().atOffset(ZoneOffset.UTC));
            return one(insert).orElseThrow();
        }
    }

    private static void setLink(PreparedStatement statement, int at, NewNotification raised) throws SQLException {
        var link = raised.link();
        statement.setString(at, link == null ? null : link.kind().word());
        statement.setString(at + 1, link == null ? null : link.id());
    }

    private static Optional<Notification> one(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            return row.next() ? Optional.of(NotificationRow.of(row)) : Optional.empty();
        }
    }
}
