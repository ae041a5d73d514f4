// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import sohbet.persistence.Database;

/** Who is signed in. The clock is the database's, so that nodes agree on when a session is over. */
public final class StaffSessionTable {
    private static final String ALIVE = """
      from staff_session s
      join staff_user u on u.id = s.user_id and not u.disabled
      join lateral seat_of(s.user_id, s.merchant_id) m on m.locked_at is null and m.accepted_at is not null
      where s.expires_at > now() and s.last_seen_at > now() - make_interval(secs => ?)
      """;

    private final Database database;
    private final Duration idle;
    private final Duration longest;

    /** A session that is alive, with the role its owner has now. */
    public record StaffSession(
            String id, String userId, String email, String name, String merchantId, Role role, boolean isOwner) {
        @Override
        public String toString() {
            return "staff session " + id;
        }
    }

    /**
     * @param idle silence after which a session is over
     * @param longest its age at which it is over in any case
     */
    public StaffSessionTable(Database database, Duration idle, Duration longest) {
        this.database = database;
        this.idle = idle;
        this.longest = longest;
    }

    /**
     * Where somebody signs in from.
     *
     * @param device the browser and its system in a few words
     * @param address the network address
     */
    public record Origin(String device, String address) {
        public static final Origin UNKNOWN = new Origin("", "");

        /** Without the address. */
        @Override
        public String toString() {
            return device;
        }
    }

    /** A session as its owner's admins see it. */
    public record Seen(String id, Origin origin, Instant startedAt, Instant lastSeenAt) {}

    /** Opens a session from nowhere in particular. */
    public CompletionStage<String> open(String token, String userId, String merchantId) {
        return open(token, userId, merchantId, Origin.UNKNOWN);
    }

    /** Opens a session, counts it, and clears away those that are over. */
    public CompletionStage<String> open(String token, String userId, String merchantId, Origin origin) {
        return database.write(merchantId, connection -> {
            clear(connection);
            String id = Token.id();
            try (PreparedStatement insert = connection.prepareStatement("""
                  insert into staff_session (id, token_hash, user_id, merchant_id, expires_at, device, address)
                  values (?, ?, ?, ?, now() + make_interval(secs => ?), ?, ?)
                  """)) {
                insert.setString(1, id);
                insert.setBytes(2, Token.hash(token));
                insert.setString(3, userId);
                insert.setString(4, merchantId);
                insert.setDouble(5, (double) longest.toSeconds());
                insert.setString(6, origin.device());
                insert.setString(7, origin.address());
                insert.executeUpdate();
            }
            count(connection, userId, merchantId);
            remember(connection, userId, merchantId);
            return id;
        });
    }

    /** Where the person comes in the next time. */
    private static void remember(Connection connection, String userId, String merchantId) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update staff_user set last_merchant_id = ? where id = ? and last_merchant_id is distinct from ?")) {
            update.setString(1, merchantId);
            update.setString(2, userId);
            update.setString(3, merchantId);
            update.executeUpdate();
        }
    }

    /**
     * Goes on with a session at another merchant: another session with another token that ends when the one before would have,
     * while that one is over, with its sockets.
     *
     * @return the new session's id; empty when the old one is over, or the person has no seat there
     */
    public CompletionStage<Optional<String>> move(String sessionId, String token, String merchantId) {
        return database.write(merchantId, connection -> {
            String id = Token.id();
            try (PreparedStatement insert = connection.prepareStatement("""
                  insert into staff_session (id, token_hash, user_id, merchant_id, created_at, expires_at, device, address)
                  select ?, ?, s.user_id, m.merchant_id, s.created_at, s.expires_at, s.device, s.address
                  from (select * from staff_session where id = ? and expires_at > now() for update) s join lateral seat_of(s.user_id, ?) m on m.locked_at is null and m.accepted_at is not null
                  returning user_id
                  """)) {
                insert.setString(1, id);
                insert.setBytes(2, Token.hash(token));
                insert.setString(3, sessionId);
                insert.setString(4, merchantId);
                try (ResultSet row = insert.executeQuery()) {
                    if (!row.next()) return Optional.empty();
                    remember(connection, row.getString(1), merchantId);
                }
            }
            run(connection, "delete from staff_session where id = ?", sessionId);
            return Optional.of(id);
        });
    }

    private static void count(Connection connection, String userId, String merchantId) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
              update membership set sign_ins = sign_ins + 1, last_sign_in_at = now() where user_id = ? and merchant_id = ?
              """)) {
            update.setString(1, userId);
            update.setString(2, merchantId);
            update.executeUpdate();
        }
    }

    /** The sessions of a member of a merchant's staff that are alive, the newest first. */
    public CompletionStage<List<Seen>> of(String userId, String merchantId) {
        return database.read(connection -> {
            List<Seen> found = new ArrayList<>();
            try (PreparedStatement query =
                    connection.prepareStatement("select s.id, s.device, s.address, s.created_at," + " s.last_seen_at "
                            + ALIVE + " and s.user_id = ? and s.merchant_id = ? order by s.created_at desc, s.id")) {
                query.setDouble(1, (double) idle.toSeconds());
                query.setString(2, userId);
                query.setString(3, merchantId);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(new Seen(
                                row.getString(1),
                                new Origin(row.getString(2), row.getString(3)),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                row.getObject(5, OffsetDateTime.class).toInstant()));
                    }
                }
            }
            return found;
        });
    }

    /** Ends one session of a member of a merchant's staff. */
    public CompletionStage<Boolean> end(String id, String userId, String merchantId) {
        return database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from staff_session where id = ? and user_id = ? and merchant_id = ?")) {
                delete.setString(1, id);
                delete.setString(2, userId);
                delete.setString(3, merchantId);
                return delete.executeUpdate() == 1;
            }
        });
    }

    /** Ends the sessions of a member of a merchant's staff, all but the one that is spared; returns how many. */
    public CompletionStage<Integer> endAll(String userId, String merchantId, String spared) {
        return database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from staff_session where user_id = ? and merchant_id = ? and id <> ?")) {
                delete.setString(1, userId);
                delete.setString(2, merchantId);
                delete.setString(3, spared);
                return delete.executeUpdate();
            }
        });
    }

    /** The session of a cookie's token; being asked for keeps it alive. */
    public CompletionStage<Optional<StaffSession>> byToken(String token) {
        return database.read(connection -> {
            Optional<StaffSession> found = find(connection, Token.hash(token));
            if (found.isPresent()) {
                touch(connection, found.get().id());
            }
            return found;
        });
    }

    /** Whoever follows a live socket is there, even without a request. */
    public CompletionStage<Boolean> seen(String id) {
        return database.read(connection -> {
            touch(connection, id);
            return true;
        });
    }

    /** Ends one session. */
    public CompletionStage<Boolean> end(String id) {
        return database.write(connection -> run(connection, "delete from staff_session where id = ?", id) > 0);
    }

    /** Which of these are alive, and with which role. */
    public CompletionStage<Map<String, Role>> alive(Collection<String> ids) {
        return database.read(connection -> {
            Map<String, Role> alive = new HashMap<>();
            Array asked = connection.createArrayOf("text", ids.toArray());
            try (PreparedStatement query =
                    connection.prepareStatement("select s.id, m.role " + ALIVE + " and s.id = any (?)")) {
                query.setDouble(1, (double) idle.toSeconds());
                query.setArray(2, asked);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        alive.put(row.getString(1), Role.of(row.getString(2)));
                    }
                }
            }
            return alive;
        });
    }

    private Optional<StaffSession> find(Connection connection, byte[] hash) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select s.id, s.user_id, u.email, u.name, s.merchant_id, m.role, u.is_owner " + ALIVE
                        + " and s.token_hash = ?")) {
            query.setDouble(1, (double) idle.toSeconds());
            query.setBytes(2, hash);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new StaffSession(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                Role.of(row.getString(6)),
                                row.getBoolean(7)))
                        : Optional.empty();
            }
        }
    }

    /** Once in half a minute is enough, and spares a write a request. */
    private static void touch(Connection connection, String id) throws SQLException {
        run(
                connection,
                "update staff_session set last_seen_at = now() where id = ? and last_seen_at < now() - interval '30 seconds'",
                id);
    }

    private void clear(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from staff_session where expires_at < now() or last_seen_at < now() - make_interval(secs => ?)")) {
            delete.setDouble(1, (double) idle.toSeconds());
            delete.executeUpdate();
        }
    }

    private static int run(Connection connection, String sql, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            return statement.executeUpdate();
        }
    }
}
