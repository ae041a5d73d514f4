// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.pubsub.Topic;
import sohbet.engine.kernel.Kernel;

/**
 * Tells the tails of all nodes what has been committed, so that they need not wait for their slow
 * beat: this node's at once, the others' with at most one message in five milliseconds. A poke that
 * is lost costs time, never a fact.
 */
public final class Pokes implements Kernel.Committed {
    private static final Duration PAUSE = Duration.ofMillis(5);

    /** With this many in five milliseconds the next message is not far. */
    private static final int MOST = 100;

    private final String node = UUID.randomUUID().toString();
    private final Tail tail;
    private final Map<String, Long> pending = new HashMap<>();
    private final ActorRef<Object> relay;

    private Pokes(ActorSystem<?> system, Tail tail) {
        this.tail = tail;
        this.relay = system.systemActorOf(relay(), "pokes", Props.empty());
    }

    public static Pokes start(ActorSystem<?> system, Tail tail) {
        return new Pokes(system, tail);
    }

    @Override
    public void committed(String persistenceId, long seq) {
        tail.expect(persistenceId, seq);
        boolean first;
        synchronized (pending) {
            first = pending.isEmpty();
            if (pending.size() < MOST) pending.merge(persistenceId, seq, Math::max);
        }
        if (first) relay.tell(Relay.SEND);
    }

    private enum Relay {
        SEND
    }

    /** Between nodes a poke is one text: who sends it, then a line for each fact. */
    private Behavior<Object> relay() {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            var topic = context.spawn(Topic.create(String.class, "sohbet-pokes"), "topic");
            topic.tell(Topic.subscribe(context.getSelf().unsafeUpcast()));
            long[] last = {System.nanoTime() - PAUSE.toNanos()};
            return Behaviors.receive(Object.class)
                    .onMessage(String.class, this::hear)
                    .onMessageEquals(Relay.SEND, () -> {
                        long left = PAUSE.toNanos() - (System.nanoTime() - last[0]);
                        if (left > 0) timers.startSingleTimer(Relay.SEND, Duration.ofNanos(left));
                        else {
                            last[0] = System.nanoTime();
                            topic.tell(Topic.publish(said()));
                        }
                        return Behaviors.same();
                    })
                    .build();
        }));
    }

    private String said() {
        var text = new StringBuilder(node);
        synchronized (pending) {
            pending.forEach(
                    (id, seq) -> text.append('\n').append(seq).append(' ').append(id));
            pending.clear();
        }
        return text.toString();
    }

    private Behavior<Object> hear(String text) {
        var lines = text.lines().toList();
        if (!lines.getFirst().equals(node)) lines.subList(1, lines.size()).forEach(this::expect);
        return Behaviors.same();
    }

    private void expect(String line) {
        int space = line.indexOf(' ');
        tail.expect(line.substring(space + 1), Long.parseLong(line.substring(0, space)));
    }
}
