// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sohbet.http.live.Watcher;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TwoNodesTest {
    private static final int VISITORS = 40;

    @RegisterExtension
    final TestPostgres.Database database = TestPostgres.migrated();

    @TempDir
    Path data;

    /** Each in turn, because the oldest node and the one with the lowest address have roles of their own. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void when_one_node_is_killed_every_session_answers_on_the_other_and_nothing_is_missing(int victim)
            throws Exception {
        int lower = EngineProcess.freePort();
        int higher = EngineProcess.freePort();
        String seeds = "127.0.0.1:" + lower + ",127.0.0.1:" + higher;
        var nodes = new ArrayList<EngineProcess>();
        nodes.add(node(seeds, lower));
        nodes.getFirst().awaitReady();
        nodes.add(node(seeds, higher));
        nodes.getLast().awaitReady();
        String key = ProofShop.unhurried(nodes.getFirst(), database);
        var home = new AtomicReference<>(nodes);
        var visitors = new ArrayList<Visitor>();
        for (int i = 0; i < VISITORS; i++) {
            int mine = i % 2;
            visitors.add(new Visitor(
                            () -> home.get().get(mine % home.get().size()).socket("/ws/chat"), key)
                    .connect());
        }
        for (var visitor : visitors) for (int i = 0; i < 3; i++) visitor.say("before " + i);
        await(visitors);
        heardOnTheOther(nodes.get(victim), nodes.get(1 - victim));

        for (var visitor : visitors) visitor.say("in the middle");
        var killed = nodes.get(victim);
        var left = nodes.get(1 - victim);
        home.set(new ArrayList<>(List.of(left)));
        killed.kill();
        long began = System.nanoTime();
        for (var visitor : visitors) visitor.say("after");
        await(visitors);
        var took = Duration.ofNanos(System.nanoTime() - began);
        System.getLogger("two nodes")
                .log(
                        System.Logger.Level.INFO,
                        "all {0} sessions answered {1} ms after the kill of node {2}",
                        VISITORS,
                        took.toMillis(),
                        victim);
        assertTrue(took.compareTo(Duration.ofSeconds(60)) < 0, "it took " + took);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> visitors.forEach(visitor -> Accounting.settle(left, visitor)));
        visitors.forEach(Visitor::leave);
        left.close();
    }

    /** A notification and what becomes of it, and that a shop is closed. */
    private void heardOnTheOther(EngineProcess here, EngineProcess there) throws Exception {
        var desk = Desk.signIn(here);
        try (var tab = Watcher.signedIn(there.uri("/"), "/ws/notifications", desk.cookie())) {
            tab.await("snapshot");
            for (int i = 0; i < 6; i++) Desk.tried(here, "wrong " + i);
            var raised = tab.await(
                    "event", it -> it.at("/notification/type").asText().equals("account_locked"));
            String id = raised.at("/notification/id").asText();
            desk.post(here, "/notifications/" + id + "/acknowledge", "");
            tab.await("event", it -> it.path("event").asText().equals("acknowledged"));
        }
        String shop = desk.post(here, "/merchants", "{\"name\":\"Closing\"}")
                .path("id")
                .asText();
        try (var visitor = Watcher.visiting(there.uri("/"), publicKey(shop))) {
            desk.post(here, "/merchants/" + shop + "/suspend", "{}");
            assertEquals(
                    "merchant_suspended", visitor.await("bye").path("reason").asText());
        }
    }

    private String publicKey(String shop) throws SQLException {
        try (var owner = database.dataSource().getConnection();
                var query = owner.prepareStatement("select public_key from merchant where id = ?")) {
            query.setString(1, shop);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private EngineProcess node(String seeds, int nodePort) {
        var environment = new HashMap<>(Desk.ADMIN);
        environment.putAll(Map.of("SOHBET_SEEDS", seeds, "SOHBET_NODE_PORT", String.valueOf(nodePort)));
        return EngineProcess.launch(data, ProofShop.url(database), EngineProcess.freePort(), environment);
    }

    private static void await(List<Visitor> visitors) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> visitors.stream().allMatch(v -> v.waiting() == 0));
    }
}
