// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static sohbet.engine.kernel.LedgerCommand.add;
import static sohbet.engine.kernel.LedgerCommand.note;
import static sohbet.engine.kernel.LedgerCommand.take;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class FollowersTest {
    private static final Ledgers ledgers = Ledgers.start();
    private static final Ledgers forgetful = Ledgers.startForgetful();
    private final String id = Ledgers.newId();

    private static Followed.Following head(long seq, TestProbe<Followed> probe) {
        var following = probe.expectMessageClass(Followed.Following.class);
        assertEquals(seq, following.head());
        return following;
    }

    private static Recorded<?> next(TestProbe<Followed> probe) {
        return probe.expectMessageClass(Followed.Happened.class).recorded();
    }

    @Test
    void a_follower_is_told_the_head_and_then_each_fact_once_and_in_order() {
        ledgers.execute(id, "a", new LedgerCommand.AddMany(3));
        var probe = ledgers.probe();
        ledgers.door.follow(id, probe.ref());
        head(3, probe);
        var replies = IntStream.range(0, 200)
                .mapToObj(i -> ledgers.send(id, "c" + i, add(i)))
                .toList();
        replies.forEach(Ledgers::answer);
        for (int i = 0; i < 200; i++) {
            var fact = next(probe);
            assertEquals(i + 4, fact.seq());
            assertEquals("c" + i, fact.cid());
        }
        probe.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void whoever_begins_in_the_middle_misses_nothing_and_gets_nothing_twice() {
        var replies = new ArrayList<CompletionStage<Reply>>();
        var probes = new ArrayList<TestProbe<Followed>>();
        for (int i = 0; i < 300; i++) {
            replies.add(ledgers.send(id, "c" + i, add(i)));
            if (i % 50 != 25) continue;
            probes.add(ledgers.probe());
            ledgers.door.follow(id, probes.getLast().ref());
        }
        replies.forEach(Ledgers::answer);
        for (var probe : probes) {
            long head = probe.expectMessageClass(Followed.Following.class).head();
            var before = Ledgers.answer(ledgers.door.history(id, 0, head, 1_000));
            var seqs = new ArrayList<>(before.stream().map(Recorded::seq).toList());
            while (seqs.size() < 300) seqs.add(next(probe).seq());
            assertEquals(LongStream.rangeClosed(1, 300).boxed().toList(), seqs);
            probe.expectNoMessage(Duration.ofMillis(20));
        }
    }

    @Test
    void a_recorded_refusal_is_a_fact_to_followers_as_well() {
        var probe = ledgers.follower(id);
        ledgers.execute(id, "t", take(1));
        var fact = next(probe);
        assertEquals("not_covered", fact.refused().code());
        assertEquals("t", fact.cid());
    }

    @Test
    void following_again_does_not_double_what_is_told() {
        var probe = ledgers.follower(id);
        ledgers.door.follow(id, probe.ref());
        head(0, probe);
        ledgers.execute(id, "a", add(1));
        next(probe);
        probe.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void a_signal_reaches_followers_in_order_and_is_neither_stored_nor_numbered() {
        ledgers.execute(id, "a", add(1));
        var one = ledgers.follower(id);
        var other = ledgers.follower(id);
        ledgers.door.signal(id, note("is typing"));
        ledgers.execute(id, "b", add(1));
        for (var probe : List.of(one, other)) {
            assertEquals(
                    note("is typing"),
                    probe.expectMessageClass(Followed.Signalled.class).notice());
            assertEquals(2, next(probe).seq());
        }
        assertEquals(2, ledgers.history.of(ledgers.pid(id)).size());
    }

    @Test
    void whoever_stops_or_unfollows_is_let_go_and_then_the_entity_may_go_too() {
        var gone = forgetful.follower(id);
        var leaving = forgetful.follower(id);
        var actor = forgetful.actor(id);
        var watcher = forgetful.node.kit.createTestProbe();
        gone.stop();
        await().pollDelay(Duration.ofMillis(400)).until(() -> true);
        forgetful.execute(id, "a", add(1));
        next(leaving);
        assertEquals(actor, forgetful.actor(id), "it does not leave while it is followed");
        forgetful.door.unfollow(id, leaving.ref());
        watcher.expectTerminated(actor, Duration.ofSeconds(30));
        leaving.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void an_entity_in_use_does_not_leave_and_an_idle_one_does() {
        // A machine under load may pause longer than the entity waits; only a round without such a pause tells
        // anything.
        await().atMost(Duration.ofMinutes(1)).until(this::staysWhileItIsSpokenTo);
        long seq = forgetful.seq(id);
        forgetful.letGo(id);
        assertEquals(seq, forgetful.seq(id));
    }

    private boolean staysWhileItIsSpokenTo() {
        var actor = forgetful.actor(id);
        long began = System.nanoTime();
        long last = began;
        long longest = 0;
        while (last - began < 4 * Ledgers.FORGETFUL.toNanos()) {
            forgetful.execute(id, null, add(1));
            longest = Math.max(longest, System.nanoTime() - last);
            last = System.nanoTime();
        }
        if (longest > Ledgers.FORGETFUL.toNanos() / 2) return false;
        assertEquals(actor, forgetful.actor(id));
        return true;
    }

    @Test
    void many_entities_that_leave_while_they_are_spoken_to_lose_nothing() {
        for (int round = 1; round <= 6; round++) {
            var replies = IntStream.range(0, 30)
                    .mapToObj(i -> forgetful.send(id + "-" + i, null, add(1)))
                    .toList();
            for (var reply : replies) assertEquals(round, Ledgers.answer(reply).seq());
            int pause = 90 + 5 * round;
            await().pollDelay(Duration.ofMillis(pause)).until(() -> true);
        }
    }
}
