// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sohbet.http.edge.Json;
import sohbet.persistence.postgres.TestPostgres;

/** Moved by its wizard, an engine ends its embedded database and goes on with the new one, in the same process. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MovedProcessTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Pattern LINK = Pattern.compile("/setup#(\\S+)");

    /** A folder another user of the machine may look into: as root the server runs as somebody else. */
    @TempDir
    static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> send(EngineProcess engine, String path, String json, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(engine.uri("/api/v1/setup" + path)).timeout(Duration.ofSeconds(30));
        if (headers.length > 0) request.headers(headers);
        if (!json.isEmpty()) request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static long greetings(EngineProcess engine) {
        return LINK.matcher(engine.log()).results().count();
    }

    private static String newestLink(EngineProcess engine) {
        return LINK.matcher(engine.log())
                .results()
                .map((MatchResult link) -> link.group(1))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    private static boolean hasServer(Path data) throws IOException {
        try (var files = Files.walk(data)) {
            return files.anyMatch(file -> file.endsWith("postmaster.pid"));
        }
    }

    @Test
    void it_starts_again_by_itself_on_the_new_database() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path data = folder.resolve("engine");
        Path conf = folder.resolve("conf").resolve("local.conf");
        try (var fresh = TestPostgres.database();
                var engine = EngineProcess.embedded(
                        data,
                        EngineProcess.freePort(),
                        Map.of("SOHBET_LOCAL_CONF", conf.toString(), "SOHBET_SIGN_UP", "on"))) {
            var entered = send(engine, "/enter", "{\"token\":\"" + newestLink(engine) + "\"}");
            assertEquals(200, entered.statusCode(), entered.body());
            String cookie =
                    entered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
            JsonNode inside = Json.read(entered.body()).path("inside");
            assertEquals("embedded", inside.at("/database/kind").asText());
            String url = ProofShop.url(fresh.url(), fresh.user(), fresh.password());
            var begun = send(
                    engine,
                    "/database/move",
                    "{\"url\":\"" + url + "\"}",
                    "Cookie",
                    cookie,
                    "X-CSRF-Token",
                    inside.path("csrf").asText());
            assertEquals(202, begun.statusCode(), begun.body());

            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> Files.exists(conf) && greetings(engine) == 2 && engine.isReady());
            assertTrue(Files.readString(conf).contains(fresh.user()));
            // Whoever was in the wizard still is: that came along too.
            var state = send(engine, "", "", "Cookie", cookie);
            assertEquals(
                    "postgresql",
                    Json.read(state.body()).at("/inside/database/kind").asText(),
                    state.body());
            // With the embedded database mails were shown here, and without that nobody could sign up.
            assertTrue(Json.read(state.body()).at("/inside/sandbox").asBoolean());
            assertFalse(hasServer(data), "the old server has ended");
            engine.get("/api/v1/sessions");
        }
    }
}
