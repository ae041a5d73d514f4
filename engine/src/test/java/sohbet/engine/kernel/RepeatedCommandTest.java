// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.engine.kernel.LedgerCommand.add;
import static sohbet.engine.kernel.LedgerCommand.take;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.engine.kernel.LedgerCommand.*;

/** The same command id gets the same answer, whatever lies between. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class RepeatedCommandTest {
    private static final Ledgers ledgers =
            Ledgers.on(TestNode.shared(), Ledgers.snapshotEvery(10, Duration.ofMillis(150)));
    private final String id = Ledgers.newId();
    private Reply accepted;
    private Reply many;
    private Reply refused;

    private void threeCommands() {
        ledgers.execute(id, "first", add(1));
        accepted = ledgers.execute(id, "accepted", add(5));
        many = ledgers.execute(id, "many", new AddMany(3));
        refused = ledgers.execute(id, "refused", take(1_000));
    }

    private void repeatedlyTheSame() {
        long seq = ledgers.seq(id);
        var state = ledgers.state(id);
        same(accepted, ledgers.execute(id, "accepted", add(5)));
        same(many, ledgers.execute(id, "many", new AddMany(3)));
        same(refused, ledgers.execute(id, "refused", take(1_000)));
        assertEquals(seq, ledgers.seq(id));
        assertEquals(state, ledgers.state(id));
    }

    private static void same(Reply first, Reply again) {
        assertEquals(first.getClass(), again.getClass());
        assertEquals(first.first(), again.first());
        assertEquals(first.seq(), again.seq());
        assertEquals(first.events(), again.events());
        if (first instanceof Reply.Refused r) assertEquals(r.rejection(), ((Reply.Refused) again).rejection());
        if (again instanceof Reply.Accepted a) assertTrue(a.repeated());
    }

    private void others(int from, int to) {
        IntStream.range(from, to)
                .mapToObj(i -> ledgers.send(id, "other-" + i, add(1)))
                .toList()
                .forEach(Ledgers::answer);
    }

    /**
     * A command whose search has begun and does not end yet. Until it has begun somebody follows:
     * an entity that is already leaving would stay until the search is over, and others wait.
     */
    private CompletionStage<Reply> searchedFor(String cid, LedgerCommand command) {
        var follower = ledgers.follower(id);
        int reads = ledgers.history.reads();
        ledgers.history.readSlowly();
        var reply = ledgers.send(id, cid, command);
        await().until(() -> ledgers.history.reads() > reads);
        ledgers.door.unfollow(id, follower.ref());
        return reply;
    }

    /** A test that fails must not leave the journal slow for the others. */
    @AfterEach
    void readAgain() {
        ledgers.history.finishReading();
    }

    @Test
    void at_once() {
        threeCommands();
        repeatedlyTheSame();
    }

    @Test
    void both_at_the_same_time() {
        ledgers.execute(id, "first", add(1));
        var one = ledgers.send(id, "twin", add(1));
        var other = ledgers.send(id, "twin", add(1));
        same(Ledgers.answer(one), Ledgers.answer(other));
        assertEquals(2, ledgers.seq(id));
    }

    @Test
    void after_the_entity_has_left_memory() {
        threeCommands();
        ledgers.letGo(id);
        repeatedlyTheSame();
    }

    @Test
    void after_a_snapshot() {
        threeCommands();
        others(0, 20);
        assertFalse(ledgers.snapshots.persistedInStorage(ledgers.pid(id)).isEmpty());
        ledgers.letGo(id);
        repeatedlyTheSame();
    }

    @Test
    void after_a_failed_write() {
        threeCommands();
        ledgers.journal.failNextPersisted(ledgers.pid(id));
        ledgers.execute(id, "next", add(1));
        repeatedlyTheSame();
    }

    @Test
    void after_256_other_commands_by_a_search_in_the_journal() {
        threeCommands();
        others(0, 300);
        int reads = ledgers.history.reads();
        ledgers.execute(id, "a new one", add(1));
        assertEquals(reads, ledgers.history.reads(), "a new id is not searched for");
        repeatedlyTheSame();
        assertTrue(ledgers.history.reads() > reads);
        ledgers.letGo(id);
        repeatedlyTheSame();
    }

    @Test
    void twice_while_the_journal_is_being_searched() {
        threeCommands();
        others(0, 300);
        var one = ledgers.send(id, "many", new AddMany(3));
        var other = ledgers.send(id, "many", new AddMany(3));
        same(many, Ledgers.answer(one));
        same(many, Ledgers.answer(other));
    }

    @Test
    void while_the_journal_is_searched_for_longer_than_entities_stay_idle() {
        threeCommands();
        others(0, 300);
        var again = searchedFor("refused", take(1_000));
        var fresh = ledgers.send(id, "fresh", add(1));
        assertEquals(307, Ledgers.answer(fresh).first(), "others do not wait for it");
        await().pollDelay(Duration.ofMillis(600)).until(() -> true);
        ledgers.history.finishReading();
        same(refused, Ledgers.answer(again));
    }

    @Test
    void while_the_journal_is_searched_and_the_entity_is_asked_to_leave() {
        threeCommands();
        others(0, 300);
        var again = searchedFor("refused", take(1_000));
        var entity = ledgers.actor(id).<EntityMessage>unsafeUpcast();
        entity.tell(new EntityMessage.Stop());
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        ledgers.history.finishReading();
        same(refused, Ledgers.answer(again));
    }

    /** Of some 80,000 ids two have the same hash, and the journal has to tell them apart. */
    @Test
    void twice_a_new_one_that_is_mistaken_for_an_old_one() {
        var byHash = new HashMap<Integer, String>();
        String old = null;
        String mistaken = "";
        for (int i = 0; old == null; i++) {
            mistaken = "cid-" + i;
            old = byHash.put(Recollection.hash(mistaken), mistaken);
        }
        ledgers.execute(id, old, add(1));
        others(0, 300);
        var one = ledgers.send(id, mistaken, add(1));
        var other = ledgers.send(id, mistaken, add(1));
        assertFalse(((Reply.Accepted) Ledgers.answer(one)).repeated());
        same(Ledgers.answer(one), Ledgers.answer(other));
        assertEquals(302, ledgers.seq(id));
    }

    /** Where the promise ends: 8,448 commands later the entity no longer knows the id. */
    @Test
    void after_nine_thousand_other_commands_it_is_a_new_command() {
        var seal = Ledgers.answer(ledgers.keys.findOrCreate(ledgers.pid(id)));
        var added = new LedgerEvent.Added(TestClock.START, BigDecimal.ONE);
        var past = IntStream.range(0, 9_000)
                .mapToObj(i -> new Recorded<>(i + 1, added, "old-" + i, null, null))
                .<Object>map(fact -> fact.store(Ledgers.CODEC, seal))
                .toList();
        ledgers.journal.persistForRecovery(ledgers.pid(id), past);
        assertTrue(((Reply.Accepted) ledgers.execute(id, "old-8999", add(1))).repeated());
        assertTrue(((Reply.Accepted) ledgers.execute(id, "old-600", add(1))).repeated());
        assertEquals(9_000, ledgers.seq(id));
        assertFalse(((Reply.Accepted) ledgers.execute(id, "old-0", add(1))).repeated());
        assertEquals(9_001, ledgers.seq(id));
    }

    @Test
    void without_an_id_every_command_is_a_new_one() {
        ledgers.execute(id, null, add(1));
        ledgers.execute(id, null, add(1));
        assertEquals(2, ledgers.seq(id));
    }
}
