// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * One table that is taken along.
 *
 * @param name quoted where needed
 * @param columns those that are stored as given, in their order; what the server reckons it reckons anew
 */
record Table(String name, String columns) {
    /** A transaction that writes must be short: while it is open it may stop the tails of its server. */
    private static final int ROWS = 500;

    private static final int BYTES = 1024 * 1024;

    boolean isOfAudit() {
        return name.startsWith("audit_2");
    }

    long copy(Connection old, Connection fresh, LongConsumer watch) throws SQLException {
        var there = old.unwrap(PGConnection.class).getCopyAPI();
        var here = fresh.unwrap(PGConnection.class).getCopyAPI();
        CopyOut out = there.copyOut("copy (select " + columns + " from " + name + ") to stdout");
        long rows = 0;
        try {
            byte[] row = out.readFromCopy();
            while (row != null) {
                CopyIn in = here.copyIn("copy " + name + " (" + columns + ") from stdin");
                try {
                    int bytes = 0;
                    int taken = 0;
                    for (; row != null && taken < ROWS && bytes < BYTES; taken++) {
                        in.writeToCopy(row, 0, row.length);
                        bytes += row.length;
                        row = out.readFromCopy();
                    }
                    in.endCopy();
                    rows += taken;
                } finally {
                    if (in.isActive()) in.cancelCopy();
                }
                watch.accept(rows);
            }
            return rows;
        } finally {
            if (out.isActive()) out.cancelCopy();
        }
    }

    /** How many rows, and a number that hardly any other content has, whatever order they lie in. */
    String sum(Connection connection) throws SQLException {
        return Tables.texts(connection, """
            select count(*) || ' rows, sum ' || coalesce(sum(('x' || substr(md5(t::text), 1, 15))::bit(60)::bigint::numeric), 0)
            from (select %s from %s) t""".formatted(columns, name)).getFirst();
    }
}
