// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from a statement that is wrong. */
public final class Outage {
    private Outage() {}

    /** Whether trying the same again later makes sense: the server is away, stopping or full. */
    public static boolean is(@Nullable Throwable why) {
        for (Throwable t = why; t != null; t = t.getCause()) {
            if (t instanceof SQLTransientConnectionException || t instanceof SQLRecoverableException) return true;
            if (t instanceof SQLException e && isOutage(e.getSQLState())) return true;
        }
        return false;
    }

    private static boolean isOutage(@Nullable String state) {
        if (state == null || state.length() < 2) return false;
        return switch (state.substring(0, 2)) {
            case "08", "53", "57", "58" -> true; // connection, resources, operator, system
            default -> false;
        };
    }
}
