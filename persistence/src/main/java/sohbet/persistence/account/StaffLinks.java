// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links that are mailed to a person and open something once. A new one of a kind ends the one before. */
public final class StaffLinks {
    private StaffLinks() {}

    /** What a link opens. */
    public enum Kind {
        /** Joining a merchant's staff. */
        INVITATION(Duration.ofDays(7)),
        /** Choosing a new password. */
        RESET(Duration.ofHours(1));

        private final Duration life;

        Kind(Duration life) {
            this.life = life;
        }

        public Duration life() {
            return life;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Whom a link is for.
     *
     * @param merchantId the merchant that invites; null for a new password
     * @param isKnown whether the person has a password already that nobody else has chosen
     */
    public record Link(
            String userId,
            String email,
            String name,
            boolean isKnown,
            @Nullable String merchantId) {
        @Override
        public String toString() {
            return "link of " + userId;
        }
    }

    /** Somebody who may get mails about the own account. */
    public record Reader(
            String userId,
            String email,
            String name,
            @Nullable String locale) {
        @Override
        public String toString() {
            return "reader " + userId;
        }
    }

    /** Who has this address and may sign in somewhere. */
    public static Optional<Reader> reader(Connection connection, String email) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            select u.id, u.email, u.name, u.locale from staff_user u
            where lower(u.email collate "C") = lower(? collate "C") and u.password_hash is not null and not u.disabled
              and exists (select from memberships_of(u.id) m
                          where m.accepted_at is not null and m.locked_at is null)
            """)) {
            query.setString(1, email);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Reader(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                        : Optional.empty();
            }
        }
    }

    /** Makes a link and returns its token, which is kept nowhere. */
    public static String make(Connection connection, Kind kind, String userId, @Nullable String merchantId)
            throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
            delete from staff_link
            where expires_at < now() or (kind = ? and user_id = ? and merchant_id is not distinct from ?)
            """)) {
            delete.setString(1, kind.word());
            delete.setString(2, userId);
            delete.setString(3, merchantId);
            delete.executeUpdate();
        }
        String token = Token.fresh();
        try (PreparedStatement insert = connection.prepareStatement("""
            insert into staff_link (hash, kind, user_id, merchant_id, expires_at)
            values (?, ?, ?, ?, now() + make_interval(secs => ?))
            """)) {
            insert.setBytes(1, Token.hash(token));
            insert.setString(2, kind.word());
            insert.setString(3, userId);
            insert.setString(4, merchantId);
            insert.setDouble(5, kind.life().toSeconds());
            insert.executeUpdate();
        }
        return token;
    }

    /** Whom the link is for; empty when it is unknown, used or too old. */
    public static Optional<Link> find(Connection connection, Kind kind, String token) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            select u.id, u.email, u.name, u.password_hash is not null and not u.must_change_password, l.merchant_id
            from staff_link l join staff_user u on u.id = l.user_id
            where l.hash = ? and l.kind = ? and l.expires_at > now() and not u.disabled
            """)) {
            query.setBytes(1, Token.hash(token));
            query.setString(2, kind.word());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Link(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getString(5)))
                        : Optional.empty();
            }
        }
    }

    /** Uses the link up; false when somebody has just done that, or it has run out. */
    public static boolean use(Connection connection, Kind kind, String token) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from staff_link where hash = ? and kind = ? and expires_at > now()")) {
            delete.setBytes(1, Token.hash(token));
            delete.setString(2, kind.word());
            return delete.executeUpdate() == 1;
        }
    }
}
