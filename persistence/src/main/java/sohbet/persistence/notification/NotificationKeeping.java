// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How long notifications are kept: what is over, looked after or read for ninety days, anything for a year; the stream for an
 * hour. A few hundred rows at a time, so that nobody waits.
 */
public final class NotificationKeeping {
    private static final String OLD = """
      delete from notification where (merchant_id, id) in (
        select n.merchant_id, n.id from notification n where n.at < now() - interval '90 days' and (
          n.at < now() - interval '1 year' or n.resolved_at is not null or n.acknowledged_at is not null
          or exists (select from notification_mark k where k.notification_id = n.id and k.is_read)
          or exists (select from notification_reader r where r.merchant_id = n.merchant_id and r.read_upto >= n.seq))
        limit 500 for update skip locked)""";
    private static final String MARKS = """
      delete from notification_mark where (merchant_id, user_id, notification_id) in (
        select k.merchant_id, k.user_id, k.notification_id from notification_mark k
        where not exists (select from notification n where n.id = k.notification_id) limit 500)""";
    private static final String CHANGES =
            "delete from notification_change where seq in (select seq from notification_change where at < now() - interval '1 hour' limit 500)";
    private static final String FACTS =
            "delete from notification_fact where fact in (select fact from notification_fact where at < now() - interval '90 days' limit 500)";
    private static final String PLACES =
            "delete from staff_place where (user_id, place) in (select user_id, place from staff_place where seen_at < now() - interval '1 year' limit 500)";

    private NotificationKeeping() {}

    /** Says how many rows have gone; none when there is nothing left to clear away. */
    public static int clear(Connection connection) throws SQLException {
        int gone = 0;
        try (var statement = connection.createStatement()) {
            for (String sql : new String[] {OLD, MARKS, CHANGES, FACTS, PLACES}) gone += statement.executeUpdate(sql);
        }
        return gone;
    }
}
