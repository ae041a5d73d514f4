// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.postgresql.ds.PGSimpleDataSource;
import sohbet.http.proof.EngineProcess;
import sohbet.http.proof.ProofShop;
import sohbet.persistence.Database;
import sohbet.persistence.postgres.EmbeddedPostgres;

/** What all contestants stand on: one embedded, durable PostgreSQL, and a database for each of them. */
final class Ground implements AutoCloseable {
    private final Path folder;
    private final EmbeddedPostgres server;

    private Ground(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    static Ground open(Path target) {
        var folder = target.resolve("ground").toAbsolutePath();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        var ground = new Ground(folder, start(folder));
        if (!ground.sql("postgres", "show max_connections").equals("250")) {
            ground.sql("postgres", "alter system set max_connections = 250");
            ground.server.close();
            ground = new Ground(folder, start(folder));
        }
        return ground;
    }

    private static EmbeddedPostgres start(Path folder) {
        return EmbeddedPostgres.start(folder, line -> {});
    }

    Path folder() {
        return folder;
    }

    long pid() {
        return server.pid();
    }

    double cpu() {
        return Cpu.ofTree(server.pid());
    }

    /** A fresh database of that name. */
    void create(String name) {
        sql("postgres", "drop database if exists " + name + " with (force)");
        sql("postgres", "create database " + name);
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
    }

    String url(String database) {
        return ProofShop.url(jdbcUrl(database), server.user(), server.password());
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), server.user(), server.password());
    }

    Database.Settings settings(String database) {
        return Database.Settings.of(jdbcUrl(database), server.user(), server.password());
    }

    DataSource source(String database) {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl(database));
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    /** The first value of the first row, or nothing. */
    String sql(String database, String statement) {
        try (var connection = connect(database);
                var run = connection.createStatement()) {
            if (!run.execute(statement)) return "";
            var rows = run.getResultSet();
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** An engine on a database of its own, without the bot's answers. */
    EngineProcess engine(String name, Map<String, String> more) {
        create(name);
        return engineOn(name, more);
    }

    /** An engine on a database that is there already. */
    EngineProcess engineOn(String name, Map<String, String> more) {
        var environment = new HashMap<>(Map.of("SOHBET_CHAT_ANSWERS", "off", "SOHBET_HOST", "127.0.0.1"));
        environment.putAll(more);
        return EngineProcess.start(folder.resolve(name), url(name), EngineProcess.freePort(), environment);
    }

    /** Waits until the read models of an engine have caught up with its journal. */
    void settle(String database) {
        String caughtUp =
                "select (select count(*) from event_journal) <= (select coalesce(sum(seq), 0) from chat_session)";
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> sql(database, caughtUp).equals("t"));
        } catch (ConditionTimeoutException late) {
            System.out.println("  the read models of " + database + " are more than a minute behind");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
