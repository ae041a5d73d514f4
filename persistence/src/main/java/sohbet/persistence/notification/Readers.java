// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What people have said about how they want to hear of things. */
public final class Readers {
    private static final TypeReference<Map<String, Wishes.Ways>> WAYS = new TypeReference<>() {};

    private Readers() {}

    /** Nothing said is the usual. */
    public static Wishes wishes(Connection connection, Reader reader) throws SQLException {
        try (var select = connection.prepareStatement("""
            select wishes, quiet_from, quiet_to, zone from notification_reader where merchant_id = ? and user_id = ?
            """)) {
            select.setString(1, reader.merchantId());
            select.setString(2, reader.userId());
            try (var row = select.executeQuery()) {
                return row.next() ? wishes(row) : Wishes.NONE;
            }
        }
    }

    /** From the columns wishes, quiet_from, quiet_to and zone, which may all be null. */
    static Wishes wishes(ResultSet row) throws SQLException {
        var from = row.getObject("quiet_from", LocalTime.class);
        String zone = row.getString("zone");
        return new Wishes(
                ways(row.getString("wishes")),
                from == null ? null : new Wishes.Quiet(from, row.getObject("quiet_to", LocalTime.class)),
                zone == null ? null : ZoneId.of(zone));
    }

    public static void say(Connection connection, Reader reader, Wishes wishes) throws SQLException {
        try (var upsert = connection.prepareStatement("""
            insert into notification_reader (merchant_id, user_id, wishes, quiet_from, quiet_to, zone)
            values (?, ?, ?::jsonb, ?, ?, ?)
            on conflict (merchant_id, user_id) do update set wishes = excluded.wishes, quiet_from = excluded.quiet_from,
              quiet_to = excluded.quiet_to, zone = excluded.zone
            """)) {
            var quiet = wishes.quiet();
            var zone = wishes.zone();
            upsert.setString(1, reader.merchantId());
            upsert.setString(2, reader.userId());
            upsert.setString(3, json(wishes.ways()));
            upsert.setObject(4, quiet == null ? null : quiet.from());
            upsert.setObject(5, quiet == null ? null : quiet.to());
            upsert.setString(6, zone == null ? null : zone.getId());
            upsert.executeUpdate();
        }
    }

    static String json(Map<NotificationType, Wishes.Ways> ways) {
        var words = new TreeMap<String, Wishes.Ways>();
        ways.forEach((type, way) -> words.put(type.word(), way));
        return NotificationRow.json(words);
    }

    /** Words of a later version are left out. */
    static Map<NotificationType, Wishes.Ways> ways(@Nullable String json) {
        var ways = new EnumMap<NotificationType, Wishes.Ways>(NotificationType.class);
        if (json == null) return ways;
        try {
            NotificationRow.JSON
                    .readValue(json, WAYS)
                    .forEach((word, way) -> NotificationType.of(word).ifPresent(type -> ways.put(type, way)));
            return ways;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }
}
