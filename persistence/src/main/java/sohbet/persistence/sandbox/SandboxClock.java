// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.engine.kernel.DomainClock;
import sohbet.persistence.Database;

/**
 * The shops' clock: the real one, and in a sandbox ahead of it by as much as somebody has moved it. How far is stored, so it is
 * the same on every node and after a restart. A node that missed the news hears of it at the next {@link #NET}.
 */
public final class SandboxClock implements DomainClock, AutoCloseable {
    /** What day it would be beyond that no shop needs to see. */
    public static final Duration FARTHEST = Duration.ofDays(3_660);

    static final Duration NET = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(SandboxClock.class);

    private final Database database;
    private final InstantSource real;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final @Nullable ClockNews news;
    private final Cancellable net;

    private SandboxClock(ActorSystem<?> system, Database database, InstantSource real, boolean isSandbox) {
        this.database = database;
        this.real = real;
        var stored =
                database.engineRead(ClockTable::ahead).toCompletableFuture().join();
        if (!isSandbox) {
            if (!stored.isZero()) LOG.warn("the sandbox was {} ahead; without it the real time counts", stored);
            news = null;
            net = Cancellable.alreadyCancelled();
            return;
        }
        ahead.set(stored);
        if (!stored.isZero()) LOG.info("this sandbox is {} ahead of the real time", stored);
        news = ClockNews.start(system, this::isAhead);
        var classic = system.classicSystem();
        net = classic.scheduler().scheduleWithFixedDelay(NET, NET, this::compare, classic.dispatcher());
    }

    /** @param isSandbox without it this is the real clock, whatever is stored */
    public static SandboxClock start(ActorSystem<?> system, Database database, InstantSource real, boolean isSandbox) {
        return new SandboxClock(system, database, real, isSandbox);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
    }

    /** How far it is ahead of the real time. */
    public Duration ahead() {
        return ahead.get();
    }

    public boolean isSandbox() {
        return news != null;
    }

    /** Calls, on some thread, whenever the time has been moved. */
    public void onJump(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Moves the time forward on every node that can be reached, and answers how far ahead it is then; empty when that would be
     * more than {@link #FARTHEST}.
     */
    public CompletionStage<Optional<Duration>> advance(Duration by) {
        if (news == null || by.toMillis() <= 0) throw new IllegalArgumentException("only a sandbox, and only forward");
        var everybody = news;
        return database.engineWrite(connection -> ClockTable.advance(connection, by, FARTHEST))
                .thenCompose(moved -> {
                    if (moved.isEmpty()) return CompletableFuture.completedStage(moved);
                    isAhead(moved.get());
                    return everybody.tell(moved.get()).thenApply(all -> moved);
                });
    }

    /** News may come in any order; the farthest counts. */
    private void isAhead(Duration now) {
        var before = ahead.getAndAccumulate(now, (known, told) -> told.compareTo(known) > 0 ? told : known);
        if (now.compareTo(before) > 0) listeners.forEach(Runnable::run);
    }

    private void compare() {
        database.engineRead(ClockTable::ahead).whenComplete((stored, failure) -> {
            if (stored == null) LOG.debug("the sandbox clock was not compared", failure);
            else isAhead(stored);
        });
    }

    @Override
    public void close() {
        net.cancel();
        if (news != null) news.close();
    }
}
