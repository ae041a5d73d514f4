// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.Database;

/**
 * Moves one projection forward: its rows and its position in one transaction. Moving the position
 * comes first and is the fence: it succeeds only from where the caller believes it to be, and keeps
 * everybody else out until the commit.
 */
final class Progress {
    private static final Logger log = LoggerFactory.getLogger(Progress.class);
    // Rows and position go together, so what a power cut takes away is simply applied again: nobody
    // waits for the disk here.
    private static final String MOVE = """
      update projection_position p set tx = ?, ordering = ?, moved_at = now()
      from (select set_config('synchronous_commit', 'off', true) offset 0) quick
      where p.projection = ? and p.tx = ? and p.ordering = ?""";
    private static final String ENTER =
            "insert into projection_position (projection, tx, ordering) values (?, 0, 0) on conflict do nothing";
    private static final String WHERE = "select p.tx, p.ordering from projection_position p where p.projection = ?";
    private static final String SET_ASIDE = """
      insert into projection_failure (projection, tx, ordering, persistence_id, seq, error)
      values (?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private final Database database;
    private final Projection projection;
    private final String name;
    private final @Nullable String schema;
    private final TailProbe probe;

    /**
     * @param name under which the position is kept
     * @param schema where the projection's tables are looked for first; null for the usual place
     */
    Progress(Database database, Projection projection, String name, @Nullable String schema, TailProbe probe) {
        this.database = database;
        this.projection = projection;
        this.name = name;
        this.schema = schema;
        this.probe = probe;
    }

    /** Where the projection stands; a new one at the start. */
    Position position() throws SQLException {
        return database.inTransaction(connection -> {
            try (var enter = connection.prepareStatement(ENTER)) {
                enter.setString(1, name);
                enter.executeUpdate();
            }
            return position(connection, name).orElseThrow();
        });
    }

    static Optional<Position> position(Connection connection, String projection) throws SQLException {
        try (var select = connection.prepareStatement(WHERE)) {
            select.setString(1, projection);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new Position(rows.getLong(1), rows.getLong(2))) : Optional.empty();
            }
        }
    }

    /**
     * Applies the rows that follow this position and returns the new one. A row that cannot be
     * applied is found by halving and set aside.
     *
     * @throws Overtaken when the projection is no longer where the caller believes it to be
     */
    Position advance(Position from, List<TailRow> rows) throws SQLException {
        try {
            Position to = database.inTransaction(connection -> advance(connection, from, rows));
            for (TailRow row : rows) if (row instanceof Unreadable it) tell(it, it.why());
            return to;
        } catch (Overtaken overtaken) {
            throw overtaken;
        } catch (SQLException | RuntimeException e) {
            if (!isTheRowsFault(e)) throw e;
            if (rows.size() == 1) return setAside(from, rows.getFirst(), e);
            int half = rows.size() / 2;
            return advance(advance(from, rows.subList(0, half)), rows.subList(half, rows.size()));
        }
    }

    Position advance(Connection connection, Position from, List<TailRow> rows) throws SQLException {
        Position to = rows.getLast().position();
        move(connection, from, to);
        if (schema != null) ShadowTables.lookFirstIn(connection, schema);
        var happenings = new ArrayList<Happening>(rows.size());
        for (TailRow row : rows) {
            switch (row) {
                case Happening happening -> happenings.add(happening);
                case Unreadable unreadable -> setAside(connection, unreadable, unreadable.why());
            }
        }
        if (!happenings.isEmpty()) projection.apply(connection, happenings);
        return to;
    }

    private void move(Connection connection, Position from, Position to) throws SQLException {
        try (var move = connection.prepareStatement(MOVE)) {
            move.setLong(1, to.tx());
            move.setLong(2, to.ordering());
            move.setString(3, name);
            move.setLong(4, from.tx());
            move.setLong(5, from.ordering());
            if (move.executeUpdate() == 0) throw new Overtaken(name);
        }
    }

    /** Data that does not fit or rules that throw; all else may work the next time. */
    private static boolean isTheRowsFault(Exception e) {
        if (!(e instanceof SQLException sql)) return true;
        String state = sql.getSQLState();
        return state != null && state.matches("(20|21|22|23|54|P0).{3}");
    }

    private Position setAside(Position from, TailRow row, Exception why) throws SQLException {
        database.inTransaction(connection -> {
            move(connection, from, row.position());
            setAside(connection, row, why);
            return true;
        });
        tell(row, why);
        return row.position();
    }

    private void tell(TailRow row, Throwable why) {
        log.error("{} goes on without fact {} of {}: {}", name, row.seq(), row.persistenceId(), Cause.of(why));
        probe.failed(name, row, why);
    }

    private void setAside(Connection connection, TailRow row, Throwable why) throws SQLException {
        try (var insert = connection.prepareStatement(SET_ASIDE)) {
            insert.setString(1, name);
            insert.setLong(2, row.position().tx());
            insert.setLong(3, row.position().ordering());
            insert.setString(4, row.persistenceId());
            insert.setLong(5, row.seq());
            insert.setString(6, Cause.of(why));
            insert.executeUpdate();
        }
    }
}
