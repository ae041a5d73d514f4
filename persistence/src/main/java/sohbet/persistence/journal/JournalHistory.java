// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import sohbet.engine.kernel.History;
import sohbet.engine.kernel.Stored;
import sohbet.persistence.Database;

/** The past of one entity, read straight from the journal by its primary key. */
public final class JournalHistory implements History {
    private static final String PAGE = """
      select j.sequence_number, j.event_ser_manifest, j.event_payload from event_journal j
      where j.persistence_id = ? and j.sequence_number > ? and j.sequence_number <= ?
      order by j.sequence_number limit ?""";

    private final Database database;

    public JournalHistory(Database database) {
        this.database = database;
    }

    @Override
    public CompletionStage<List<Row>> read(String persistenceId, long after, long upTo, int most) {
        return database.engineRead(connection -> page(connection, persistenceId, after, upTo, most));
    }

    private static List<Row> page(Connection connection, String persistenceId, long after, long upTo, int most)
            throws SQLException {
        try (var select = connection.prepareStatement(PAGE)) {
            select.setString(1, persistenceId);
            select.setLong(2, after);
            select.setLong(3, upTo);
            select.setInt(4, most);
            var page = new ArrayList<Row>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) page.add(new Row(rows.getLong(1), new Stored(rows.getString(2), rows.getBytes(3))));
            }
            return page;
        }
    }
}
