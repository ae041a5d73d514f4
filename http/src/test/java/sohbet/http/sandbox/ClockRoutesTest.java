// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.RunningEngine;
import sohbet.http.account.Authenticator;
import sohbet.persistence.account.Role;
import sohbet.persistence.postgres.TestPostgres;

/** Three days in a second: what is the shops' goes along, what guards them does not. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClockRoutesTest {
    private static final String[] MACHINE = {"Authorization", "Bearer " + RunningEngine.KEY};

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.database();

    private static RunningEngine engine;

    @BeforeAll
    static void open() {
        engine = new RunningEngine(POSTGRES, "sohbet.sandbox = on");
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Answer advance(String by, String... headers) throws Exception {
        return engine.post("/api/v1/sandbox/clock", "{\"advance\":\"" + by + "\"}", headers);
    }

    private static JsonNode moved(String by) throws Exception {
        var answer = advance(by, MACHINE);
        assertEquals(200, answer.status(), answer.toString());
        return answer.json();
    }

    private static void settings(String json) throws Exception {
        var changed = engine.send(engine.request("/api/v1/merchants/demo/settings", MACHINE)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(json)));
        assertEquals(200, changed.status(), changed.toString());
    }

    /** Somebody at the shop's page, by polling. */
    private record Visitor(String session, String token) {
        static Visitor arrives() throws Exception {
            return told("");
        }

        Visitor says(String text) throws Exception {
            return told(
                    ",\"token\":\"" + token + "\"",
                    "{\"type\":\"say\",\"cid\":\"" + UUID.randomUUID() + "\",\"text\":\"" + text + "\"}");
        }

        private static Visitor told(String more, String... frames) throws Exception {
            String hello = "{\"type\":\"hello\",\"v\":1,\"key\":\""
                    + engine.demo().publicKey() + "\",\"locale\":\"tr\"" + more + "}";
            String said = Stream.concat(Stream.of(hello), Stream.of(frames)).collect(Collectors.joining(",", "[", "]"));
            // A node that has only just started may ask to come back; the same words under the same id are said once.
            return Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> welcomed(engine.post("/api/v1/chat/poll", said)), Optional::isPresent)
                    .orElseThrow();
        }

        private static Optional<Visitor> welcomed(Answer answer) {
            for (JsonNode frame : answer.json())
                if (frame.path("type").asText().equals("welcome"))
                    return Optional.of(new Visitor(
                            frame.path("session").asText(), frame.path("token").asText()));
            return Optional.empty();
        }

        Answer views(String product) throws Exception {
            return engine.post(
                    "/api/v1/product-interaction",
                    "{\"session_id\":\"" + session + "\",\"product_id\":\"" + product + "\",\"action\":\"view\"}",
                    "X-Sohbet-Key",
                    engine.demo().publicKey(),
                    "Authorization",
                    "Bearer " + token);
        }

        JsonNode seen() throws Exception {
            return engine.get("/api/v1/sessions/" + session, MACHINE).json();
        }
    }

    @Test
    void a_silent_session_expires_at_once_while_somebody_looks_at_it() throws Exception {
        settings("{\"idle_minutes\":30}");
        var visitor = Visitor.arrives().says("merhaba");
        assertEquals("open", visitor.seen().path("status").asText());
        moved("PT29M");
        assertEquals("open", visitor.seen().path("status").asText());
        moved("PT2M");
        // Nobody speaks to it: the alarm rings.
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> visitor.seen().path("status").asText().equals("ended"));
        assertEquals("idle", visitor.seen().path("ended_why").asText());
        assertNotEquals(visitor.session(), visitor.says("buradayım").session());
    }

    @Test
    void a_new_day_brings_new_views_and_the_same_session() throws Exception {
        settings("{\"idle_minutes\":1440,\"daily_view_limit\":1}");
        var visitor = Visitor.arrives().says("merhaba");
        assertEquals(200, visitor.views("p-1").status());
        assertEquals("limit_reached", visitor.views("p-2").code());
        moved("PT12H");
        assertEquals(visitor.session(), visitor.says("hâlâ buradayım").session());
        moved("PT12H");
        var answer = visitor.views("p-2");
        assertEquals(200, answer.status(), answer.toString());
        assertEquals("limit_reached", visitor.views("p-3").code());
        assertEquals("open", visitor.seen().path("status").asText());
    }

    @Test
    void who_is_signed_in_stays_so_and_codes_go_by_the_real_time() throws Exception {
        var session = signedIn(null);
        var app = new Authenticator(engine.post("/api/v1/me/mfa", "", session.headers())
                .json()
                .path("key")
                .asText());
        var moved = advance("P3D", session.headers());
        assertEquals(200, moved.status(), moved.toString());
        var ahead = Duration.ofSeconds(moved.json().path("ahead_seconds").asLong());
        assertTrue(ahead.compareTo(Duration.ofDays(3)) >= 0);
        // The staff's session would have ended after half a day.
        assertEquals(200, engine.get("/api/v1/me", session.headers()).status());
        var told = engine.get("/api/v1/sandbox/clock", session.headers()).json();
        assertEquals(moved.json().path("ahead_seconds"), told.path("ahead_seconds"));
        var real = Instant.parse(told.path("now").asText()).minus(ahead);
        assertTrue(Duration.between(real, Instant.now()).abs().compareTo(Duration.ofMinutes(5)) < 0, told.toString());
        var confirmed = engine.post("/api/v1/me/mfa/confirm", "{\"code\":\"" + app.code(-1) + "\"}", session.headers());
        assertEquals(200, confirmed.status(), confirmed.toString());
        signedIn(app.code(0));
        assertEquals(200, engine.get("/api/v1/me", MACHINE).status(), "and so do keys");

        var audit = engine.get("/api/v1/audit?what=moveSandboxClock&limit=1", session.headers())
                .json()
                .at("/items/0/changes/0");
        assertEquals(
                Duration.ofDays(3).toSeconds(),
                audit.path("after").asLong() - audit.path("before").asLong(),
                audit.toString());
    }

    private static House.Session signedIn(String code) throws Exception {
        var answer = engine.post(
                "/api/v1/sign-in",
                "{\"email\":\"" + RunningEngine.EMAIL + "\",\"password\":\"" + House.PASSWORD + "\""
                        + (code == null ? "" : ",\"code\":\"" + code + "\"") + "}");
        assertEquals(200, answer.status(), answer.toString());
        String cookie = answer.header("Set-Cookie").orElseThrow();
        return new House.Session(
                cookie.substring(0, cookie.indexOf(';')),
                answer.json().path("csrf").asText());
    }

    @Test
    void what_is_no_way_forward_is_refused() throws Exception {
        for (String by : new String[] {"PT0S", "-P1D", "P1M", "P", "PT", "P1DT", "3 days", "PT-1H", ""})
            assertEquals("invalid", advance(by, MACHINE).code(), by);
        var far = advance("P9999D", MACHINE);
        assertEquals(409, far.status());
        assertEquals("clock_too_far", far.code());
        assertTrue(far.json().at("/details/most_seconds").asLong() > 0);
        var key = House.await(engine.keys().create("an operator's", "demo", Role.OPERATOR));
        assertEquals(
                "forbidden", advance("P1D", "Authorization", "Bearer " + key).code());
        assertEquals(
                200,
                engine.get("/api/v1/sandbox/clock", "Authorization", "Bearer " + key)
                        .status());
    }
}
