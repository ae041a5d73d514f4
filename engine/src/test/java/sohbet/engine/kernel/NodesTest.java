// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.engine.kernel.LedgerCommand.add;
import static sohbet.engine.kernel.LedgerCommand.note;
import static sohbet.engine.kernel.LedgerCommand.take;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Entities on one node, spoken to from another. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class NodesTest {
    // Not the shared node: where homes of shards are known to two, one that leaves holds up the other's new ones.
    private static final Ledgers ledgers = Ledgers.on(TestNode.joined(null), Ledgers.idle(Ledgers.FORGETFUL));
    private static TestNode far;
    private static Aggregate<LedgerCommand, Ledger, LedgerEvent> door;
    private final String id = Ledgers.newId();

    /** Every shard is at home on the first node before the second one comes. */
    @BeforeAll
    static void start() {
        for (int i = 0; i < 10 * Ledgers.SETTINGS.shards(); i++) ledgers.seq(Ledgers.newId());
        far = TestNode.joined(ledgers.node.address());
        far.seesMembers(2);
        door = Aggregate.start(far.kit.system(), ledgers.kind, ledgers.kernel);
    }

    @AfterAll
    static void stop() {
        far.kit.shutdownTestKit();
        ledgers.node.kit.shutdownTestKit();
    }

    @Test
    void everything_can_be_asked_from_another_node() {
        var noted = (Reply.Accepted) Ledgers.answer(door.execute(id, "a", note("Ayşe")));
        assertEquals(1, noted.seq());
        assertEquals(ledgers.facts(id), noted.events());
        assertFalse(ledgers.history.of(ledgers.pid(id)).isEmpty(), "it lives on the first node");
        var again = (Reply.Accepted) Ledgers.answer(door.execute(id, "a", note("Ayşe")));
        assertEquals(new Reply.Accepted(1, 1, noted.events(), true), again);
        var refused = (Reply.Refused) Ledgers.answer(door.execute(id, "b", take(9)));
        assertEquals("0", refused.rejection().details().get("has"));
        assertEquals(new Aggregate.Now<>(2, ledgers.state(id)), Ledgers.answer(door.read(id)));
        assertEquals(Optional.empty(), Ledgers.answer(door.wake(id)));
        Ledgers.answer(door.forget(id));
        assertEquals(
                List.of(Personal.ERASED), Ledgers.answer(door.read(id)).state().notes());
        assertEquals(List.of(Personal.ERASED), ledgers.state(id).notes());
    }

    /** Messages between nodes can get lost, so there the head is told again and again. */
    @Test
    void a_follower_on_another_node_is_told_the_head_every_few_seconds_and_let_go_with_it() {
        var probe = far.kit.createTestProbe(Followed.class);
        ledgers.execute(id, "a", add(1));
        door.follow(id, probe.ref());
        var following = probe.expectMessageClass(Followed.Following.class);
        assertEquals(1, following.head());
        assertTrue(following.entity().path().address().hasGlobalScope());
        var near = ledgers.follower(id);
        ledgers.execute(id, "b", take(100));
        door.signal(id, note("is typing"));
        var told = probe.expectMessageClass(Followed.Happened.class);
        assertEquals("not_covered", told.recorded().refused().code());
        assertEquals(told, near.expectMessageClass(Followed.Happened.class));
        assertEquals(new Followed.Signalled(ledgers.pid(id), note("is typing")), probe.receiveMessage());
        near.expectMessageClass(Followed.Signalled.class);
        // A restart cancels every timer, this one too.
        ledgers.journal.failNextPersisted(ledgers.pid(id));
        ledgers.execute(id, "c", add(1));
        for (var follower : List.of(near, probe)) {
            follower.expectMessage(new Followed.Lost(ledgers.pid(id)));
            assertEquals(
                    3,
                    follower.expectMessageClass(Followed.Happened.class)
                            .recorded()
                            .seq());
        }
        assertEquals(new Followed.Head(ledgers.pid(id), 3), probe.receiveMessage());
        near.expectNoMessage(Duration.ofMillis(50));
        near.stop();
        door.unfollow(id, probe.ref());
        ledgers.letGo(id);
        door.follow(id, probe.ref());
        probe.fishForMessage(
                Duration.ofSeconds(30),
                next -> next instanceof Followed.Following
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore());
        probe.stop();
        ledgers.letGo(id);
    }
}
