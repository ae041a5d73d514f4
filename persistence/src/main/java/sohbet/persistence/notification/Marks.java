// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What people do with their notifications. What is answered is exact: nobody changes the stream meanwhile. */
public final class Marks {
    private static final String MARK = """
      insert into notification_mark (merchant_id, user_id, notification_id, seq, is_read)
      select ?, ?, n.id, n.seq, ? from notification n where n.id = ? and n.merchant_id = ?
      on conflict (merchant_id, user_id, notification_id) do update set seq = excluded.seq, is_read = excluded.is_read
      """;
    private static final String READ_ALL = """
      insert into notification_reader as r (merchant_id, user_id, read_upto) values (?, ?, ?)
      on conflict (merchant_id, user_id) do update set read_upto = greatest(r.read_upto, excluded.read_upto)
      """;

    private Marks() {}

    /** @param unread how many the person has not read now */
    public record Done(NotificationList.Seen seen, int unread) {}

    /** Marks one as read or as unread; empty when the person has none with this id. */
    public static Optional<Done> mark(Connection connection, Reader reader, String id, boolean read)
            throws SQLException {
        long seq = NotificationChanges.next(connection);
        var list = NotificationList.of(connection, reader);
        var seen = list.one(id);
        if (seen.isEmpty() || seen.get().isRead() == read) {
            Notifications.undo(connection);
            return done(list, id);
        }
        try (var upsert = connection.prepareStatement(MARK)) {
            upsert.setString(1, reader.merchantId());
            upsert.setString(2, reader.userId());
            upsert.setBoolean(3, read);
            upsert.setString(4, id);
            upsert.setString(5, seen.get().notification().merchantId());
            upsert.executeUpdate();
        }
        NotificationChanges.write(connection, seq, reader.merchantId(), reader.userId(), "read", id, null);
        return done(list, id);
    }

    /** Somebody looks after it, for all; it is read for whoever says so. What happens again is a new one. */
    public static Optional<Done> acknowledge(Connection connection, Reader reader, String id, String name)
            throws SQLException {
        long seq = NotificationChanges.next(connection);
        var list = NotificationList.of(connection, reader);
        var seen = list.one(id);
        if (seen.isEmpty() || seen.get().notification().acknowledged() != null) {
            Notifications.undo(connection);
            return done(list, id);
        }
        var notification = seen.get().notification();
        try (var update = connection.prepareStatement("""
            update notification set acknowledged_by = ?, acknowledged_at = now() where merchant_id = ? and id = ?
            """)) {
            update.setString(1, name);
            update.setString(2, notification.merchantId());
            update.setString(3, id);
            update.executeUpdate();
        }
        NotificationChanges.write(
                connection, seq, notification.merchantId(), notification.userId(), "acknowledged", id, null);
        return mark(connection, reader, id, true);
    }

    /** All that the person has been told up to this number is read; says how many are not. */
    public static int readAll(Connection connection, Reader reader, long upto) throws SQLException {
        long seq = NotificationChanges.next(connection);
        long known = Math.min(upto, seq - 1);
        try (var upsert = connection.prepareStatement(READ_ALL)) {
            upsert.setString(1, reader.merchantId());
            upsert.setString(2, reader.userId());
            upsert.setLong(3, known);
            upsert.executeUpdate();
        }
        try (var delete = connection.prepareStatement(
                "delete from notification_mark where merchant_id = ? and user_id = ? and seq <= ?")) {
            delete.setString(1, reader.merchantId());
            delete.setString(2, reader.userId());
            delete.setLong(3, known);
            delete.executeUpdate();
        }
        NotificationChanges.write(connection, seq, reader.merchantId(), reader.userId(), "read_all", null, known);
        return NotificationList.of(connection, reader).unread();
    }

    private static Optional<Done> done(NotificationList list, String id) throws SQLException {
        var seen = list.one(id);
        return seen.isEmpty() ? Optional.empty() : Optional.of(new Done(seen.get(), list.unread()));
    }
}
