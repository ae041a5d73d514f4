// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.RunningEngine;
import sohbet.http.edge.AsyncApi;
import sohbet.http.proof.Visitor;
import sohbet.persistence.catalogue.imports.ImportJobs;
import sohbet.persistence.postgres.TestPostgres;
import sohbet.persistence.tail.Position;

/** What the staff follow a page of figures with: how fast the node is, and from which place on facts are not in a figure. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HealthTopicTest {
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
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(visitor::isWelcomed);
        return visitor;
    }

    @Test
    void tells_how_long_acks_and_the_tail_took_of_late() {
        var visitor = visitor();
        try (var watcher = new Watcher(engine.uri, RunningEngine.KEY)) {
            visitor.say("merhaba");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> visitor.waiting() == 0);
            watcher.watch("health");
            var health = watcher.await(
                    "snapshot",
                    it -> it.at("/data/ack/count").asInt() > 0
                            && it.at("/data/tail/count").asInt() > 0);
            assertTrue(health.at("/data/ack/p50").asDouble() > 0);
            assertTrue(health.at("/data/ack/p99").asDouble()
                    >= health.at("/data/ack/p50").asDouble());
            assertEquals("up", health.at("/data/status").asText());
            for (var snapshot : watcher.frames("snapshot"))
                assertEquals(List.of(), AsyncApi.load().validate("live_server_snapshot_health", snapshot));
        } finally {
            visitor.leave();
        }
    }

    @Test
    void has_a_socket_of_its_own_that_need_not_ask() {
        try (var watcher = new Watcher(engine.uri, "/ws/health", RunningEngine.KEY)) {
            assertEquals("health", watcher.await("subscribed").path("topic").asText());
            assertEquals("up", watcher.await("snapshot").at("/data/status").asText());
        }
    }

    @Test
    void a_job_tells_how_far_it_is_until_it_has_ended() throws Exception {
        try (var connection = POSTGRES.dataSource().getConnection();
                var watcher = new Watcher(engine.uri, RunningEngine.KEY)) {
            var job = ImportJobs.begin(connection, "demo", "long.csv", 100, false, "u1")
                    .orElseThrow();
            watcher.watch("job:" + job.id());
            assertEquals("running", watcher.await("snapshot").at("/data/state").asText());
            ImportJobs.cancel(connection, "demo", job.id());
            watcher.await("snapshot", it -> it.at("/data/failure").asText().equals("cancelled"));
            for (var snapshot : watcher.frames("snapshot"))
                assertEquals(List.of(), AsyncApi.load().validate("live_server_snapshot_job", snapshot));
            watcher.watch("job:" + UUID.randomUUID());
            assertEquals("not_found", watcher.await("nack").path("code").asText());
        }
    }

    @Test
    void a_figure_and_the_facts_after_its_place_are_all_facts_once() throws Exception {
        var visitor = visitor();
        try (var watcher = new Watcher(engine.uri, RunningEngine.KEY).watch("sessions")) {
            watcher.await("subscribed");
            var before = summary();
            for (int i = 0; i < 10; i++) {
                visitor.say("mesaj " + i);
                var now = summary();
                // Whatever is told up to its place is in it, however busy it is; nothing else is.
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertEquals(
                                now.visitor() - before.visitor(), told(watcher, now) - told(watcher, before)));
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> summary().visitor() == before.visitor() + 10);
        } finally {
            visitor.leave();
        }
    }

    private record Summary(String pos, long visitor) {}

    private static Summary summary() throws Exception {
        var answer = engine.get("/api/v1/analytics/summary", "Authorization", "Bearer " + RunningEngine.KEY)
                .json();
        return new Summary(
                answer.path("pos").asText(), answer.at("/messages/visitor").asLong());
    }

    private static long told(Watcher watcher, Summary until) {
        var place = Position.parse(until.pos()).orElseThrow();
        return watcher.frames("event").stream()
                .filter(event -> event.path("event").asText().equals("said")
                        && event.path("by").asText().equals("visitor"))
                .map(event -> Position.parse(event.path("pos").asText()).orElseThrow())
                .filter(at -> !at.isAfter(place))
                .count();
    }
}
