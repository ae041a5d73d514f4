// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.limit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How near somebody came to a limit in an hour; only what used more than four fifths of one is kept, for a week.
 *
 * @param kind which limit: address, key, person, merchant
 * @param subject who: an address, the id of a key or a person, the merchant itself
 * @param peak the most of the limit that was used at once, in percent
 */
public record LimitUse(String kind, String subject, Instant hour, int peak, long refused) {
    private static final int SHOWN = 200;

    /** Adds what one subject did since it was last told of; whether it is the first of the hour. */
    public static boolean add(Connection connection, String merchantId, LimitUse use) throws SQLException {
        boolean isFirst;
        try (var upsert = connection.prepareStatement("""
            insert into limit_use as u (merchant_id, kind, subject, hour, peak, refused)
            values (?, ?, ?, date_trunc('hour', ?::timestamptz, 'UTC'), ?, ?)
            on conflict (merchant_id, kind, subject, hour) do update
            set peak = greatest(u.peak, excluded.peak), refused = u.refused + excluded.refused
            returning xmax = 0
            """)) {
            upsert.setString(1, merchantId);
            upsert.setString(2, use.kind);
            upsert.setString(3, use.subject);
            upsert.setTimestamp(4, Timestamp.from(use.hour));
            upsert.setInt(5, use.peak);
            upsert.setLong(6, use.refused);
            isFirst = isTrue(upsert);
        }
        try (var forget = connection.prepareStatement(
                "delete from limit_use where merchant_id = ? and hour < now() - interval '7 days'")) {
            forget.setString(1, merchantId);
            forget.executeUpdate();
        }
        return isFirst;
    }

    private static boolean isTrue(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The newest first, of those the ones with most refusals. */
    public static List<LimitUse> newest(Connection connection, String merchantId) throws SQLException {
        try (var select = connection.prepareStatement("""
            select kind, subject, hour, peak, refused from limit_use
            where merchant_id = ? and hour >= now() - interval '7 days'
            order by hour desc, refused desc, peak desc, kind, subject limit ?
            """)) {
            select.setString(1, merchantId);
            select.setInt(2, SHOWN);
            try (var row = select.executeQuery()) {
                var found = new ArrayList<LimitUse>();
                while (row.next())
                    found.add(new LimitUse(
                            row.getString(1),
                            row.getString(2),
                            row.getTimestamp(3).toInstant(),
                            row.getInt(4),
                            row.getLong(5)));
                return found;
            }
        }
    }
}
