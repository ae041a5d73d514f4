// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for the tests of every module: one server a test JVM, one fresh database a test class.
 *
 * <pre>{@code @RegisterExtension static final TestPostgres.Database database = TestPostgres.database();}</pre>
 *
 * The database is dropped after the class (or by {@code close()}), the server ends with the JVM. It is not durable: a test that
 * kills servers starts its own {@link EmbeddedPostgres}.
 */
public final class TestPostgres {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {}

    /** A fresh, empty database; the server starts with the first. */
    public static Database database() {
        return create("");
    }

    /** A fresh database with the tables of this version and nothing in them: a copy of one that was migrated. */
    public static Database migrated() {
        return create(" template " + Template.READY.name);
    }

    private static Database create(String how) {
        String name = "t_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        execute("create database " + name + how);
        return new Database(name);
    }

    private static final class Template {
        static final Database READY = database();

        static {
            sohbet.persistence.Database.migrate(
                    sohbet.persistence.Database.Settings.of(READY.url(), READY.user(), READY.password()));
        }
    }

    /** One test class's database and how to reach it, as the superuser. */
    public static final class Database implements AfterAllCallback, AutoCloseable {
        private final String name;

        private Database(String name) {
            this.name = name;
        }

        public String url() {
            return Server.RUNNING.jdbcUrl(name);
        }

        public String user() {
            return Server.RUNNING.user();
        }

        public String password() {
            return Server.RUNNING.password();
        }

        /** Opens a new connection each time; wrap it in a pool where that matters. */
        public DataSource dataSource() {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url());
            source.setUser(user());
            source.setPassword(password());
            return source;
        }

        @Override
        public void afterAll(ExtensionContext context) {
            boolean nested =
                    context.getParent().flatMap(ExtensionContext::getTestClass).isPresent();
            if (!nested) {
                close();
            }
        }

        @Override
        public void close() {
            execute("drop database if exists " + name + " with (force)");
        }
    }

    private static void execute(String sql) {
        try (Connection connection = Server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        /** Warm folders of earlier runs are taken again; a second JVM in the same module takes the next one. */
        private static EmbeddedPostgres start() {
            try {
                Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
                Path programs = TestFolders.programs();
                String warm = "test-postgres-" + PostgresBinaries.shippedVersion() + "-";
                for (int i = 0; ; i++) {
                    try {
                        return cleaned(
                                EmbeddedPostgres.start(target.resolve(warm + i), programs, settings(), progress -> {}));
                    } catch (PostgresNotStarted e) {
                        if (i == 9 || !String.valueOf(e.getMessage()).startsWith("Another engine")) {
                            throw e;
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Map<String, String> settings() {
            Map<String, String> settings = PostgresSettings.durable();
            settings.putAll(Map.of("fsync", "off", "full_page_writes", "off", "max_connections", "200"));
            return settings;
        }

        /** Databases of runs that were killed. */
        private static EmbeddedPostgres cleaned(EmbeddedPostgres server) {
            try (Connection connection = connect(server);
                    Statement statement = connection.createStatement()) {
                List<String> left = new ArrayList<>();
                try (ResultSet rows =
                        statement.executeQuery("select datname from pg_database where datname like 't\\_%'")) {
                    while (rows.next()) {
                        left.add(rows.getString(1));
                    }
                }
                for (String name : left) {
                    statement.execute("drop database " + name + " with (force)");
                }
                return server;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        static Connection connect() throws SQLException {
            return connect(RUNNING);
        }

        private static Connection connect(EmbeddedPostgres server) throws SQLException {
            return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        }
    }
}
