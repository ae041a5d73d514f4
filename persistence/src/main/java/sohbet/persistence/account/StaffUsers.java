// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import sohbet.persistence.Database;

/** The people of the shops, and which merchants they work for. */
public final class StaffUsers {
    private final Database database;

    /**
     * One person.
     *
     * @param merchantId where this person comes in: the merchant they worked in last when there are several
     * @param isLocked whether no merchant lets this person in
     * @param isOwner whether the person is an owner of the installation, who may come in everywhere
     * @param mustChange whether the password has to be changed first
     */
    public record StaffUser(
            String id,
            String email,
            String name,
            String passwordHash,
            String merchantId,
            Role role,
            boolean isLocked,
            boolean mustChange,
            boolean isOwner) {
        @Override
        public String toString() {
            return "staff " + id;
        }
    }

    public StaffUsers(Database database) {
        this.database = database;
    }

    /** By e-mail, in whatever case; empty when unknown, without a merchant, or invited and not come yet. */
    public CompletionStage<Optional<StaffUser>> byEmail(String email) {
        return database.read(connection -> byEmail(connection, email));
    }

    /** The same by id. */
    public CompletionStage<Optional<StaffUser>> byId(String id) {
        return database.read(connection -> byId(connection, id));
    }

    static Optional<StaffUser> byEmail(Connection connection, String email) throws SQLException {
        return find(connection, "lower(u.email collate \"C\") = lower(? collate \"C\")", email);
    }

    static Optional<StaffUser> byId(Connection connection, String id) throws SQLException {
        return find(connection, "u.id = ?", id);
    }

    /** Adds the first of a merchant's staff; false when there is somebody already, whichever node was faster. */
    public CompletionStage<Boolean> addFirst(String email, String name, String passwordHash, String merchantId) {
        return database.write(merchantId, connection -> {
            try (PreparedStatement lock = connection.prepareStatement("select from merchant where id = ? for update")) {
                lock.setString(1, merchantId);
                lock.executeQuery().close();
            }
            if (any(connection, merchantId)) {
                return false;
            }
            String id = insert(connection, email, name, passwordHash);
            join(connection, id, merchantId, Role.ADMIN);
            Owners.nameFirst(connection, id);
            return true;
        });
    }

    /** The language of what is written to this person. */
    public CompletionStage<Boolean> speaks(String userId, String locale) {
        return database.write(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update staff_user set locale = ? where id = ?")) {
                update.setString(1, locale);
                update.setString(2, userId);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** Adds a member of staff, or gives the one with this e-mail the role at the merchant. */
    public CompletionStage<String> add(String email, String name, String passwordHash, String merchantId, Role role) {
        return database.write(merchantId, connection -> {
            String id = insert(connection, email, name, passwordHash);
            join(connection, id, merchantId, role);
            return id;
        });
    }

    public CompletionStage<Boolean> changeRole(String userId, String merchantId, Role role) {
        return database.write(merchantId, connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update membership set role = ? where user_id = ? and merchant_id = ?")) {
                update.setString(1, role.word());
                update.setString(2, userId);
                update.setString(3, merchantId);
                return update.executeUpdate() == 1;
            }
        });
    }

    public CompletionStage<Boolean> rehash(String userId, String passwordHash) {
        return database.write(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update staff_user set password_hash = ? where id = ?")) {
                update.setString(1, passwordHash);
                update.setString(2, userId);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** Somebody tried with a wrong password. */
    public CompletionStage<Boolean> failed(String userId) {
        return database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update staff_user set failed_sign_ins = failed_sign_ins + 1 where id = ?")) {
                update.setString(1, userId);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** Whether anybody at all can sign in for the merchant. */
    public CompletionStage<Boolean> anyFor(String merchantId) {
        return database.read(merchantId, connection -> any(connection, merchantId));
    }

    private static boolean any(Connection connection, String merchantId) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select exists (select from membership where merchant_id = ?)")) {
            query.setString(1, merchantId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static Optional<StaffUser> find(Connection connection, String condition, String value) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            select u.id, u.email, u.name, u.password_hash, m.merchant_id, m.role,
              u.disabled or m.locked_at is not null as locked, u.must_change_password, u.is_owner
            from staff_user u join lateral landing_of(u.id) m on true
            where u.password_hash is not null and\s""" + condition)) {
            query.setString(1, value);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new StaffUser(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                Role.of(row.getString(6)),
                                row.getBoolean(7),
                                row.getBoolean(8),
                                row.getBoolean(9)))
                        : Optional.empty();
            }
        }
    }

    private static String insert(Connection connection, String email, String name, String passwordHash)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            insert into staff_user (id, email, name, password_hash) values (?, ?, ?, ?)
            on conflict (lower(email collate "C")) do update set name = excluded.name, password_hash = excluded.password_hash
            returning id
            """)) {
            insert.setString(1, Token.id());
            insert.setString(2, email);
            insert.setString(3, name);
            insert.setString(4, passwordHash);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void join(Connection connection, String userId, String merchantId, Role role) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            insert into membership (user_id, merchant_id, role) values (?, ?, ?)
            on conflict (user_id, merchant_id) do update set role = excluded.role
            """)) {
            insert.setString(1, userId);
            insert.setString(2, merchantId);
            insert.setString(3, role.word());
            insert.executeUpdate();
        }
    }
}
