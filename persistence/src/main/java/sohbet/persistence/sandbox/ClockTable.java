// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** How far ahead the sandbox is, in one row for all nodes. */
final class ClockTable {
    private static final String ADVANCE = """
        insert into sandbox_clock as c (ahead_ms) values (?)
        on conflict (only_row) do update set ahead_ms = c.ahead_ms + excluded.ahead_ms, moved_at = now()
        where c.ahead_ms + excluded.ahead_ms <= ?
        returning ahead_ms""";

    private ClockTable() {}

    static Duration ahead(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select ahead_ms from sandbox_clock");
                var row = query.executeQuery()) {
            return row.next() ? Duration.ofMillis(row.getLong(1)) : Duration.ZERO;
        }
    }

    /** How far ahead it is now; empty, and nothing has changed, when that would be farther than {@code most}. */
    static Optional<Duration> advance(Connection connection, Duration by, Duration most) throws SQLException {
        if (by.compareTo(most) > 0) return Optional.empty();
        try (var insert = connection.prepareStatement(ADVANCE)) {
            insert.setLong(1, by.toMillis());
            insert.setLong(2, most.toMillis());
            try (var row = insert.executeQuery()) {
                return row.next() ? Optional.of(Duration.ofMillis(row.getLong(1))) : Optional.empty();
            }
        }
    }
}
