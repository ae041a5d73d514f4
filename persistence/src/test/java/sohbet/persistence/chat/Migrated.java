// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.sql.Connection;
import java.sql.SQLException;
import sohbet.persistence.postgres.TestPostgres;

/** A database with all tables in it, empty. */
public final class Migrated {
    private Migrated() {}

    public static TestPostgres.Database database() {
        return TestPostgres.migrated();
    }

    /** A new connection that sees what the pool of queries sees for a merchant. */
    public static Connection of(TestPostgres.Database database, String merchant) throws SQLException {
        var connection = database.dataSource().getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set role sohbet_app");
            statement.execute("set sohbet.merchant = '" + merchant + "'");
        }
        return connection;
    }
}
