// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The facts of this node's tail for live listeners: each one once and in order. */
public final class Feed {
    private static final Logger log = LoggerFactory.getLogger(Feed.class);
    private final Tail tail;
    private final Map<Consumer<Happening>, Position> subscribers = new LinkedHashMap<>();

    public Feed(Tail tail) {
        this.tail = tail;
        tail.listen(this::tell);
    }

    /** The answer to {@link #subscribe}. */
    public sealed interface Answer {}

    /** All facts after {@code from} have been or will be told. */
    public record Live(Position from) implements Answer {}

    /** What came after the asked position is not held any more; nothing was subscribed. */
    public record TooOld(Position head) implements Answer {}

    /** The last place this node has read. */
    public Position head() {
        return tail.standingStill(ring -> ring == null ? Position.START : ring.head());
    }

    /**
     * Tells the subscriber every fact after this position, or from now on when it is null. It is
     * called on the tail's own thread (the first ones on the caller's), must return at once and must
     * not subscribe in turn.
     */
    public Answer subscribe(@Nullable Position after, Consumer<Happening> subscriber) {
        return tail.standingStill(ring -> {
            if (ring == null) return new TooOld(Position.START);
            Position from = after == null ? ring.head() : after;
            var missed = ring.after(from, Integer.MAX_VALUE);
            if (missed == null) return new TooOld(ring.head());
            for (TailRow row : missed) if (row instanceof Happening h) subscriber.accept(h);
            subscribers.put(subscriber, from);
            return new Live(from);
        });
    }

    public void unsubscribe(Consumer<Happening> subscriber) {
        tail.standingStill(ring -> subscribers.keySet().remove(subscriber));
    }

    /** A subscriber may have been ahead of this node: it hears only what comes after its place. */
    private void tell(List<TailRow> rows) {
        for (var each : List.copyOf(subscribers.entrySet()))
            for (TailRow row : rows)
                if (row instanceof Happening h && h.position().isAfter(each.getValue())) tell(each.getKey(), h);
    }

    /** One that fails must not cost the others anything. */
    private static void tell(Consumer<Happening> subscriber, Happening happening) {
        try {
            subscriber.accept(happening);
        } catch (RuntimeException e) {
            log.error("a listener failed at {}: {}", happening.position(), Cause.of(e));
        }
    }
}
