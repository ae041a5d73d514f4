// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static sohbet.engine.kernel.LedgerCommand.add;
import static sohbet.engine.kernel.LedgerCommand.note;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.pekko.actor.AbstractActorWithTimers;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Whoever follows sees each fact once and in order, whatever gets lost on the way. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class FollowerTest {
    private static final Ledgers ledgers = Ledgers.start();
    private static final Ledgers forgetful = Ledgers.startForgetful();
    private final String id = Ledgers.newId();
    private final List<Long> seen = new CopyOnWriteArrayList<>();
    private final List<Object> signals = new CopyOnWriteArrayList<>();

    /** An actor that follows, and to which not everything gets through. */
    private final class Reader extends AbstractActorWithTimers
            implements Follower.Host, Follower.Listener<LedgerEvent> {
        private final Ledgers ledgers;
        private Follower<LedgerEvent> follower;
        private final Predicate<Followed> getsThrough;

        Reader(Ledgers ledgers, long after, Predicate<Followed> getsThrough) {
            this.ledgers = ledgers;
            this.getsThrough = getsThrough;
            follower = new Follower<>(ledgers.door, id, after, this, this);
            follower.start();
            getTimers().startTimerWithFixedDelay("tick", "tick", Duration.ofMillis(30));
        }

        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .matchEquals("tick", tick -> follower.tick())
                    .matchEquals("stop", stop -> follower.stop())
                    .match(String.class, this::change)
                    .match(Followed.class, getsThrough.negate()::test, lost -> {})
                    .matchAny(message -> follower.told(message))
                    .build();
        }

        private void change(String other) {
            follower.stop();
            seen.clear();
            follower = new Follower<>(ledgers.door, other, 0, this, this);
            follower.start();
        }

        @Override
        public ActorRef me() {
            return getSelf();
        }

        @Override
        public void watch(ActorRef other) {
            getContext().watch(other);
        }

        @Override
        public void happened(Recorded<LedgerEvent> recorded) {
            seen.add(recorded.seq());
        }

        @Override
        public void signalled(Object notice) {
            signals.add(notice);
        }
    }

    private ActorRef follow(Ledgers ledgers, long after, Predicate<Followed> getsThrough) {
        var props = Props.create(Reader.class, () -> new Reader(ledgers, after, getsThrough));
        var system = (ExtendedActorSystem) Adapter.toClassic(ledgers.node.kit.system());
        return system.systemActorOf(props, "reader-" + Ledgers.newId());
    }

    private void expect(long from, long to) {
        await().until(() -> !seen.isEmpty() && seen.getLast() >= to);
        assertEquals(LongStream.rangeClosed(from, to).boxed().toList(), seen);
    }

    private static List<CompletionStage<Reply>> commands(Ledgers ledgers, String id, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> ledgers.send(id, null, add(i)))
                .toList();
    }

    @Test
    void what_is_past_and_what_is_new() {
        ledgers.execute(id, "past", new LedgerCommand.AddMany(450));
        follow(ledgers, 0, any -> true);
        commands(ledgers, id, 200).forEach(Ledgers::answer);
        expect(1, 650);
    }

    @Test
    void from_the_middle_on() {
        ledgers.execute(id, "past", new LedgerCommand.AddMany(450));
        follow(ledgers, 440, any -> true);
        expect(441, 450);
        ledgers.execute(id, "new", add(1));
        expect(441, 451);
    }

    @Test
    void a_burst_larger_than_what_is_kept_waiting() {
        var replies = new ArrayList<>(commands(ledgers, id, 100));
        follow(ledgers, 0, any -> true);
        replies.addAll(commands(ledgers, id, 900));
        replies.forEach(Ledgers::answer);
        expect(1, 1_000);
    }

    @Test
    void through_restarts_losses_and_farewells() {
        long seed = Long.getLong("seed", new Random().nextLong());
        var random = new Random(seed);
        var reader = follow(forgetful, 0, any -> random.nextInt(4) > 0);
        for (int round = 0; round < 10; round++) {
            if (round % 3 == 0) forgetful.journal.failNextPersisted(forgetful.pid(id));
            commands(forgetful, id, 20).forEach(Ledgers::answer);
            if (round % 4 == 1) forgetful.journal.rejectNextPersisted(forgetful.pid(id));
            if (round % 4 == 1) forgetful.execute(id, null, add(1));
        }
        await("again with -Dseed=" + seed).until(() -> {
            reader.tell(new Followed.Head(forgetful.pid(id), 200), ActorRef.noSender());
            return seen.size() >= 200;
        });
        expect(1, 200);
    }

    /** What was on its way from the first entity must not be taken for the second one's. */
    @Test
    void one_actor_may_leave_one_entity_for_another() {
        String other = Ledgers.newId();
        ledgers.execute(id, "past", new LedgerCommand.AddMany(30));
        ledgers.execute(other, "past", new LedgerCommand.AddMany(3));
        for (int round = 0; round < 20; round++) {
            seen.clear();
            var reader = follow(ledgers, 0, any -> true);
            var busy = commands(ledgers, id, 5);
            reader.tell(other, ActorRef.noSender());
            busy.forEach(Ledgers::answer);
            long head = 3 + round;
            await().until(() -> seen.size() >= head);
            ledgers.execute(id, null, add(1));
            ledgers.execute(other, null, add(1));
            await().until(() -> seen.size() > head);
            assertEquals(LongStream.rangeClosed(1, head + 1).boxed().toList(), seen);
            reader.tell("stop", ActorRef.noSender());
        }
    }

    @Test
    void when_the_journal_cannot_be_read_for_a_while() {
        ledgers.execute(id, "past", new LedgerCommand.AddMany(50));
        ledgers.history.goAway();
        follow(ledgers, 0, any -> true);
        ledgers.execute(id, "new", add(1));
        await().pollDelay(Duration.ofMillis(150)).until(seen::isEmpty);
        ledgers.history.comeBack();
        expect(1, 51);
    }

    @Test
    void a_signal_comes_through_and_after_the_end_nothing_does() {
        var reader = follow(ledgers, 0, any -> true);
        ledgers.execute(id, "a", add(1));
        expect(1, 1);
        ledgers.door.signal(id, note("is typing"));
        await().until(() -> signals.equals(List.of(note("is typing"))));
        reader.tell("stop", ActorRef.noSender());
        ledgers.execute(id, "b", add(1));
        await().pollDelay(Duration.ofMillis(20)).until(() -> true);
        assertEquals(List.of(1L), seen);
    }
}
