// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.engine.kernel.LedgerCommand.add;
import static sohbet.engine.kernel.LedgerCommand.take;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.persistence.testkit.SnapshotMeta;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SnapshotTest {
    private static final Ledgers ledgers =
            Ledgers.on(TestNode.shared(), Ledgers.snapshotEvery(10, Duration.ofMillis(150)));
    private final String id = Ledgers.newId();
    private final String pid = ledgers.pid(id);

    private void commands(int number) {
        for (int i = 0; i < number; i++) ledgers.execute(id, "c" + i, i % 3 == 0 ? take(50) : add(i));
    }

    @Test
    void the_state_comes_back_the_same_from_a_snapshot_and_from_the_facts_alone() {
        commands(25);
        var state = ledgers.state(id);
        assertEquals(2, ledgers.snapshots.persistedInStorage(pid).size());
        ledgers.letGo(id);
        assertEquals(state, ledgers.state(id));
        assertEquals(25, ledgers.seq(id));
        ledgers.letGo(id);
        ledgers.snapshots.clearByPersistenceId(pid);
        assertEquals(state, ledgers.state(id));
        assertEquals(25, ledgers.seq(id));
    }

    @Test
    void only_the_newest_are_kept() {
        commands(95);
        await().until(() -> ledgers.snapshots.persistedInStorage(pid).size() <= 3);
    }

    @Test
    void one_that_cannot_be_saved_harms_nobody() {
        commands(9);
        ledgers.snapshots.failNextPersisted(pid);
        assertEquals(10, ledgers.execute(id, "x", add(1)).seq());
        assertEquals(11, ledgers.execute(id, "y", add(1)).seq());
        ledgers.letGo(id);
        assertEquals(11, ledgers.seq(id));
    }

    @Test
    void one_that_cannot_be_loaded_harms_nobody() {
        commands(15);
        var state = ledgers.state(id);
        ledgers.letGo(id);
        ledgers.snapshots.failNextRead(pid);
        assertEquals(state, ledgers.state(id));
        assertEquals(15, ledgers.seq(id));
    }

    @Test
    void a_damaged_one_is_passed_over_and_the_facts_are_read() {
        commands(15);
        var state = ledgers.state(id);
        ledgers.letGo(id);
        var whole = (Stored) ledgers.snapshots.persistedInStorage(pid).getLast().second();
        long seq = 10;
        for (int at : new int[] {0, whole.bytes().length / 2, whole.bytes().length - 1}) {
            byte[] wrong = whole.bytes().clone();
            wrong[at] ^= 0x20;
            plant(++seq, new Stored(whole.manifest(), wrong), new Names().add("ledger", First.class));
            assertEquals(state, ledgers.state(id));
            assertEquals(15, ledgers.seq(id));
            ledgers.letGo(id);
        }
    }

    /** A state whose shape has changed needs no upcaster: its version alone is raised. */
    @Test
    void one_of_a_version_that_is_not_read_any_more_is_made_anew_from_the_facts() {
        commands(8);
        var state = ledgers.state(id);
        ledgers.letGo(id);
        var outdated = new Stored("ledger.state#9", new byte[] {1, 2, 3});
        plant(8, outdated, new Names().add("ledger", Ninth.class));
        assertEquals(state, ledgers.state(id));
        commands(8);
        assertEquals(8, ledgers.seq(id), "it knows its commands again as well");
        assertTrue(
                ((Reply.Refused) ledgers.execute(id, "c0", take(50))).events().size() == 1);
    }

    /** Puts a snapshot where it will be found. The names are those of facts, whose bytes are not looked at. */
    private void plant(long seq, Stored snapshot, Names names) {
        var wire = Wire.ID.get(ledgers.node.kit.system());
        wire.use(new Codec(names));
        ledgers.snapshots.persistForRecovery(pid, List.of(Pair.create(new SnapshotMeta(seq, 0), snapshot)));
        wire.use(Ledgers.CODEC);
    }

    @StoredName("state")
    record First(Instant at) implements Event {}

    @StoredName(value = "state", version = 9)
    record Ninth(Instant at) implements Event {}
}
