// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one sequence of all changes. Whoever takes a number keeps everybody else waiting until the commit. */
public final class NotificationChanges {
    private static final String WRITE = """
      insert into notification_change (seq, merchant_id, user_id, event, notification_id, upto) values (?, ?, ?, ?, ?, ?)
      """;

    private NotificationChanges() {}

    static long next(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement("update notification_head set seq = seq + 1 returning seq");
                var row = update.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Up to where changes are visible. */
    public static long head(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select seq from notification_head");
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The merchants something has changed for after this number; {@code *} stands for the installation. */
    public static Set<String> merchantsAfter(Connection connection, long seq) throws SQLException {
        try (var select =
                connection.prepareStatement("select distinct merchant_id from notification_change where seq > ?")) {
            select.setLong(1, seq);
            var found = new HashSet<String>();
            try (var row = select.executeQuery()) {
                while (row.next()) found.add(row.getString(1));
            }
            return found;
        }
    }

    /** @param userId whom alone it concerns, null for all who see the notification */
    static void write(
            Connection connection,
            long seq,
            String merchantId,
            @Nullable String userId,
            String event,
            @Nullable String notification,
            @Nullable Long upto)
            throws SQLException {
        try (var insert = connection.prepareStatement(WRITE)) {
            insert.setLong(1, seq);
            insert.setString(2, merchantId);
            insert.setString(3, userId);
            insert.setString(4, event);
            insert.setString(5, notification);
            insert.setObject(6, upto, java.sql.Types.BIGINT);
            insert.executeUpdate();
        }
    }
}
