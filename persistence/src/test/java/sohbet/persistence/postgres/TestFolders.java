// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Data folders under {@code target/} that share one copy of the server's programs. */
final class TestFolders {
    private static final Logger LOG = LoggerFactory.getLogger(TestFolders.class);

    private TestFolders() {}

    /** The outermost folder with a pom.xml has the programs, so that the modules unpack them once. */
    static Path programs() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && Files.exists(folder.getParent().resolve("pom.xml"))) {
            folder = folder.getParent();
        }
        return Files.createDirectories(folder.resolve("target"));
    }

    static Path fresh(String name) throws IOException {
        Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
        return Files.createTempDirectory(target, name + "-");
    }

    /** Starts with the settings of production. */
    static EmbeddedPostgres start(Path data) throws IOException {
        long begun = System.nanoTime();
        EmbeddedPostgres started = EmbeddedPostgres.start(data, programs(), PostgresSettings.durable(), LOG::info);
        LOG.info("PostgreSQL started in {} ms on {}", (System.nanoTime() - begun) / 1_000_000, data.getFileName());
        return started;
    }

    static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server)) {
            connection.createStatement().execute(sql);
        }
    }

    static String ask(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
