// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.engine.kernel.LedgerCommand.add;
import static sohbet.engine.kernel.LedgerCommand.note;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sohbet.engine.kernel.LedgerCommand.*;

/** What is personal is sealed wherever it is kept, and gone when its key is. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
final class KeysTest {
    private static final String NAME = "Ayşe Yılmaz";
    private final Ledgers ledgers = Ledgers.on(TestNode.shared(), Ledgers.snapshotEvery(5, Duration.ofMillis(150)));
    private final String id = Ledgers.newId();
    private final String pid = ledgers.pid(id);

    private Stream<byte[]> everythingKept() {
        var facts = ledgers.history.of(pid).stream();
        var snapshots = ledgers.snapshots.persistedInStorage(pid).stream().map(kept -> (Stored) kept.second());
        return Stream.concat(facts, snapshots).map(Stored::bytes);
    }

    private boolean isKeptInTheOpen(String text) {
        return everythingKept().anyMatch(bytes -> new String(bytes, UTF_8).contains(text));
    }

    private List<Personal> notes() {
        return ledgers.state(id).notes();
    }

    @Test
    void neither_journal_nor_snapshot_holds_the_plain_text() {
        ledgers.execute(id, "n", note(NAME));
        for (int i = 0; i < 12; i++) ledgers.execute(id, "a" + i, add(1));
        await().until(() -> !ledgers.snapshots.persistedInStorage(pid).isEmpty());
        assertFalse(isKeptInTheOpen("Ayşe"));
        byte[] sealed = new TestSeal((byte) 1).seal(NAME.getBytes(UTF_8));
        assertTrue(everythingKept().allMatch(b -> !holds(b, "Ayşe".getBytes(UTF_8))));
        assertTrue(everythingKept().anyMatch(b -> holds(b, sealed)), "it is there, but sealed");
        ledgers.letGo(id);
        assertEquals(List.of(Personal.of(NAME)), notes());
    }

    private static boolean holds(byte[] bytes, byte[] part) {
        return IntStream.rangeClosed(0, bytes.length - part.length)
                .anyMatch(i -> Arrays.equals(bytes, i, i + part.length, part, 0, part.length));
    }

    @Test
    void forgotten_it_reads_as_erased_and_no_number_changes() {
        ledgers.execute(id, "n", note(NAME));
        ledgers.execute(id, "a", new AddMany(3));
        var before = ledgers.state(id);
        Ledgers.answer(ledgers.door.forget(id));
        assertEquals(List.of(Personal.ERASED), notes());
        assertEquals(before.balance(), ledgers.state(id).balance());
        assertEquals(4, ledgers.seq(id));
        var noted = (LedgerEvent.Noted) ledgers.facts(id).getFirst().event();
        assertTrue(noted.text().isErased());
        ledgers.letGo(id);
        assertEquals(List.of(Personal.ERASED), notes());
        assertEquals(before.balance(), ledgers.state(id).balance());
        assertTrue(((Reply.Accepted) ledgers.execute(id, "a", new AddMany(3))).repeated());
    }

    @Test
    void new_personal_data_after_that_gets_a_new_key() {
        ledgers.execute(id, "n", note(NAME));
        Ledgers.answer(ledgers.door.forget(id));
        assertFalse(ledgers.keys.has(pid));
        ledgers.execute(id, "m", note("Mehmet"));
        var now = List.of(Personal.ERASED, Personal.of("Mehmet"));
        assertEquals(now, notes());
        ledgers.letGo(id);
        assertEquals(now, notes());
        assertFalse(isKeptInTheOpen("Mehmet"));
    }

    @Test
    void a_forgotten_entity_makes_snapshots_that_hold_nobody() {
        ledgers.execute(id, "n", note(NAME));
        ledgers.execute(id, "a", new AddMany(3));
        Ledgers.answer(ledgers.door.forget(id));
        ledgers.letGo(id);
        ledgers.execute(id, "b", new AddMany(20));
        await().until(() -> !ledgers.snapshots.persistedInStorage(pid).isEmpty());
        ledgers.letGo(id);
        assertEquals(List.of(Personal.ERASED), notes());
        assertEquals(24, ledgers.seq(id));
    }

    @Test
    void commands_that_come_while_the_person_is_being_forgotten_are_not_lost() {
        ledgers.execute(id, "n", note(NAME));
        var follower = ledgers.follower(id);
        ledgers.keys.deleteSlowly();
        var done = ledgers.door.forget(id);
        var replies = IntStream.range(0, 20)
                .mapToObj(i -> ledgers.send(id, "c" + i, note("n" + i)))
                .toList();
        assertEquals(1, ledgers.seq(id), "nothing is sealed with a key that is about to go");
        ledgers.keys.finishDeleting();
        Ledgers.answer(done);
        for (int i = 0; i < 20; i++)
            assertEquals(i + 2, Ledgers.answer(replies.get(i)).seq());
        assertEquals(Personal.ERASED, notes().getFirst());
        assertEquals(Personal.of("n0"), notes().get(1));
        assertEquals(Personal.of("n19"), notes().getLast());
        for (long seq = 2; seq <= 21; seq++)
            assertEquals(
                    seq,
                    follower.expectMessageClass(Followed.Happened.class)
                            .recorded()
                            .seq());
    }

    @Test
    void forgetting_fails_for_the_asker_when_the_key_cannot_be_deleted_and_nothing_is_lost() {
        ledgers.execute(id, "n", note(NAME));
        ledgers.keys.goAway();
        var done = ledgers.door.forget(id).toCompletableFuture();
        var reply = ledgers.send(id, "c", add(1));
        assertEquals(2, Ledgers.answer(reply).seq());
        assertEquals(List.of(Personal.of(NAME)), notes());
        assertFalse(done.isDone());
        ledgers.keys.comeBack();
        Ledgers.answer(ledgers.door.forget(id));
        assertEquals(List.of(Personal.ERASED), notes());
    }

    @Test
    void when_the_past_cannot_be_read_without_the_key_the_entity_does_not_go_on_remembering() {
        ledgers.execute(id, "n", note(NAME));
        var actor = ledgers.actor(id);
        ledgers.history.goAway();
        ledgers.door.forget(id);
        ledgers.node.kit.createTestProbe().expectTerminated(actor, Duration.ofSeconds(30));
        ledgers.history.comeBack();
        // What reaches the entity before its shard knows of its end is lost, and is asked again.
        await().atMost(Duration.ofSeconds(25))
                .ignoreExceptionsInstanceOf(TimeoutException.class)
                .until(() -> ledgers.door
                        .read(id)
                        .toCompletableFuture()
                        .get(2, SECONDS)
                        .state()
                        .notes()
                        .equals(List.of(Personal.ERASED)));
    }

    @Test
    void with_the_key_store_away_at_the_first_write_the_command_waits() {
        ledgers.state(id);
        ledgers.keys.goAway();
        int calls = ledgers.keys.calls();
        var replies = IntStream.range(0, 5)
                .mapToObj(i -> ledgers.send(id, "c" + i, note("n" + i)))
                .toList();
        await().pollDelay(Duration.ofMillis(700)).until(() -> true);
        assertTrue(replies.stream().noneMatch(r -> r.toCompletableFuture().isDone()));
        assertEquals(0, ledgers.seq(id), "it can still be read");
        assertTrue(ledgers.keys.calls() - calls <= 2, "no busy loop");
        ledgers.keys.comeBack();
        for (int i = 0; i < 5; i++)
            assertEquals(i + 1, Ledgers.answer(replies.get(i)).seq());
    }

    @Test
    void with_the_key_store_away_at_the_start_everything_waits() {
        ledgers.execute(id, "n", note(NAME));
        ledgers.letGo(id);
        ledgers.keys.goAway();
        int calls = ledgers.keys.calls();
        var read = ledgers.door.read(id);
        var reply = ledgers.send(id, "a", add(1));
        await().pollDelay(Duration.ofMillis(700)).until(() -> true);
        assertTrue(ledgers.keys.calls() - calls <= 3, "no busy loop");
        ledgers.keys.comeBack();
        assertEquals(List.of(Personal.of(NAME)), Ledgers.answer(read).state().notes());
        assertEquals(2, Ledgers.answer(reply).seq());
    }

    @Test
    void a_key_store_that_throws_is_as_good_as_away() {
        ledgers.execute(id, "n", note(NAME));
        ledgers.letGo(id);
        ledgers.keys.breakDown();
        var read = ledgers.door.read(id);
        await().pollDelay(Duration.ofMillis(100)).until(() -> true);
        ledgers.keys.comeBack();
        assertEquals(1, Ledgers.answer(read).seq());
        String other = Ledgers.newId();
        ledgers.state(other);
        ledgers.keys.breakDown();
        var reply = ledgers.send(other, "a", add(1));
        await().pollDelay(Duration.ofMillis(100)).until(() -> true);
        ledgers.keys.comeBack();
        assertEquals(1, Ledgers.answer(reply).seq());
    }
}
