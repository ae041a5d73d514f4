// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.setup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Database;
import sohbet.persistence.account.Token;

/** Whether the installation is set up, and what has been said so far while it is not. One row for all nodes. */
public final class SetupTable {
    private final Database database;

    /**
     * What has been said so far.
     *
     * @param draft as JSON, for everybody who may see it
     * @param secrets sealed; null while there are none
     */
    public record Kept(String draft, byte @Nullable [] secrets) {
        @Override
        public String toString() {
            return "setup draft";
        }
    }

    public SetupTable(Database database) {
        this.database = database;
    }

    public CompletionStage<Boolean> isDone() {
        return database.engineRead(
                connection -> asks(connection, "select exists (select from setup where done_at is not null)"));
    }

    /** Makes a new link and ends the one before it; empty when there is nothing left to set up. */
    public CompletionStage<Optional<String>> link() {
        String token = Token.fresh();
        return database.engineWrite(connection -> {
            boolean made = set(connection, """
                insert into setup (link_hash) values (?)
                on conflict (only_row) do update set link_hash = excluded.link_hash where setup.done_at is null
                """, Token.hash(token));
            return made ? Optional.of(token) : Optional.empty();
        });
    }

    /** Uses the link up for a session; of two who come with it one gets in. Whoever was in before is not any more. */
    public CompletionStage<Optional<String>> enter(String link) {
        String session = Token.fresh();
        return database.engineWrite(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update setup set link_hash = null, session_hash = ? where link_hash = ? and done_at is null")) {
                update.setBytes(1, Token.hash(session));
                update.setBytes(2, Token.hash(link));
                return update.executeUpdate() == 1 ? Optional.of(session) : Optional.empty();
            }
        });
    }

    /** What has been said, for whoever is in. */
    public CompletionStage<Optional<Kept>> of(String session) {
        return database.engineRead(connection -> kept(connection, session, ""));
    }

    /** Changes what has been said; empty when the session is not the one that is in. */
    public CompletionStage<Optional<Kept>> change(String session, UnaryOperator<Kept> change) {
        return database.engineWrite(connection -> {
            Optional<Kept> before = kept(connection, session, " for update");
            if (before.isEmpty()) return before;
            Kept after = change.apply(before.get());
            try (PreparedStatement update =
                    connection.prepareStatement("update setup set draft = ?::jsonb, secrets = ?")) {
                update.setString(1, after.draft());
                update.setBytes(2, after.secrets());
                update.executeUpdate();
            }
            return Optional.of(after);
        });
    }

    /** From now on it is set up, and what was said on the way is forgotten; false when it was so before. */
    public CompletionStage<Boolean> finish() {
        return database.engineWrite(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                insert into setup (done_at) values (now())
                on conflict (only_row) do update set done_at = now(), link_hash = null, session_hash = null, draft = '{}', secrets = null
                where setup.done_at is null
                """)) {
                return update.executeUpdate() == 1;
            }
        });
    }

    private static Optional<Kept> kept(Connection connection, String session, String how) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select draft::text, secrets from setup where session_hash = ? and done_at is null" + how)) {
            query.setBytes(1, Token.hash(session));
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(new Kept(row.getString(1), row.getBytes(2))) : Optional.empty();
            }
        }
    }

    private static boolean set(Connection connection, String sql, byte[] value) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setBytes(1, value);
            return update.executeUpdate() == 1;
        }
    }

    private static boolean asks(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
