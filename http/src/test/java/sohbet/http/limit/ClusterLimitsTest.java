// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.persistence.Database;
import sohbet.persistence.limit.LimitUse;
import sohbet.persistence.postgres.TestPostgres;

/** Two nodes hold everybody to one limit. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClusterLimitsTest {
    @RegisterExtension
    static final TestPostgres.Database postgres = TestPostgres.migrated();

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Config CONFIG = ConfigFactory.parseString("""
            pekko { loglevel = WARNING, stdout-loglevel = OFF, actor.provider = cluster, actor.allow-java-serialization = off }
            pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
            pekko.coordinated-shutdown.exit-jvm = off
            """)
            .withFallback(ConfigFactory.parseResources("sohbet-http.conf"))
            .withFallback(ConfigFactory.load());
    private static final Config LIMITS = ConfigFactory.parseString("""
            address { amount = 3, per = 1h }
            key { amount = 20, per = 1h }
            person { amount = 1000, per = 1h }
            merchant { amount = 30, per = 1h }
            """);

    private static final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private static final InstantSource clock = now::get;
    private static final List<ActorTestKit> nodes = new ArrayList<>();
    private static final List<Limits> limits = new ArrayList<>();
    private static Database database;

    @BeforeAll
    static void start() {
        database = Database.open(Database.Settings.of(postgres.url(), postgres.user(), postgres.password()));
        for (int i = 0; i < 2; i++) {
            nodes.add(ActorTestKit.create("limits", CONFIG));
            var founder = Cluster.get(nodes.getFirst().system());
            var node = Cluster.get(nodes.get(i).system());
            node.manager().tell(Join.create(founder.selfMember().address()));
            limits.add(ClusterLimits.start(nodes.get(i).system(), LIMITS, database, clock));
        }
        Awaitility.await()
                .atMost(LONG)
                .until(() -> nodes.stream()
                        .allMatch(node -> Cluster.get(node.system())
                                                .state()
                                                .members()
                                                .toString()
                                                .split("Up")
                                                .length
                                        == 3
                                && Cluster.get(node.system()).selfMember().status() == MemberStatus.up()));
        // The first question to a shard waits until it has found its node.
        Awaitility.await()
                .atMost(LONG)
                .until(() -> IntStream.range(0, 300)
                        .allMatch(i -> limits.get(i % 2)
                                .of(LimitKind.PERSON, "warm" + i, "u")
                                .toCompletableFuture()
                                .join()
                                .reset()
                                .isPositive()));
    }

    @AfterAll
    static void stop() {
        nodes.forEach(ActorTestKit::shutdownTestKit);
        database.close();
    }

    private static Verdict key(int node, String merchant, String id) {
        return limits.get(node)
                .of(LimitKind.KEY, merchant, id)
                .toCompletableFuture()
                .join();
    }

    @Test
    void a_hundred_at_once_on_both_nodes_are_as_many_as_the_limit_says() {
        var asked = IntStream.range(0, 100)
                .mapToObj(i ->
                        limits.get(i % 2).of(LimitKind.KEY, "shop-a", "key-1").toCompletableFuture())
                .toList();
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).join();
        assertEquals(20, asked.stream().filter(it -> it.join().isAllowed()).count());
    }

    @Test
    void a_merchant_is_held_to_a_limit_of_its_own_and_another_one_is_not() {
        for (int i = 0; i < 15; i++) assertTrue(key(i % 2, "shop-b", "key-1").isAllowed());
        for (int i = 0; i < 15; i++) assertTrue(key(i % 2, "shop-b", "key-2").isAllowed());
        var refused = key(0, "shop-b", "key-3");
        assertFalse(refused.isAllowed());
        assertEquals(LimitKind.MERCHANT, refused.kind());
        assertEquals(Duration.ofMinutes(2), refused.pause());
        assertEquals("\"merchant\";q=30;w=3600", refused.policy());
        assertEquals("\"merchant\";r=0;t=120", refused.limit());
        assertTrue(key(1, "shop-c", "key-1").isAllowed());
    }

    @Test
    void who_comes_near_is_written_down_with_how_often_they_were_refused() {
        for (int i = 0; i < 5; i++)
            limits.get(i % 2)
                    .of(LimitKind.ADDRESS, "shop-d", "192.0.2.7")
                    .toCompletableFuture()
                    .join();
        var found = Awaitility.await()
                .atMost(LONG)
                .until(
                        () -> database.read("shop-d", connection -> LimitUse.newest(connection, "shop-d"))
                                .toCompletableFuture()
                                .join(),
                        uses -> !uses.isEmpty());
        var hour = Instant.parse("2026-11-21T10:00:00Z");
        assertEquals(List.of(new LimitUse("address", "192.0.2.7", hour, 100, 2)), found);
    }

    @Test
    void whoever_is_nobody_yet_is_counted_by_address() {
        for (int i = 0; i < 3; i++)
            assertTrue(limits.get(i % 2)
                    .ofAddress("192.0.2.9")
                    .toCompletableFuture()
                    .join()
                    .isAllowed());
        assertFalse(limits.get(1)
                .ofAddress("192.0.2.9")
                .toCompletableFuture()
                .join()
                .isAllowed());
        assertTrue(limits.get(1)
                .ofAddress("192.0.2.10")
                .toCompletableFuture()
                .join()
                .isAllowed());
    }
}
