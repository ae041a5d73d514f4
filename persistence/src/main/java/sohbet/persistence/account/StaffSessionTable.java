// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import sohbet.persistence.Database;

/** Who is signed in. The clock is the database's, so that nodes agree on when a session is over. */
public final class StaffSessionTable {
    private static final String ALIVE = """
      from staff_session s
      join staff_user u on u.id = s.user_id and not u.disabled
      join lateral memberships_of(s.user_id) m on m.merchant_id = s.merchant_id
      where s.expires_at > now() and s.last_seen_at > now() - make_interval(secs => ?)
      """;

    private final Database database;
    private final Duration idle;
    private final Duration longest;

    /** A session that is alive, with the role its owner has now. */
    public record StaffSession(String id, String userId, String email, String name, String merchantId, Role role) {
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

    /** Opens a session and clears away those that are over. */
    public CompletionStage<String> open(String token, String userId, String merchantId) {
        return database.write(connection -> {
            clear(connection);
            String id = Token.id();
            try (PreparedStatement insert = connection.prepareStatement("""
                  insert into staff_session (id, token_hash, user_id, merchant_id, expires_at)
                  values (?, ?, ?, ?, now() + make_interval(secs => ?))
                  """)) {
                insert.setString(1, id);
                insert.setBytes(2, Token.hash(token));
                insert.setString(3, userId);
                insert.setString(4, merchantId);
                insert.setDouble(5, (double) longest.toSeconds());
                insert.executeUpdate();
            }
            return id;
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

    /** Ends all sessions of a member of staff. */
    public CompletionStage<Integer> endAllOf(String userId) {
        return database.write(connection -> run(connection, "delete from staff_session where user_id = ?", userId));
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
                "select s.id, s.user_id, u.email, u.name, s.merchant_id, m.role " + ALIVE + " and s.token_hash = ?")) {
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
                                Role.of(row.getString(6))))
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
