// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TestPostgresTest {
    @RegisterExtension
    static final TestPostgres.Database database = TestPostgres.database();

    @Test
    void two_databases_do_not_see_each_other() throws SQLException {
        try (TestPostgres.Database other = TestPostgres.database()) {
            try (Connection here = database.dataSource().getConnection();
                    Connection there = other.dataSource().getConnection()) {
                here.createStatement().execute("create table only_here (id int)");
                assertEquals(0, number(there, "select count(*) from pg_tables where tablename = 'only_here'"));
                assertEquals(1, number(here, "select count(*) from pg_tables where tablename = 'only_here'"));
            }
        }
    }

    @Test
    void a_closed_database_is_gone() {
        TestPostgres.Database closed = TestPostgres.database();
        closed.close();
        assertThrows(
                SQLException.class, () -> closed.dataSource().getConnection().close());
    }

    @Test
    void turkish_full_text_and_trigrams_are_there() throws SQLException {
        try (Connection here = database.dataSource().getConnection()) {
            here.createStatement().execute("create extension pg_trgm");
            assertEquals(
                    1,
                    number(
                            here,
                            "select (to_tsvector('turkish', 'Kırmızı ayakkabılarınız') @@ plainto_tsquery('turkish', 'ayakkabı'))::int"));
            assertEquals(1, number(here, "select (similarity('ayakkabı', 'ayakabı') > 0.5)::int"));
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
