// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.persistence.postgres.TestPostgres;

/** A database that has run a migration as it was written first goes on; one that has run something else does not. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ChangedMigrationTest {
    @RegisterExtension
    static final TestPostgres.Database postgres = TestPostgres.migrated();

    private static final int FIRST_WRITTEN = -362839309;

    @Test
    void as_it_was_written_first() throws SQLException {
        int now = sum();
        was(FIRST_WRITTEN);
        migrate();
        assertEquals(now, sum());
    }

    @Test
    void as_it_never_was() throws SQLException {
        int now = sum();
        was(1);
        assertThrows(FlywayException.class, ChangedMigrationTest::migrate);
        was(now);
    }

    private static void migrate() {
        Database.migrate(Database.Settings.of(postgres.url(), postgres.user(), postgres.password()));
    }

    private static void was(int sum) throws SQLException {
        try (var connection = postgres.dataSource().getConnection();
                var update = connection.createStatement()) {
            update.execute("update flyway_schema_history set checksum = " + sum + " where version = '60'");
        }
    }

    private static int sum() throws SQLException {
        try (var connection = postgres.dataSource().getConnection();
                var query = connection.createStatement();
                var row = query.executeQuery("select checksum from flyway_schema_history where version = '60'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
