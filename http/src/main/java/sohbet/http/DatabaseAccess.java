// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import sohbet.persistence.Database;
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
        String plain = url.strip().replaceFirst("^jdbc:", "");
        try {
            URI uri = URI.create(plain.replaceFirst("^postgres:", "postgresql:"));
            if (!"postgresql".equals(uri.getScheme())
                    || uri.getHost() == null
                    || uri.getPath().length() < 2) {
                throw new IllegalArgumentException("scheme, host or name is missing");
            }
            String[] who = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return new DatabaseAccess(
                    "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + options,
                    decoded(who[0]),
                    who.length > 1 ? decoded(who[1]) : "",
                    false,
                    () -> {});
        } catch (IllegalArgumentException e) {
            // The address may hold a password, so it is not repeated.
            throw new IllegalArgumentException(
                    "The database URL is not of the form postgresql://user:password@host:5432/name.", e);
        }
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

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
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
