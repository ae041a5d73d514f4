// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import sohbet.persistence.Database;
import sohbet.persistence.DatabaseUrl;
import sohbet.persistence.postgres.EmbeddedPostgres;
import sohbet.persistence.postgres.PostgresNotStarted;

/** The PostgreSQL of this engine and how to sign in there; closing it stops the embedded one. */
record DatabaseAccess(String jdbcUrl, String user, String password, boolean isEmbedded, Runnable stop)
        implements AutoCloseable {
    private static final int OLDEST = 15;

    static DatabaseAccess embedded(Path data, Consumer<String> progress) {
        EmbeddedPostgres server = EmbeddedPostgres.start(data, progress);
        return new DatabaseAccess(server.jdbcUrl(), server.user(), server.password(), true, server::close);
    }

    /** The embedded server, also while an engine runs it; closing this leaves such a one alone. */
    static DatabaseAccess embeddedOrRunning(Path data, Consumer<String> progress) {
        try {
            return embedded(data, progress);
        } catch (PostgresNotStarted notOurs) {
            try {
                var login = EmbeddedPostgres.ofRunning(data);
                return new DatabaseAccess(login.jdbcUrl(), login.user(), login.password(), false, () -> {}).answering();
            } catch (IOException | IllegalArgumentException nobodyThere) {
                notOurs.addSuppressed(nobodyThere);
                throw notOurs;
            }
        }
    }

    /** Takes {@code postgresql://user:password@host:port/name?options}, also as {@code postgres:} and {@code jdbc:postgresql:}. */
    static DatabaseAccess at(String url) {
        var settings = DatabaseUrl.read(url);
        return new DatabaseAccess(settings.url(), settings.user(), settings.password(), false, () -> {});
    }

    Database.Settings settings() {
        return Database.Settings.of(jdbcUrl, user, password);
    }

    /** This database, once it has answered and is new enough. */
    DatabaseAccess answering() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
            if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
                throw new IllegalArgumentException("Sohbet needs PostgreSQL " + OLDEST + " or newer and this is "
                        + connection.getMetaData().getDatabaseProductVersion() + ".");
            }
            return this;
        } catch (SQLException e) {
            throw new IllegalArgumentException("The database does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        stop.run();
    }

    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
