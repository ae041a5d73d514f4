// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import sohbet.persistence.Database;

/**
 * Watches the oldest open write transaction that may write facts: while it lasts, nothing that
 * began after it can be read.
 */
final class Horizon {
    private static final long BEAT = TimeUnit.SECONDS.toNanos(1);

    private static final String OLDEST = "select age_ms, who from oldest_writer()";

    private final Database database;
    private final TailProbe probe;
    private long last = System.nanoTime() - BEAT;

    Horizon(Database database, TailProbe probe) {
        this.database = database;
        this.probe = probe;
    }

    /** Tells the probe, at most once a second; answers whether it has. */
    boolean look() throws SQLException {
        if (System.nanoTime() - last < BEAT) return false;
        last = System.nanoTime();
        return database.onConnection(connection -> {
            try (var select = connection.createStatement();
                    var rows = select.executeQuery(OLDEST)) {
                if (rows.next()) probe.horizon(Duration.ofMillis(rows.getLong(1)), rows.getString(2));
                else probe.horizon(Duration.ZERO, "");
                return true;
            }
        });
    }
}
