// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.util.ArrayDeque;
import java.util.List;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Terminated;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.jspecify.annotations.Nullable;

/**
 * Follows one entity from a fact on, without a gap and without a double: what is past comes from
 * the journal in pages, what is new from the entity, and whatever goes missing between the two is
 * fetched again. It belongs to one actor and lives on that actor's messages.
 */
public final class Follower<E extends Event> {
    private static final int PAGE = 200;
    private static final int WAITING = 256;

    private final Aggregate<?, ?, E> aggregate;
    private final String entityId;
    private final String pid;
    private final Host host;
    private final Listener<E> listener;
    private final ActorRef self;
    private final ArrayDeque<Recorded<E>> waiting = new ArrayDeque<>();
    private long last;
    private long wanted;
    private boolean reading;
    private boolean following;
    private boolean stopped;
    private @Nullable ActorRef watched;

    /** The actor a follower lives in. */
    public interface Host {
        /** The actor itself. */
        ActorRef me();

        void watch(ActorRef other);
    }

    /** Is told each fact once, in order. */
    public interface Listener<E extends Event> {
        void happened(Recorded<E> recorded);

        void signalled(Object notice);
    }

    /** A page of the journal on its way to the actor; {@code facts} is null when it could not be read. */
    private record Page(Follower<?> reader, @Nullable List<? extends Recorded<?>> facts) {}

    public Follower(Aggregate<?, ?, E> aggregate, String entityId, long after, Host host, Listener<E> listener) {
        this.aggregate = aggregate;
        this.entityId = entityId;
        this.pid = aggregate.persistenceId(entityId);
        this.host = host;
        this.listener = listener;
        this.self = host.me();
        this.last = after;
        this.wanted = after;
    }

    /** The last fact that was passed on. */
    public long last() {
        return last;
    }

    public void start() {
        following = false;
        aggregate.follow(entityId, Adapter.toTyped(self));
    }

    /** Ends it: nothing is passed on any more, not even what is on its way. */
    public void stop() {
        stopped = true;
        aggregate.unfollow(entityId, Adapter.toTyped(self));
    }

    /** To be called every few seconds: asks again for what was never answered. */
    public void tick() {
        if (stopped) return;
        if (!following) start();
        else if (last < wanted && !reading) read();
    }

    /** Takes an actor message; false when it is none of ours. */
    @SuppressWarnings("unchecked")
    public boolean told(Object message) {
        switch (message) {
            case Followed other when stopped || !other.pid().equals(pid) -> {}
            case Followed.Following it -> following(it);
            case Followed.Happened it -> happened((Recorded<E>) it.recorded());
            case Followed.Signalled it -> listener.signalled(it.notice());
            case Followed.Head it -> want(it.head());
            case Followed.Lost it -> start();
            case Page page when !stopped && page.reader == this -> read(page);
            case Page old -> {}
            case Terminated it when it.actor().equals(watched) -> start();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void following(Followed.Following it) {
        following = true;
        ActorRef entity = Adapter.toClassic(it.entity());
        if (!entity.equals(watched)) {
            watched = entity;
            host.watch(entity);
        }
        want(it.head());
    }

    private void happened(Recorded<E> recorded) {
        if (recorded.seq() <= last) return;
        if (recorded.seq() == last + 1 && !reading) {
            pass(recorded);
            return;
        }
        if (waiting.size() < WAITING) waiting.addLast(recorded);
        want(recorded.seq());
    }

    private void want(long head) {
        wanted = Math.max(wanted, head);
        if (last < wanted && !reading) read();
    }

    private void read() {
        reading = true;
        aggregate
                .history(entityId, last, wanted, PAGE)
                .whenComplete((facts, why) -> self.tell(new Page(this, facts), ActorRef.noSender()));
    }

    @SuppressWarnings("unchecked")
    private void read(Page page) {
        reading = false;
        if (page.facts == null) return; // the next tick tries again
        long before = last;
        for (var fact : page.facts) if (fact.seq() == last + 1) pass((Recorded<E>) fact);
        while (!waiting.isEmpty() && waiting.getFirst().seq() <= last + 1) {
            var next = waiting.pollFirst();
            if (next.seq() == last + 1) pass(next);
        }
        if (last >= wanted) waiting.clear();
        else if (last > before) read();
    }

    private void pass(Recorded<E> recorded) {
        last = recorded.seq();
        listener.happened(recorded);
    }
}
