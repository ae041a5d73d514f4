// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.LikePattern;
import sohbet.persistence.account.Role;

/** The shops of the installation as its owners see them, and those a person may come in at. */
public final class MerchantList {
    private MerchantList() {}

    /**
     * A shop in the owners' list.
     *
     * @param people how many work for it
     * @param place where it stands in the list
     */
    public record Row(
            String id,
            String name,
            String zone,
            String currency,
            List<String> locales,
            String defaultLocale,
            String region,
            @Nullable Suspension suspension,
            Instant createdAt,
            long version,
            long people,
            String place) {}

    /** Where a page ended. */
    public record Place(String name, String id) {}

    /**
     * What is asked for.
     *
     * @param words part of a name or an id
     */
    public record Asked(
            @Nullable String words,
            @Nullable Boolean isSuspended,
            @Nullable Place after,
            int limit) {}

    /** All shops, by name, for an owner; nothing for anybody else. */
    public static List<Row> page(Connection connection, String owner, Asked asked) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select * from merchants_for(?, ?, ?, ?, ?, ?)")) {
            query.setString(1, owner);
            query.setString(2, asked.words() == null ? null : LikePattern.containing(asked.words()));
            query.setObject(3, asked.isSuspended(), Types.BOOLEAN);
            query.setString(4, asked.after() == null ? null : asked.after().name());
            query.setString(5, asked.after() == null ? null : asked.after().id());
            query.setInt(6, asked.limit());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) found.add(row(row));
            }
        }
        return found;
    }

    private static Row row(ResultSet row) throws SQLException {
        OffsetDateTime since = row.getObject("suspended_at", OffsetDateTime.class);
        String why = row.getString("suspended_why");
        return new Row(
                row.getString("id"),
                row.getString("name"),
                row.getString("zone"),
                row.getString("currency"),
                List.of((String[]) row.getArray("locales").getArray()),
                row.getString("default_locale"),
                row.getString("region"),
                since == null ? null : new Suspension(since.toInstant(), why == null ? "" : why),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                row.getLong("people"),
                row.getString("place"));
    }

    /**
     * A shop a person may come in at.
     *
     * @param isMember whether the person is on its staff, and not only an owner of the installation
     */
    public record Seat(String id, String name, Role role, boolean isMember, boolean isSuspended) {}

    /** As what somebody may come in at a shop; empty when they may not, or when there is no such shop. */
    public static Optional<Seat> seat(Connection connection, String person, String shop) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            select merchant_id, name, role, is_member, suspended_at is not null from seats_of(?)
            where locked_at is null and merchant_id = ?
            """)) {
            query.setString(1, person);
            query.setString(2, shop);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(seat(row)) : Optional.empty();
            }
        }
    }

    private static Seat seat(ResultSet row) throws SQLException {
        return new Seat(
                row.getString(1), row.getString(2), Role.of(row.getString(3)), row.getBoolean(4), row.getBoolean(5));
    }

    /** The shops somebody may come in at, those they work for first. */
    public static List<Seat> seats(Connection connection, String person, @Nullable String words, int limit)
            throws SQLException {
        List<Seat> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
            select merchant_id, name, role, is_member, suspended_at is not null from seats_of(?)
            where locked_at is null
              and (?::text is null or translate(lower(name), 'ı', 'i') like translate(lower(?), 'ı', 'i') or merchant_id like lower(?))
            order by is_member desc, lower(name) collate "C", merchant_id limit ?
            """)) {
            String pattern = words == null ? null : LikePattern.containing(words);
            query.setString(1, person);
            query.setString(2, pattern);
            query.setString(3, pattern);
            query.setString(4, pattern);
            query.setInt(5, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) found.add(seat(row));
            }
        }
        return found;
    }
}
