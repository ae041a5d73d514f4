// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.RunningEngine;
import sohbet.http.live.Watcher;
import sohbet.http.proof.Visitor;
import sohbet.persistence.account.Role;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SessionRoutesTest {
    private static final Duration LONG = Duration.ofSeconds(30);

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

    private static Visitor visitor() {
        var visitor = new Visitor(
                () -> URI.create("ws://" + engine.uri.getAuthority() + "/ws/chat"),
                engine.demo().publicKey());
        visitor.connect();
        Awaitility.await().atMost(LONG).until(visitor::isWelcomed);
        return visitor;
    }

    private static void done(Visitor visitor) {
        Awaitility.await().atMost(LONG).until(() -> visitor.waiting() == 0);
    }

    private static House.Answer get(String path) throws Exception {
        return engine.get("/api/v1" + path, "Authorization", "Bearer " + RunningEngine.KEY);
    }

    private static House.Answer send(String method, String path, String body, String key) throws Exception {
        return engine.send(engine.request("/api/v1" + path, "Authorization", "Bearer " + key)
                .header("Content-Type", "application/merge-patch+json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static House.Answer erase(String session, String key) throws Exception {
        return send("DELETE", "/sessions/" + session + "/person", "", key);
    }

    private static List<JsonNode> items(House.Answer answer) {
        return StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .toList();
    }

    private static List<String> found(String text) throws Exception {
        return items(get("/sessions?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))).stream()
                .map(row -> row.path("id").asText())
                .toList();
    }

    @Nested
    class The_limit_of_a_past_moment {
        @Test
        void is_the_one_that_was_applied_then() throws Exception {
            var visitor = visitor();
            try {
                visitor.view("p1");
                done(visitor);
                long seq = visitor.last();
                assertEquals(
                        200,
                        send("PATCH", "/merchants/demo/settings", "{\"daily_view_limit\":7}", RunningEngine.KEY)
                                .status());
                Awaitility.await().atMost(LONG).untilAsserted(() -> assertEquals(7, limit(visitor, "")));
                assertEquals(20, limit(visitor, "/at/" + seq));
                assertEquals(20, limit(visitor, "/at/1"));
                visitor.view("p2");
                done(visitor);
                assertEquals(7, limit(visitor, "/at/" + visitor.last()));
            } finally {
                send("PATCH", "/merchants/demo/settings", "{\"daily_view_limit\":20}", RunningEngine.KEY);
                visitor.leave();
            }
        }

        private int limit(Visitor visitor, String when) throws Exception {
            return get("/sessions/" + visitor.session() + when)
                    .json()
                    .at("/limits/views/limit")
                    .asInt();
        }
    }

    @Nested
    class Erasing_a_person {
        private Visitor talked(String name, String words) {
            var visitor = visitor();
            visitor.identify("customer of " + name, name);
            visitor.view("p1");
            visitor.say(words);
            done(visitor);
            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> visitor.events().stream()
                            .anyMatch(event -> event.path("by").asText().equals("bot")));
            return visitor;
        }

        @Test
        void leaves_no_word_of_theirs_and_every_number_also_after_a_rebuild() throws Exception {
            var visitor = talked("Ayşegül", "numaram 5321234567, kırmızı ayakkabı");
            String id = visitor.session();
            visitor.end();
            done(visitor);
            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> get("/sessions/" + id)
                            .json()
                            .path("status")
                            .asText()
                            .equals("ended"));
            visitor.leave();
            Awaitility.await().atMost(LONG).untilAsserted(() -> {
                assertEquals(List.of(id), found("Ayşegül"));
                assertEquals("ended", rowOf(id).path("status").asText());
            });
            var kpi = get("/analytics/overview").json();
            var figures = get("/chat-session/" + id + "/analytics").json();

            assertEquals(204, erase(id, RunningEngine.KEY).status());
            assertErased(id);
            assertEquals(kpi, get("/analytics/overview").json());
            assertEquals(figures, get("/chat-session/" + id + "/analytics").json());

            // The list is a little behind the session.
            long last = get("/sessions/" + id).json().path("seq").asLong();
            Awaitility.await().atMost(LONG).until(() -> rowOf(id).path("seq").asLong() == last);
            var row = rowOf(id);
            engine.rebuild("chat_sessions");
            assertErased(id);
            assertEquals(row, rowOf(id));
            assertEquals(kpi, get("/analytics/overview").json());

            assertEquals(204, erase(id, RunningEngine.KEY).status());
            assertErased(id);
        }

        private void assertErased(String id) throws Exception {
            var view = get("/sessions/" + id);
            assertTrue(view.json().at("/visitor/erased").asBoolean(), view.toString());
            assertTrue(view.json().path("messages").size() >= 2);
            view.json()
                    .path("messages")
                    .forEach(message -> assertTrue(message.path("text").isNull()));
            var events = get("/sessions/" + id + "/events");
            for (var answer : List.of(view, events, get("/sessions"), get("/sessions/" + id + "/at/4"))) {
                assertEquals(200, answer.status());
                assertFalse(answer.body().contains("Ayşegül"), answer.toString());
                assertFalse(answer.body().contains("5321234567"), answer.toString());
            }
            assertEquals("erased", items(events).getLast().path("event").asText());
            assertTrue(rowOf(id).at("/visitor/erased").asBoolean());
            for (String text : List.of("Ayşegül", "5321234567")) assertEquals(List.of(), found(text));
        }

        private JsonNode rowOf(String id) throws Exception {
            return items(get("/sessions")).stream()
                    .filter(row -> row.path("id").asText().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void ends_an_open_session_and_its_successor_knows_nobody() throws Exception {
            var visitor = talked("Zümrüt", "adım Zümrüt");
            String id = visitor.session();
            try (var watcher = new Watcher(engine.uri, RunningEngine.KEY).watch("session:" + id)) {
                String before = watcher.await("snapshot").path("pos").asText();
                visitor.say("hâlâ Zümrüt");
                watcher.await("event", event -> event.path("text").asText().contains("Zümrüt"));
                assertEquals(204, erase(id, RunningEngine.KEY).status());
                var ended = watcher.await(
                        "event", event -> event.path("event").asText().equals("ended"));
                assertEquals("erased", ended.path("why").asText());
                watcher.await("event", event -> event.path("event").asText().equals("erased"));

                try (var late = new Watcher(engine.uri, RunningEngine.KEY).watch("session:" + id, before)) {
                    late.await("event", event -> event.path("event").asText().equals("erased"));
                    assertTrue(late.frames("event").stream()
                            .anyMatch(event -> event.path("event").asText().equals("said")));
                    for (var event : late.frames("event"))
                        assertFalse(event.toString().contains("Zümrüt"));
                }
            }
            Awaitility.await()
                    .atMost(LONG)
                    .until(() ->
                            visitor.events().getLast().path("event").asText().equals("erased"));
            assertEquals(List.of(), visitor.faults());
            var next = visitor.tab();
            visitor.leave();
            next.connect();
            Awaitility.await().atMost(LONG).until(next::isWelcomed);
            try {
                assertNotEquals(id, next.session());
                var successor = get("/sessions/" + next.session()).json();
                assertEquals(id, successor.path("predecessor").asText());
                assertTrue(successor.at("/visitor/customer").isNull());
                assertFalse(successor.at("/visitor/erased").asBoolean());
                assertEquals(1, successor.at("/limits/views/used").asInt(), "the day's views go on");
                assertEquals(0, successor.path("preferences").size());
            } finally {
                next.leave();
            }
        }

        @Test
        void is_for_admins_of_the_same_shop() throws Exception {
            var visitor = talked("Nazlı", "ben Nazlı");
            try {
                String operator = House.await(engine.keys().create("test", "demo", Role.OPERATOR));
                engine.anotherShop("next-door");
                String stranger = House.await(engine.keys().create("test", "next-door", Role.ADMIN));
                assertEquals("forbidden", erase(visitor.session(), operator).code());
                assertEquals("not_found", erase(visitor.session(), stranger).code());
                assertEquals(
                        "not_found",
                        erase("00000000000000000000000000", RunningEngine.KEY).code());
                var view = get("/sessions/" + visitor.session()).json();
                assertEquals("Nazlı", view.at("/visitor/name").asText());
            } finally {
                visitor.leave();
            }
        }
    }
}
