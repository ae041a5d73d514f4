// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import sohbet.persistence.postgres.TestPostgres;

/** The demo shop as the proofs need it. */
public final class ProofShop {
    private ProofShop() {}

    /** Lifts the message rate, which is not at stake, and returns the shop's public key. */
    public static String unhurried(EngineProcess engine, TestPostgres.Database database) {
        return unhurried(engine, database.dataSource());
    }

    public static String unhurried(EngineProcess engine, DataSource database) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update merchant set settings = settings || '{\"messagesPerMinute\": 100000}', version = version + 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Awaitility.await()
                .until(() -> engine.get("/api/v1/merchants/demo/settings").contains("\"messages_per_minute\":100000"));
        return key(engine);
    }

    public static String key(EngineProcess engine) {
        try {
            return new ObjectMapper()
                    .readTree(engine.get("/demo/config.json"))
                    .path("key")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String url(TestPostgres.Database database) {
        return url(database.url(), database.user(), database.password());
    }

    public static String url(String jdbcUrl, String user, String password) {
        return "postgresql://" + user + ":" + password + "@" + jdbcUrl.replaceFirst("^jdbc:postgresql://", "");
    }
}
