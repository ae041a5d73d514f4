// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.Database;

/**
 * Fills one projection anew from the first fact on, beside the one in use, and then lets it take
 * that one's place in one transaction. Meanwhile the old rows stay visible and go on being kept up
 * to date, on this node or any other.
 */
public final class Rebuild {
    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final int MOST = 100;
    private static final int ATTEMPTS = 20;

    private final Database database;
    private final TailReader reader;
    private final Projection projection;
    private final Consumer<Step> progress;
    private final String shadowName;
    private final Progress shadow;
    private Position position = Position.START;
    private long rows;

    /**
     * How far a rebuild has come.
     *
     * @param rows applied so far
     * @param goal the end of the journal when it began
     */
    public record Step(long rows, Position position, Position goal) {
        /** About how much is done, from 0 to 1. */
        public double part() {
            if (goal.ordering() == 0) return 1;
            return Math.clamp((double) position.ordering() / goal.ordering(), 0, 1);
        }
    }

    public Rebuild(Database database, TailReader reader, Projection projection, Consumer<Step> progress) {
        this.database = database;
        this.reader = reader;
        this.projection = projection;
        this.progress = progress;
        this.shadowName = projection.name() + "@rebuild";
        this.shadow = new Progress(database, projection, shadowName, ShadowTables.SCHEMA, TailProbe.NONE);
    }

    /** Returns the number of rows applied; it waits for the database, so it needs its own thread. */
    public long run() throws SQLException {
        try (Connection guard = database.app().getConnection()) {
            if (!lock(guard, "pg_try_advisory_lock"))
                throw new IllegalStateException(projection.name() + " is being rebuilt already");
            try {
                return rebuild();
            } finally {
                lock(guard, "pg_advisory_unlock");
            }
        }
    }

    private boolean lock(Connection connection, String how) throws SQLException {
        try (var select = connection.prepareStatement("select " + how + "(hashtext(?))")) {
            select.setString(1, shadowName);
            try (var rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private long rebuild() throws SQLException {
        ShadowTables tables = database.inTransaction(connection -> {
            ShadowTables.asOwner(connection);
            var made = ShadowTables.of(connection, projection.tables());
            made.create(connection);
            update(connection, "delete from projection_position where projection = ?", shadowName);
            update(connection, "delete from projection_failure where projection = ?", shadowName);
            return made;
        });
        Position goal = reader.back(0);
        position = shadow.position();
        for (int attempt = 0; ; attempt++) {
            catchUp(goal);
            if (swapped(tables, attempt)) return rows;
        }
    }

    private void catchUp(Position goal) throws SQLException {
        var chunk = new Chunk();
        while (true) {
            int asked = chunk.rows();
            List<TailRow> next = reader.after(position, asked);
            if (next.isEmpty()) return;
            long start = System.nanoTime();
            position = shadow.advance(position, next);
            chunk.took(next.size(), System.nanoTime() - start);
            rows += next.size();
            progress.accept(new Step(rows, position, goal));
            if (next.size() < asked) return;
        }
    }

    /** Tries to end; when that cannot be done quickly, a little more is applied first. */
    private boolean swapped(ShadowTables tables, int attempt) throws SQLException {
        try {
            rows += database.inTransaction(connection -> swap(connection, tables));
            return true;
        } catch (SQLException | RuntimeException e) {
            if (attempt == ATTEMPTS) throw e;
            log.info("{} cannot be swapped yet: {}", projection.name(), e.toString());
            return false;
        }
    }

    /** Returns how many rows came in on the way: those the one in use has and the new one lacks. */
    private int swap(Connection connection, ShadowTables tables) throws SQLException {
        update(connection, "set local lock_timeout = '2s'");
        Position used = held(connection);
        List<TailRow> rest = used.isAfter(position) ? reader.after(connection, position, MOST) : List.of();
        Position reached = rest.isEmpty() ? position : shadow.advance(connection, position, rest);
        if (used.isAfter(reached)) throw new IllegalStateException("it is more than a step behind");
        ShadowTables.asOwner(connection);
        tables.swap(connection);
        update(connection, "delete from projection_failure where projection = ?", projection.name());
        update(
                connection,
                "update projection_failure set projection = ? where projection = ?",
                projection.name(),
                shadowName);
        update(connection, "delete from projection_position where projection = ?", projection.name());
        update(
                connection,
                "update projection_position set projection = ? where projection = ?",
                projection.name(),
                shadowName);
        return rest.size();
    }

    /** Where the one in use stands, which now nobody can move. */
    private Position held(Connection connection) throws SQLException {
        update(
                connection,
                "update projection_position set moved_at = moved_at where projection = ?",
                projection.name());
        return Progress.position(connection, projection.name()).orElse(Position.START);
    }

    private static void update(Connection connection, String sql, String... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
            statement.execute();
        }
    }
}
