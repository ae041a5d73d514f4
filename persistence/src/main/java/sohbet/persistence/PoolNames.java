// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the server sees each pool's connections under the pool's own name. The tail passes over open transactions of the
 * pool of queries and knows them by that name: behind a pooler that lends one client's connection to another and leaves the
 * name, a transaction that writes facts would bear it too, and they would be skipped.
 */
final class PoolNames {
    private static final Logger log = LoggerFactory.getLogger(PoolNames.class);

    /** A pooler may change the connection behind a client with each transaction. */
    private static final int ROUNDS = 4;

    private static final String MINE =
            "select pg_backend_pid(), a.application_name from pg_stat_activity a" + " where a.pid = pg_backend_pid()";
    private static final String THEIRS = "select a.application_name from pg_stat_activity a where a.pid = ?";

    private PoolNames() {}

    /** False as soon as one name is another than the pool's, cannot be seen, or cannot be asked for. */
    static boolean hold(Map<String, DataSource> pools) {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                var wrong = wrong(pools);
                if (!wrong.isEmpty()) {
                    log.warn(
                            "PostgreSQL does not see our pools under their names ({}), as behind a pooler that mixes them"
                                    + " up; the tail now waits for every open transaction (docs/decisions/0003-the-tail.md)",
                            String.join(", ", wrong));
                    return false;
                }
            }
            return true;
        } catch (SQLException e) {
            log.warn(
                    "the names of our pools could not be looked at, so the tail waits for every open transaction: {}",
                    e.getSQLState());
            return false;
        }
    }

    /** All at once in open transactions, so that no two of them can be the same connection of the server. */
    private static List<String> wrong(Map<String, DataSource> pools) throws SQLException {
        var open = new LinkedHashMap<String, Connection>();
        try {
            for (var pool : pools.entrySet()) open.put(pool.getKey(), begun(pool.getValue()));
            var wrong = new ArrayList<String>();
            for (var one : open.entrySet()) {
                try (var mine = one.getValue().prepareStatement(MINE);
                        var row = mine.executeQuery()) {
                    if (!row.next() || !one.getKey().equals(row.getString(2))) wrong.add(one.getKey());
                    else
                        for (var other : open.values())
                            if (!one.getKey().equals(seen(other, row.getInt(1)))) wrong.add(one.getKey());
                }
            }
            return wrong.stream().distinct().toList();
        } finally {
            for (var connection : open.values()) ended(connection);
        }
    }

    private static Connection begun(DataSource pool) throws SQLException {
        var connection = pool.getConnection();
        connection.setAutoCommit(false); // the pool sets it back
        // Only now a pooler has given it a connection of the server, and each transaction sees the list of them once.
        try (var first = connection.createStatement()) {
            first.execute("select 1");
        }
        return connection;
    }

    private static String seen(Connection by, int pid) throws SQLException {
        try (var theirs = by.prepareStatement(THEIRS)) {
            theirs.setInt(1, pid);
            try (var row = theirs.executeQuery()) {
                return row.next() && row.getString(1) != null ? row.getString(1) : "";
            }
        }
    }

    private static void ended(Connection connection) throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
