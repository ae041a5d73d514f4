// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.engine.kernel.LedgerCommand.add;
import static sohbet.engine.kernel.LedgerCommand.take;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.engine.kernel.LedgerCommand.*;
import sohbet.engine.kernel.LedgerEvent.*;

/** What an entity does when the journal does not. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PersistFailureTest {
    private static final Ledgers ledgers = Ledgers.start();
    private final String id = Ledgers.newId();
    private final String pid = ledgers.pid(id);

    @Test
    void the_command_in_hand_is_decided_again_and_answered() {
        ledgers.execute(id, "a", add(1));
        var actor = ledgers.actor(id);
        ledgers.journal.failNextPersisted(pid);
        var reply = (Reply.Accepted) ledgers.execute(id, "b", add(2));
        assertEquals(2, reply.seq());
        assertFalse(reply.repeated());
        assertEquals(2, ledgers.history.of(pid).size());
        assertEquals(actor, ledgers.actor(id), "it has restarted, not stopped");
    }

    @Test
    void also_the_very_first_command_and_a_recorded_refusal() {
        ledgers.journal.failNextPersisted(pid);
        assertEquals(1, ledgers.execute(id, "a", take(2)).seq());
        assertEquals(1, ledgers.state(id).refused());
    }

    @Test
    void also_when_it_fails_again_and_again() {
        ledgers.execute(id, "a", add(1));
        ledgers.journal.failNextNPersisted(pid, 5);
        assertEquals(2, ledgers.execute(id, "b", add(2)).seq());
        assertEquals(Collections.nCopies(5, pid), failures());
    }

    @Test
    void also_when_recovery_fails_too() {
        ledgers.execute(id, "a", add(1));
        TestJournal.loseNextAnswer(pid);
        ledgers.journal.failNextNReads(pid, 3);
        assertEquals(2, ledgers.execute(id, "b", add(2)).seq());
        assertEquals(Collections.nCopies(4, pid), failures());
        assertEquals(2, ledgers.seq(id));
    }

    @Test
    void a_write_that_had_gone_through_after_all_is_not_repeated() {
        ledgers.execute(id, "a", add(1));
        TestJournal.loseNextAnswer(pid);
        var reply = (Reply.Accepted) ledgers.execute(id, "b", new AddMany(2));
        assertTrue(reply.repeated());
        assertEquals(List.of(2L, 3L), reply.events().stream().map(Recorded::seq).toList());
        assertEquals(3, ledgers.history.of(pid).size());
        TestJournal.loseNextAnswer(pid);
        var refused = assertInstanceOf(Reply.Refused.class, ledgers.execute(id, "c", take(99)));
        assertEquals("not_covered", refused.rejection().code());
        assertEquals(4, ledgers.history.of(pid).size());
    }

    @Test
    void commands_that_came_meanwhile_keep_their_order_behind_the_one_in_hand() {
        ledgers.execute(id, "a", add(1));
        TestJournal.hold(pid);
        var replies = new ArrayList<CompletableFuture<Reply>>();
        for (int i = 0; i < 20; i++) replies.add(send(i));
        ledgers.journal.failNextNPersisted(pid, 3);
        TestJournal.release(pid);
        // More of them while it waits to restart, and while it recovers.
        for (int i = 20; i < 40; i++) {
            await().pollDelay(Duration.ofMillis(10)).until(() -> true);
            replies.add(send(i));
        }
        var seqs = replies.stream().map(reply -> Ledgers.answer(reply).seq()).toList();
        assertEquals(IntStream.range(2, 42).mapToObj(i -> (long) i).toList(), seqs);
        assertEquals(
                IntStream.range(0, 40).mapToObj(i -> "c" + i).toList(),
                ledgers.facts(id).stream().skip(1).map(Recorded::cid).toList());
    }

    /** What whoever watches was told of this entity. */
    private List<String> failures() {
        synchronized (ledgers.failed) {
            return ledgers.failed.stream().filter(pid::equals).toList();
        }
    }

    private CompletableFuture<Reply> send(int i) {
        return ledgers.send(id, "c" + i, add(i)).toCompletableFuture();
    }

    @Test
    void a_failure_while_the_waiting_commands_are_worked_off_keeps_their_order_too() {
        ledgers.execute(id, "a", add(1));
        TestJournal.hold(pid);
        var replies = IntStream.range(0, 10).mapToObj(this::send).toList();
        ledgers.journal.failNextPersisted(pid);
        TestJournal.release(pid);
        for (int i = 0; i < 10; i += 3) {
            Ledgers.answer(replies.get(i));
            ledgers.journal.failNextPersisted(pid);
        }
        replies.forEach(Ledgers::answer);
        assertEquals(
                IntStream.range(0, 10).mapToObj(i -> "c" + i).toList(),
                ledgers.facts(id).stream().skip(1).limit(10).map(Recorded::cid).toList());
        ledgers.execute(id, "last", add(1));
        assertEquals(12, ledgers.seq(id));
    }

    @Test
    void the_alarm_is_armed_again() {
        var due = TestClock.START.plusMillis(400);
        ledgers.execute(id, "a", new Remind(due));
        ledgers.journal.failNextPersisted(pid);
        ledgers.execute(id, "b", add(1));
        ledgers.clock.set(due);
        try {
            await().until(() -> ledgers.state(id).rings() == 1);
        } finally {
            ledgers.clock.set(TestClock.START);
        }
    }

    @Test
    void an_alarm_whose_write_fails_rings_again_and_counts_once() {
        ledgers.execute(id, "a", new Remind(TestClock.START.plusMillis(200)));
        ledgers.journal.failNextNPersisted(pid, 2);
        ledgers.clock.advance(Duration.ofSeconds(1));
        await().until(() -> ledgers.state(id).rings() == 1);
        ledgers.execute(id, "b", new Remind(ledgers.clock.instant().plusMillis(200)));
        TestJournal.loseNextAnswer(pid);
        ledgers.clock.advance(Duration.ofSeconds(1));
        await().until(() -> ledgers.state(id).rings() == 2);
        assertEquals(
                2,
                ledgers.facts(id).stream()
                        .filter(f -> f.event() instanceof Rang)
                        .count());
        ledgers.clock.set(TestClock.START);
    }

    @Test
    void followers_are_told_that_they_may_have_missed_something_and_are_still_served() {
        ledgers.execute(id, "a", add(1));
        var follower = ledgers.follower(id);
        ledgers.journal.failNextPersisted(pid);
        ledgers.execute(id, "b", add(2));
        follower.expectMessage(new Followed.Lost(pid));
        assertEquals(
                2,
                follower.expectMessageClass(Followed.Happened.class).recorded().seq());
        ledgers.door.follow(id, follower.ref());
        assertEquals(2, follower.expectMessageClass(Followed.Following.class).head());
        ledgers.execute(id, "c", add(2));
        assertEquals(
                3,
                follower.expectMessageClass(Followed.Happened.class).recorded().seq());
        follower.expectNoMessage(Duration.ofMillis(100));
    }

    @Test
    void a_rejected_write_is_answered_and_stops_the_entity_and_the_next_command_works_again() {
        ledgers.execute(id, "a", add(1));
        var follower = ledgers.follower(id);
        var actor = ledgers.actor(id);
        ledgers.journal.rejectNextPersisted(pid);
        var reply = (Reply.Refused) ledgers.execute(id, "b", add(2));
        assertEquals("internal", reply.rejection().code());
        assertEquals(1, reply.seq());
        assertEquals(2, ledgers.execute(id, "c", add(3)).seq());
        follower.expectMessage(new Followed.Lost(pid));
        ledgers.node.kit.createTestProbe().expectTerminated(actor, Duration.ofSeconds(30));
        assertNotEquals(actor, ledgers.actor(id));
    }

    @Test
    void what_is_read_while_a_write_fails_is_what_is_in_the_journal() {
        ledgers.execute(id, "a", add(1));
        TestJournal.hold(pid);
        var reply = ledgers.send(id, "b", add(100));
        var read = ledgers.door.read(id);
        ledgers.journal.failNextPersisted(pid);
        TestJournal.release(pid);
        assertEquals(1, Ledgers.answer(read).seq());
        assertEquals(1, Ledgers.answer(read).state().balance().intValue());
        assertEquals(2, Ledgers.answer(reply).seq());
    }
}
