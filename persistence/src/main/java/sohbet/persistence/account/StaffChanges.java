// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What admins change of a merchant's staff; each is one step of the caller's transaction, begun with {@link #begin}. */
public final class StaffChanges {
    private StaffChanges() {}

    /** One change of a merchant's staff at a time: of two admins who remove each other at once the second is refused. */
    public static void begin(Connection connection, String merchantId) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended('staff of ' || ?, 0))")) {
            lock.setString(1, merchantId);
            lock.execute();
        }
    }

    /** Whether the merchant, which had somebody who may do everything, still has. */
    public static boolean keepsAnAdmin(Connection connection, String merchantId) throws SQLException {
        return StaffList.hasActiveAdmin(connection, merchantId);
    }

    /** Who has this address, whatever its case. */
    public static Optional<String> byEmail(Connection connection, String email) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select id from staff_user where lower(email collate \"C\") = lower(? collate \"C\")")) {
            query.setString(1, email);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** A new person; empty when somebody was faster with the address. Without a password nobody signs in. */
    public static Optional<String> addPerson(
            Connection connection,
            String email,
            String name,
            @Nullable String passwordHash,
            boolean mustChange,
            String locale)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            insert into staff_user (id, email, name, password_hash, must_change_password, locale) values (?, ?, ?, ?, ?, ?)
            on conflict (lower(email collate "C")) do nothing returning id
            """)) {
            insert.setString(1, Token.id());
            insert.setString(2, email);
            insert.setString(3, name);
            insert.setString(4, passwordHash);
            insert.setBoolean(5, mustChange);
            insert.setString(6, locale);
            try (ResultSet row = insert.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** @param accepted whether the person may sign in at once, or has to answer an invitation first */
    public static void join(Connection connection, String userId, String merchantId, Role role, boolean accepted)
            throws SQLException {
        run(
                connection,
                "insert into membership (user_id, merchant_id, role, accepted_at) values (?, ?, ?, case when ? then now() end)",
                userId,
                merchantId,
                role.word(),
                accepted);
    }

    /** The invitation is answered. */
    public static void accept(Connection connection, String userId, String merchantId) throws SQLException {
        run(
                connection,
                "update membership set accepted_at = coalesce(accepted_at, now()), version = version + 1 where user_id = ? and merchant_id = ?",
                userId,
                merchantId);
    }

    public static void rename(Connection connection, String userId, String name) throws SQLException {
        run(connection, "update staff_user set name = ? where id = ?", name, userId);
    }

    /** What a person says of themselves when they answer an invitation. */
    public static void introduce(Connection connection, String userId, String name, String locale) throws SQLException {
        run(connection, "update staff_user set name = ?, locale = ? where id = ?", name, locale, userId);
    }

    public static void mustChange(Connection connection, String userId, boolean mustChange) throws SQLException {
        run(connection, "update staff_user set must_change_password = ? where id = ?", mustChange, userId);
    }

    /** A member with another role, locked or not; its version is one higher. */
    public static void change(Connection connection, String userId, String merchantId, Role role, boolean locked)
            throws SQLException {
        run(connection, """
                update membership set role = ?, locked_at = case when ? then coalesce(locked_at, now()) end, version = version + 1
                where user_id = ? and merchant_id = ?
                """, role.word(), locked, userId, merchantId);
    }

    /** A new password ends every session and every link of the person. */
    public static void setPassword(Connection connection, String userId, String hash, boolean mustChange)
            throws SQLException {
        run(
                connection,
                "update staff_user set password_hash = ?, must_change_password = ? where id = ?",
                hash,
                mustChange,
                userId);
        run(connection, "delete from staff_link where kind = 'reset' and user_id = ?", userId);
        run(connection, "delete from staff_session where user_id = ?", userId);
    }

    /** Ends what a member has open at the merchant, so that unlocking brings none of it back. */
    public static void endSessions(Connection connection, String userId, String merchantId) throws SQLException {
        run(connection, "delete from staff_session where user_id = ? and merchant_id = ?", userId, merchantId);
    }

    /** Takes somebody off a merchant's staff; the person goes when nobody else has them, unless they own the installation. */
    public static void remove(Connection connection, String userId, String merchantId) throws SQLException {
        endSessions(connection, userId, merchantId);
        run(connection, "delete from staff_link where user_id = ? and merchant_id = ?", userId, merchantId);
        run(connection, "delete from membership where user_id = ? and merchant_id = ?", userId, merchantId);
        run(
                connection,
                "delete from staff_user u where id = ? and not is_owner and not exists (select from memberships_of(u.id))",
                userId);
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.executeUpdate();
        }
    }
}
