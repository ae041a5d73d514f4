// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StormTest {
    private static final Duration LONG = Duration.ofMinutes(3);

    private static final Duration STORM = Duration.ofMinutes(1);

    @RegisterExtension
    static final TestPostgres.Database database = TestPostgres.migrated();

    @TempDir
    static Path data;

    private static EngineProcess engine;
    private static String key;

    @BeforeAll
    static void start() {
        engine = EngineProcess.start(data, ProofShop.url(database), EngineProcess.freePort(), Map.of());
        key = ProofShop.unhurried(engine, database);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void of_a_hundred_views_from_five_tabs_exactly_twenty_are_accepted_and_eighty_recorded_as_refused() {
        var first = visitor();
        Awaitility.await().atMost(LONG).until(first::isWelcomed);
        var tabs = new ArrayList<>(List.of(first));
        for (int i = 0; i < 4; i++) tabs.add(first.tab().connect());
        Awaitility.await().atMost(LONG).until(() -> tabs.stream().allMatch(Visitor::isWelcomed));

        for (int i = 0; i < 20; i++) for (var tab : tabs) tab.view("product-" + i);
        Awaitility.await().atMost(LONG).until(() -> tabs.stream().allMatch(tab -> tab.waiting() == 0));

        var answers =
                tabs.stream().flatMap(tab -> tab.answers().values().stream()).toList();
        assertEquals(20, count(answers, "type", "ack"));
        assertEquals(80, count(answers, "code", "limit_reached"));
        var facts = Accounting.journal(engine, first.session());
        assertEquals(20, count(facts, "event", "interacted"));
        assertEquals(80, count(facts, "event", "view_refused"));
        tabs.forEach(Visitor::leave);
    }

    /** About two hundred drops a second: each socket is dropped some twenty times. */
    @Test
    void five_hundred_sockets_dropped_and_resumed_at_random_see_no_gap_and_no_double() {
        long seed = System.nanoTime();
        System.getLogger("storm").log(System.Logger.Level.INFO, "seed " + seed);
        var random = new Random(seed);
        var visitors = new ArrayList<Visitor>();
        for (int i = 0; i < 500; i++) visitors.add(visitor());
        Awaitility.await().atMost(LONG).until(() -> visitors.stream().allMatch(v -> v.session() != null));

        long until = System.nanoTime() + STORM.toNanos();
        int[] said = {0};
        Awaitility.await().atMost(LONG).pollInterval(Duration.ofMillis(20)).until(() -> {
            for (int i = 0; i < 8; i++) {
                var visitor = visitors.get(random.nextInt(visitors.size()));
                if (visitor.waiting() < 3) visitor.say("message " + said[0]++);
            }
            for (int i = 0; i < 4; i++) {
                var dropped = visitors.get(random.nextInt(visitors.size()));
                dropped.drop();
                dropped.connect();
            }
            return System.nanoTime() > until;
        });
        Awaitility.await()
                .atMost(LONG)
                .until(() -> visitors.stream().allMatch(v -> v.isWelcomed() && v.waiting() == 0));
        Awaitility.await()
                .atMost(LONG)
                .untilAsserted(() -> visitors.forEach(visitor -> Accounting.settle(engine, visitor)));
        visitors.forEach(Visitor::leave);
    }

    private static Visitor visitor() {
        return new Visitor(() -> engine.socket("/ws/chat"), key).connect();
    }

    private static long count(List<JsonNode> frames, String field, String value) {
        return frames.stream().filter(f -> f.path(field).asText().equals(value)).count();
    }
}
