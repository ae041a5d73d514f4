// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.persistence.Database;
import sohbet.persistence.journal.Diary;
import sohbet.persistence.postgres.TestPostgres;

/** Two nodes on one database have one time, which goes forward for good. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SandboxClockTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.database();

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final InstantSource REAL = InstantSource.fixed(NOON);
    private static final Duration DAY = Duration.ofDays(1);

    private static Database database;
    private static ActorTestKit one;
    private static ActorTestKit two;

    private static ActorTestKit node() {
        return ActorTestKit.create("clock", ConfigFactory.parseString("""
            pekko.actor.provider = cluster
            pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
            pekko.cluster.jmx.enabled = off
            pekko.cluster.downing-provider-class = ""
            """).withFallback(Diary.config()));
    }

    @BeforeAll
    static void open() {
        database = Database.open(Diary.settings(POSTGRES));
        one = node();
        two = node();
        for (var kit : new ActorTestKit[] {one, two})
            Cluster.get(kit.system())
                    .manager()
                    .tell(new Join(Cluster.get(one.system()).selfMember().address()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Cluster.get(two.system()).selfMember().status() == MemberStatus.up());
    }

    @AfterAll
    static void close() {
        two.shutdownTestKit();
        one.shutdownTestKit();
        database.close();
    }

    @BeforeEach
    void nobody_has_moved_it() throws SQLException {
        run("delete from sandbox_clock");
    }

    private static int run(String sql) throws SQLException {
        try (var owner = POSTGRES.dataSource().getConnection();
                var statement = owner.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static SandboxClock clock(ActorTestKit kit) {
        return SandboxClock.start(kit.system(), database, REAL, true);
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void who_moves_it_is_answered_when_the_other_node_has_heard() throws Exception {
        try (var here = clock(one);
                var there = clock(two)) {
            knowEachOther();
            var jumps = new AtomicInteger();
            there.onJump(jumps::incrementAndGet);
            assertEquals(NOON, there.instant());
            for (int days = 1; days <= 5; days++) {
                assertEquals(Optional.of(DAY.multipliedBy(days)), await(here.advance(DAY)));
                assertEquals(NOON.plus(DAY.multipliedBy(days)), there.instant());
                assertEquals(days, jumps.get());
            }
            await(there.advance(Duration.ofHours(1)));
            assertEquals(Duration.ofHours(121), here.ahead());
        }
    }

    private static void knowEachOther() {
        var key = ServiceKey.create(String.class, "sohbet-sandbox-clock");
        for (var kit : new ActorTestKit[] {one, two}) {
            var seen = kit.<Receptionist.Listing>createTestProbe();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                kit.system().receptionist().tell(Receptionist.find(key, seen.ref()));
                return seen.receiveMessage().getServiceInstances(key).size() == 2;
            });
        }
    }

    @Test
    void a_node_that_missed_the_news_looks_it_up() throws Exception {
        try (var here = clock(one)) {
            run("insert into sandbox_clock (ahead_ms) values (60000)");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> here.ahead().equals(Duration.ofMinutes(1)));
        }
    }

    @Test
    void it_is_the_same_after_a_restart_and_the_real_one_where_there_is_no_sandbox() throws Exception {
        try (var before = clock(one)) {
            await(before.advance(Duration.ofDays(3)));
        }
        try (var after = clock(one);
                var elsewhere = SandboxClock.start(one.system(), database, REAL, false)) {
            assertEquals(NOON.plus(Duration.ofDays(3)), after.instant());
            assertEquals(NOON, elsewhere.instant());
            assertFalse(elsewhere.isSandbox());
            assertThrows(IllegalArgumentException.class, () -> elsewhere.advance(DAY));
        }
    }

    @Test
    void it_goes_forward_only_and_not_beyond_ten_years() throws Exception {
        try (var clock = clock(one)) {
            assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ZERO));
            assertThrows(IllegalArgumentException.class, () -> clock.advance(DAY.negated()));
            assertEquals(Optional.empty(), await(clock.advance(SandboxClock.FARTHEST.plusMillis(1))));
            assertEquals(Optional.of(SandboxClock.FARTHEST), await(clock.advance(SandboxClock.FARTHEST)));
            assertEquals(Optional.empty(), await(clock.advance(Duration.ofMillis(1))));
            var refused = assertThrows(SQLException.class, () -> run("update sandbox_clock set ahead_ms = 1"));
            assertTrue(refused.getMessage().contains("only goes forward"), refused.getMessage());
        }
    }

    @Test
    void of_many_who_move_it_at_once_each_does() throws Exception {
        try (var here = clock(one);
                var there = clock(two)) {
            var moved = IntStream.range(0, 10)
                    .mapToObj(i -> (i % 2 == 0 ? here : there).advance(DAY).toCompletableFuture())
                    .toList();
            for (var one : moved) assertTrue(one.get(30, TimeUnit.SECONDS).isPresent());
            assertEquals(
                    DAY.multipliedBy(10), await(here.advance(DAY)).orElseThrow().minus(DAY));
        }
    }
}
