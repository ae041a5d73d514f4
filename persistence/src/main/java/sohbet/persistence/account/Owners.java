// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The owners of the installation, who stand above its merchants. Each act is one step of the caller's transaction; those that may
 * leave the installation without one begin with {@link #begin}.
 */
public final class Owners {
    private Owners() {}

    /**
     * An owner.
     *
     * @param isAble whether they can sign in and nobody has locked them out anywhere
     */
    public record Owner(String id, String name, String email, boolean isAble) {
        /** Without the person. */
        @Override
        public String toString() {
            return "owner " + id;
        }
    }

    /**
     * One at a time: of two owners who remove each other at once the second is refused. Taken after the lock on a merchant's
     * staff where both are needed.
     */
    public static void begin(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "select pg_advisory_xact_lock(hashtextextended('owners of the installation', 0))")) {
            lock.execute();
        }
    }

    public static boolean isOne(Connection connection, String userId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select is_owner from staff_user where id = ?")) {
            query.setString(1, userId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Whether somebody is left who may do everything. */
    public static boolean someAreLeft(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select exists (select from able_owners())");
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    public static List<Owner> all(Connection connection) throws SQLException {
        List<Owner> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                        select u.id, u.name, u.email, u.id in (select able_owners()) from staff_user u
                        where u.is_owner order by lower(u.name) collate "C", u.id
                        """);
                ResultSet row = query.executeQuery()) {
            while (row.next())
                found.add(new Owner(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)));
        }
        return found;
    }

    /** Makes the person with this address an owner, or takes it from them; empty when there is nobody who could sign in. */
    public static Optional<String> name(Connection connection, String email) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            update staff_user set is_owner = true
            where lower(email collate "C") = lower(? collate "C") and not disabled and password_hash is not null returning id
            """)) {
            update.setString(1, email);
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** The person stays, and is no owner any more. */
    public static boolean dismiss(Connection connection, String userId) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update staff_user set is_owner = false where id = ? and is_owner")) {
            update.setString(1, userId);
            return update.executeUpdate() == 1;
        }
    }

    /** The first admin of an installation without an owner becomes one. */
    static void nameFirst(Connection connection, String userId) throws SQLException {
        begin(connection);
        try (PreparedStatement update = connection.prepareStatement(
                "update staff_user set is_owner = true where id = ? and not exists (select from staff_user where is_owner)")) {
            update.setString(1, userId);
            update.executeUpdate();
        }
    }
}
