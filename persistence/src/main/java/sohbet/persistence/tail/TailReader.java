// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.Codec;
import sohbet.engine.kernel.Recorded;
import sohbet.engine.kernel.Seal;
import sohbet.engine.kernel.Stored;
import sohbet.persistence.Database;
import sohbet.persistence.keys.EntityKeys;

/**
 * Reads the journal in the order of the tail. It takes only rows whose transaction is older than
 * every one that is still open and may write facts, so nothing can appear before a place it has passed.
 */
public final class TailReader {
    // Columns are qualified on purpose: a bare "order by tx" next to "tx::text" would sort the text,
    // and rows would be skipped.
    private static final String AFTER = """
      select r.tx, r.ordering, r.persistence_id, r.sequence_number, r.write_timestamp,
        r.event_ser_manifest, r.event_payload, k.key_id, k.wrapped
      from (
        select * from event_journal j
        where (j.tx, j.ordering) > (?, ?) and j.tx < (select %s())
        order by j.tx, j.ordering limit ?) r
      left join entity_key k on k.persistence_id = r.persistence_id
      order by r.tx, r.ordering""";

    private static final String OLDER_THAN_ALL = AFTER.formatted("journal_horizon");
    /** Costs ten times as much, and is asked when the other has nothing. */
    private static final String OLDER_THAN_WRITERS = AFTER.formatted("journal_horizon_of_writers");

    private static final String BACK = """
      select j.tx, j.ordering from event_journal j where j.tx < journal_horizon()
      order by j.tx desc, j.ordering desc offset ? limit 1""";

    private final Database database;
    private final EntityKeys keys;
    private final Codec codec;

    public TailReader(Database database, EntityKeys keys, Codec codec) {
        this.database = database;
        this.keys = keys;
        this.codec = codec;
    }

    /** At most {@code most} rows after the position, in order; it waits for the database. */
    public List<TailRow> after(Position position, int most) throws SQLException {
        return database.onConnection(connection -> after(connection, position, most));
    }

    List<TailRow> after(Connection connection, Position position, int most) throws SQLException {
        var found = after(connection, OLDER_THAN_ALL, position, most);
        return found.isEmpty() && database.namesHold() ? after(connection, OLDER_THAN_WRITERS, position, most) : found;
    }

    private List<TailRow> after(Connection connection, String sql, Position position, int most) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, position.tx());
            select.setLong(2, position.ordering());
            select.setInt(3, most);
            var found = new ArrayList<TailRow>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) found.add(row(rows));
            }
            return found;
        }
    }

    /** The place with this many rows behind it; the start when there are fewer. */
    Position back(int rows) throws SQLException {
        return database.onConnection(connection -> {
            try (var select = connection.prepareStatement(BACK)) {
                select.setInt(1, rows);
                try (var found = select.executeQuery()) {
                    return found.next() ? new Position(found.getLong(1), found.getLong(2)) : Position.START;
                }
            }
        });
    }

    private TailRow row(ResultSet row) throws SQLException {
        var position = new Position(row.getLong(1), row.getLong(2));
        String id = row.getString(3);
        long seq = row.getLong(4);
        try {
            var stored = new Stored(row.getString(6), row.getBytes(7));
            var recorded = Recorded.read(codec, seq, stored, seal(id, row));
            return Happening.of(position, id, Instant.ofEpochMilli(row.getLong(5)), recorded);
        } catch (RuntimeException e) {
            return new Unreadable(position, id, seq, e);
        }
    }

    /** The fact as it would be read without its key. */
    Happening forgotten(Happening it) {
        return new Happening(
                it.position(),
                it.persistenceId(),
                it.kind(),
                it.merchant(),
                it.id(),
                it.writtenAt(),
                it.recorded().forgotten(codec));
    }

    private @Nullable Seal seal(String id, ResultSet row) throws SQLException {
        byte[] wrapped = row.getBytes(9);
        return wrapped == null ? null : keys.seal(id, row.getLong(8), wrapped);
    }
}
