// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.engine.kernel.DomainClock;
import sohbet.persistence.chat.KeptTooLong;

/**
 * Forgets, every hour, whom the shops no longer want to know: one session after another, in chunks, until none is left. Several
 * nodes may do it at once, for each session is forgotten for good however often.
 */
public final class WhenKeptTooLongThenForget implements AutoCloseable {
    static final int CHUNK = 100;
    private static final Duration FIRST = Duration.ofMinutes(2);
    private static final Duration BEAT = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(WhenKeptTooLongThenForget.class);

    private final KeptTooLong sessions;
    private final Forgetting forgetting;
    private final DomainClock clock;
    private final AtomicBoolean isAtIt = new AtomicBoolean();
    private volatile boolean isOver;
    private volatile Cancellable beat = Cancellable.alreadyCancelled();

    public WhenKeptTooLongThenForget(KeptTooLong sessions, Forgetting forgetting, DomainClock clock) {
        this.sessions = sessions;
        this.forgetting = forgetting;
        this.clock = clock;
    }

    public WhenKeptTooLongThenForget start(ClassicActorSystemProvider provider) {
        var system = provider.classicSystem();
        beat = system.scheduler().scheduleWithFixedDelay(FIRST, BEAT, this::begin, system.dispatcher());
        return this;
    }

    /** Looks for whom to forget, unless it is at that already. */
    public void begin() {
        if (!isAtIt.compareAndSet(false, true)) return;
        all(clock.instant()).whenComplete((forgotten, failure) -> {
            isAtIt.set(false);
            if (failure != null) LOG.warn("not everybody was forgotten whom the shops no longer want to know", failure);
            else if (forgotten > 0) LOG.info("the people of {} sessions have been forgotten", forgotten);
        });
    }

    /** How many were forgotten. One that cannot be is tried again at the next beat, and holds nobody else up for longer. */
    public CompletionStage<Integer> all(Instant now) {
        return sessions.some(now, CHUNK)
                .thenCompose(found -> each(found, 0, 0)
                        .thenCompose(done -> done < CHUNK || isOver
                                ? CompletableFuture.completedStage(done)
                                : all(now).thenApply(more -> done + more)));
    }

    private CompletionStage<Integer> each(List<KeptTooLong.Session> found, int at, int done) {
        if (at == found.size() || isOver) return CompletableFuture.completedStage(done);
        var session = found.get(at);
        return forgetting
                .forget(session.merchantId(), session.id())
                .handle((forgotten, failure) -> {
                    if (failure != null)
                        LOG.warn("session {} of {} was not forgotten", session.id(), session.merchantId(), failure);
                    return failure == null ? 1 : 0;
                })
                .thenCompose(more -> each(found, at + 1, done + more));
    }

    @Override
    public void close() {
        isOver = true;
        beat.cancel();
    }
}
