// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import sohbet.persistence.Database;
import sohbet.persistence.audit.Act.Answer;

/** The months of the audit log. They are the owner's of the database: none of the pools can make or drop one. */
public final class AuditMonths {
    private static final int AHEAD = 3;

    private AuditMonths() {}

    /**
     * Makes the months to come and drops what is older than the whole months to keep.
     *
     * @return how many were dropped
     */
    public static int keep(Database.Settings settings, int months) throws SQLException {
        try (var connection = owner(settings)) {
            run(connection, "select audit_make_months(?)", AHEAD);
            int dropped = run(connection, "select audit_drop_months(?)", months);
            if (dropped > 0) {
                AuditLog.entry(
                        connection,
                        Act.ofSystem("auditMonthsDropped", "months", Integer.toString(dropped)),
                        Answer.DONE);
            }
            return dropped;
        }
    }

    /** Notes that the tables have been brought to a version. */
    public static void migrated(Database.Settings settings, String version) {
        try (var connection = owner(settings)) {
            AuditLog.entry(connection, Act.ofSystem("migrated", "migrations", version), Answer.DONE);
        } catch (SQLException e) {
            throw new IllegalStateException("the migration was not noted", e);
        }
    }

    private static Connection owner(Database.Settings settings) throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    private static int run(Connection connection, String sql, int argument) throws SQLException {
        try (var call = connection.prepareStatement(sql)) {
            call.setInt(1, argument);
            try (var row = call.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }
}
