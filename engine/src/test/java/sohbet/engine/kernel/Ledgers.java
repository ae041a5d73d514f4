// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.testkit.javadsl.SnapshotTestKit;

/** Ledgers on the shared node, of a kind of their own, with everything a test turns by hand. */
final class Ledgers {
    /** How long the forgetful ones stay when nobody speaks to them. */
    static final Duration FORGETFUL = Duration.ofMillis(100);

    static final Names NAMES = new Names()
            .add("ledger", LedgerCommand.class, LedgerEvent.class, Ledger.class)
            .upcast(List.of(new Upcaster("ledger.added", 1, Ledgers::centsToAmount)));
    static final Codec CODEC = new Codec(NAMES);
    static final Kernel.Settings SETTINGS = new Kernel.Settings(
            Duration.ofSeconds(15), Duration.ofSeconds(30), 100, Duration.ofMillis(50), Duration.ofMillis(200), 10);
    private static final AtomicInteger numbers = new AtomicInteger();

    final TestClock clock = new TestClock();
    final TestKeys keys = new TestKeys();
    final TestNode node;
    final PersistenceTestKit journal;
    final SnapshotTestKit snapshots;
    final StoredHistory history;
    final List<String> committed = Collections.synchronizedList(new ArrayList<>());
    final List<String> failed = Collections.synchronizedList(new ArrayList<>());
    final Kind<LedgerCommand, Ledger, LedgerEvent> kind;
    final Kernel kernel;
    final Aggregate<LedgerCommand, Ledger, LedgerEvent> door;

    private Ledgers(TestNode node, Kernel.Settings settings) {
        this.node = node;
        journal = PersistenceTestKit.create(node.kit.system());
        snapshots = SnapshotTestKit.create(node.kit.system());
        history = new StoredHistory(journal);
        kind = new Kind<>("ledger" + numbers.incrementAndGet(), new LedgerDecider());
        var told = new Kernel.Committed() {
            @Override
            public void committed(String pid, long seq) {
                committed.add(pid + " " + seq);
            }

            @Override
            public void failed(String pid, Throwable why) {
                failed.add(pid);
            }
        };
        kernel = new Kernel(CODEC, keys, history, clock, told, settings);
        door = Aggregate.start(node.kit.system(), kind, kernel);
    }

    private static ObjectNode centsToAmount(ObjectNode added) {
        var cents = BigDecimal.valueOf(added.remove("cents").longValue(), 2);
        return added.put("amount", cents);
    }

    static Ledgers start() {
        return on(TestNode.shared(), SETTINGS);
    }

    /** Entities that leave memory soon after their last message. */
    static Ledgers startForgetful() {
        return on(TestNode.shared(), idle(FORGETFUL));
    }

    static Ledgers on(TestNode node, Kernel.Settings settings) {
        return new Ledgers(node, settings);
    }

    static Kernel.Settings idle(Duration idle) {
        var s = SETTINGS;
        return new Kernel.Settings(s.askTimeout(), idle, s.snapshotEvery(), s.minBackoff(), s.maxBackoff(), s.shards());
    }

    static Kernel.Settings snapshotEvery(int facts, Duration idle) {
        var s = SETTINGS;
        return new Kernel.Settings(s.askTimeout(), idle, facts, s.minBackoff(), s.maxBackoff(), s.shards());
    }

    static String newId() {
        return "shop~" + numbers.incrementAndGet();
    }

    String pid(String id) {
        return kind.persistenceId(id);
    }

    CompletionStage<Reply> send(String id, String cid, LedgerCommand command) {
        return door.execute(id, cid, command);
    }

    Reply execute(String id, String cid, LedgerCommand command) {
        return answer(send(id, cid, command));
    }

    Ledger state(String id) {
        return answer(door.read(id)).state();
    }

    long seq(String id) {
        return answer(door.read(id)).seq();
    }

    List<Recorded<LedgerEvent>> facts(String id) {
        return answer(door.history(id, 0, Long.MAX_VALUE, 100_000));
    }

    static <T> T answer(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    TestProbe<Followed> probe() {
        return node.kit.createTestProbe(Followed.class);
    }

    /** A follower that has been told the head. */
    TestProbe<Followed> follower(String id) {
        var probe = probe();
        door.follow(id, probe.ref());
        probe.expectMessageClass(Followed.Following.class);
        return probe;
    }

    /** The actor the entity is just now. */
    ActorRef<?> actor(String id) {
        var probe = probe();
        door.follow(id, probe.ref());
        var entity = probe.expectMessageClass(Followed.Following.class).entity();
        door.unfollow(id, probe.ref());
        return entity;
    }

    /** Waits until an idle entity has left memory: what it does next it has from the journal. */
    void letGo(String id) {
        node.kit.createTestProbe().expectTerminated(actor(id), Duration.ofSeconds(30));
    }
}
