// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.RunningEngine;
import sohbet.persistence.postgres.TestPostgres;

/** What an API key's scopes and its end mean for a socket. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeySocketTest {
    private static final String[] ADMIN = {"Authorization", "Bearer " + RunningEngine.KEY};

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static RunningEngine engine;

    @BeforeAll
    static void open() {
        engine = new RunningEngine(POSTGRES);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void a_revoked_keys_socket_ends() throws Exception {
        JsonNode made = made("sessions:read");
        try (var watcher = new Watcher(engine.uri, made.path("key").asText())) {
            watcher.watch("kpi").await("snapshot");
            engine.send(
                    engine.request("/api/v1/api-keys/" + made.at("/api_key/id").asText(), ADMIN)
                            .DELETE());
            assertEquals(4401, watcher.await("bye").path("code").asInt());
        }
    }

    @Test
    void who_may_read_sessions_alone_takes_none() throws Exception {
        try (var watcher =
                new Watcher(engine.uri, made("sessions:read").path("key").asText())) {
            watcher.send("{\"type\":\"take\",\"cid\":\"c1\",\"session\":\"s\",\"expect\":0}");
            assertEquals("forbidden", watcher.await("nack").path("code").asText());
        }
        try (var watcher =
                new Watcher(engine.uri, made("sessions:write").path("key").asText())) {
            watcher.send("{\"type\":\"take\",\"cid\":\"c1\",\"session\":\"-\",\"expect\":0}");
            assertEquals("not_found", watcher.await("nack").path("code").asText());
        }
    }

    private static JsonNode made(String scope) throws Exception {
        String body = "{\"name\":\"socket\",\"role\":\"operator\",\"scopes\":[\"" + scope + "\"]}";
        return engine.post("/api/v1/api-keys", body, ADMIN).json();
    }
}
