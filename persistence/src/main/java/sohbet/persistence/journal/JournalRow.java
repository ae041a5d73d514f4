// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** A row of the journal on its way to the database. */
@SuppressWarnings("ArrayRecordComponent") // it lives from one queue to the next statement
record JournalRow(
        String persistenceId,
        long sequenceNumber,
        String writer,
        long timestamp,
        int serializer,
        String manifest,
        byte[] payload) {

    /**
     * One array a column keeps the statement the same for any number of rows, so it is planned once.
     * The number of the transaction is taken once, not for each row.
     */
    private static final String INSERT = """
      insert into event_journal (tx, persistence_id, sequence_number, writer, write_timestamp,
        event_ser_id, event_ser_manifest, event_payload)
      select t.tx, r.* from (select journal_tx() as tx offset 0) t,
        unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::int[], ?::text[], ?::bytea[]) r""";

    /** Writes the rows in one statement, which without a transaction around it is one. */
    static void insert(Connection connection, List<JournalRow> rows) throws SQLException {
        int n = rows.size();
        var ids = new String[n];
        var seqs = new Long[n];
        var writers = new String[n];
        var times = new Long[n];
        var serializers = new Integer[n];
        var manifests = new String[n];
        var payloads = new byte[n][];
        for (int i = 0; i < n; i++) {
            JournalRow row = rows.get(i);
            ids[i] = row.persistenceId;
            seqs[i] = row.sequenceNumber;
            writers[i] = row.writer;
            times[i] = row.timestamp;
            serializers[i] = row.serializer;
            manifests[i] = row.manifest;
            payloads[i] = row.payload;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, connection.createArrayOf("text", ids));
            insert.setArray(2, connection.createArrayOf("bigint", seqs));
            insert.setArray(3, connection.createArrayOf("text", writers));
            insert.setArray(4, connection.createArrayOf("bigint", times));
            insert.setArray(5, connection.createArrayOf("integer", serializers));
            insert.setArray(6, connection.createArrayOf("text", manifests));
            insert.setArray(7, connection.createArrayOf("bytea", payloads));
            insert.executeUpdate();
        }
    }
}
