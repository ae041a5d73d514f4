// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Outage;
import sohbet.persistence.notification.Link;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.NotificationType;

/**
 * Tells of an entity whose journal fails again and again while those of others do not, and that it is over once nothing has
 * failed for a while. When the database is away everything fails, and that has a notification of its own.
 */
public final class CrashWatch implements AutoCloseable {
    /** More failures than this within the time are worth telling; after as long without one it is over. */
    record Bounds(int most, Duration within, Duration quiet) {
        static final Bounds USUAL = new Bounds(5, Duration.ofMinutes(2), Duration.ofMinutes(2));
    }

    /** What goes on failing is told again, for it may have been taken for over by the node it was on before. */
    static final Duration AGAIN = Duration.ofMinutes(30);

    /** So many entities are told of at most, and so many watched: with more the log is the place to look. */
    static final int TOLD = 20;

    static final int WATCHED = 1_000;

    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Consumer<NewNotification> raise;
    private final Consumer<NewNotification> resolve;
    private final InstantSource clock;
    private final Bounds bounds;
    private final Map<String, Failing> failing = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private Cancellable beat = Cancellable.alreadyCancelled();

    /** The newest failures of an entity, and when it was told of. */
    private static final class Failing {
        private final Deque<Instant> newest = new ArrayDeque<>();
        private @Nullable Instant told;
    }

    CrashWatch(Consumer<NewNotification> raise, Consumer<NewNotification> resolve, InstantSource clock, Bounds bounds) {
        this.raise = raise;
        this.resolve = resolve;
        this.clock = clock;
        this.bounds = bounds;
    }

    public static CrashWatch start(Announcer announcer, InstantSource clock, ClassicActorSystemProvider provider) {
        var watch = new CrashWatch(announcer::raise, announcer::resolve, clock, Bounds.USUAL);
        var system = provider.classicSystem();
        watch.beat = system.scheduler().scheduleWithFixedDelay(BEAT, BEAT, watch::look, system.dispatcher());
        return watch;
    }

    /** The journal of an entity could not be written or read. */
    public void failed(String persistenceId, Throwable why) {
        if (isEverybodys(why)) return;
        if (failing.size() >= WATCHED && !failing.containsKey(persistenceId)) return;
        failing.compute(persistenceId, (id, known) -> {
            var entity = known == null ? new Failing() : known;
            noted(id, entity);
            return entity;
        });
    }

    /** Too slow or away: that is no single entity's trouble. */
    private static boolean isEverybodys(Throwable why) {
        for (Throwable it = why; it != null; it = it.getCause()) if (it instanceof TimeoutException) return true;
        return Outage.is(why);
    }

    private void noted(String id, Failing entity) {
        var now = clock.instant();
        entity.newest.addLast(now);
        if (entity.newest.size() > bounds.most() + 1) entity.newest.removeFirst();
        if (entity.newest.size() <= bounds.most()
                || entity.newest.getFirst().plus(bounds.within()).isBefore(now)) return;
        if (entity.told != null && entity.told.plus(AGAIN).isAfter(now)) return;
        if (entity.told == null && open.incrementAndGet() > TOLD) {
            open.decrementAndGet();
            return;
        }
        entity.told = now;
        raise.accept(about(id, now));
    }

    /** Lets go of what has been well for a while, and says so where something was told. */
    void look() {
        var now = clock.instant();
        for (var id : failing.keySet())
            failing.computeIfPresent(id, (same, entity) -> {
                if (entity.newest.getLast().plus(bounds.quiet()).isAfter(now)) return entity;
                if (entity.told != null) {
                    open.decrementAndGet();
                    resolve.accept(about(same, now));
                }
                return null;
            });
    }

    /** {@code kind|merchant~id}: neither part is a person's name or address. */
    private static NewNotification about(String persistenceId, Instant at) {
        int bar = persistenceId.indexOf('|');
        return NewNotification.ofInstallation(NotificationType.ENTITY_CRASHING, persistenceId, at)
                .with(Map.of(
                        "kind",
                        persistenceId.substring(0, Math.max(0, bar)),
                        "entity",
                        persistenceId.substring(bar + 1)))
                .leadingTo(Link.Kind.HEALTH, null);
    }

    @Override
    public void close() {
        beat.cancel();
    }
}
