// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.Codec;
import sohbet.engine.kernel.Event;
import sohbet.engine.kernel.Names;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Recorded;
import sohbet.engine.kernel.Seal;
import sohbet.engine.kernel.StoredName;
import sohbet.persistence.Database;

/** A plain aggregate for tests of the tail, and a pen that writes its facts into the journal. */
public final class Notes {
    public sealed interface NoteEvent extends Event {}

    @StoredName("noted")
    public record Noted(Instant at, String text, @Nullable Personal by) implements NoteEvent {}

    @StoredName("forgot")
    public record Forgot(Instant at) implements NoteEvent {
        @Override
        public boolean forgets() {
            return true;
        }
    }

    public static final Codec CODEC = new Codec(new Names().add("note", NoteEvent.class));

    private static final String INSERT = """
      insert into event_journal (persistence_id, sequence_number, writer, write_timestamp, event_ser_id,
        event_ser_manifest, event_payload) values (?, ?, 'w', ?, 7315001, ?, ?)""";

    private Notes() {}

    public static String id(int n) {
        return "note|shop~" + n;
    }

    public static void write(Connection connection, String id, long seq, String text) throws SQLException {
        write(connection, id, seq, text, null, null, null);
    }

    public static void write(
            Connection connection,
            String id,
            long seq,
            String text,
            @Nullable Personal by,
            @Nullable Seal seal,
            @Nullable Instant alarm)
            throws SQLException {
        var event = new Noted(Instant.now(), text, by);
        var stored = new Recorded<>(seq, event, null, null, alarm).store(CODEC, seal);
        raw(connection, id, seq, stored.manifest(), stored.bytes());
    }

    public static void raw(Connection connection, String id, long seq, String manifest, byte[] payload)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, id);
            insert.setLong(2, seq);
            insert.setLong(3, System.currentTimeMillis());
            insert.setString(4, manifest);
            insert.setBytes(5, payload);
            insert.executeUpdate();
        }
    }

    /** As the owner of the tables: the engine's role makes none. */
    public static void run(Database database, String... statements) throws SQLException {
        database.onConnection(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("reset role");
                try {
                    for (String sql : statements) statement.execute(sql);
                } finally {
                    statement.execute("set role sohbet_engine");
                }
            }
            return true;
        });
    }

    public static long number(Database database, String sql) throws SQLException {
        return database.onConnection(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    public static String text(TailRow row) {
        return ((Noted) ((Happening) row).recorded().event()).text();
    }

    public static List<String> texts(List<? extends TailRow> rows) {
        return rows.stream().map(Notes::text).toList();
    }
}
