// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps the journal's transaction numbers going upwards across a restore or a move to another
 * server, whose own numbers may be lower.
 */
public final class JournalBase {
    private static final String FITS = """
      select coalesce((select max(j.tx) from event_journal j), -1)
        < pg_snapshot_xmax(pg_current_snapshot())::text::bigint + b.base
      from journal_base b""";

    private static final String RAISE = """
      update journal_base set base = greatest(base,
        (select coalesce(max(j.tx), -1) from event_journal j) + 1 - pg_current_xact_id()::text::bigint)""";

    private JournalBase() {}

    /** Whether what is written next comes after all that is there; the engine is not ready before. */
    public static boolean fits(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(FITS)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /** Puts the numbers of this server behind those in the journal. Positions stay valid. */
    public static void raise(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(RAISE);
        }
    }
}
