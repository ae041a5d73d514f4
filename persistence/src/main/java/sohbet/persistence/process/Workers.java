// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what waits on a worklist, some at a time on each node. A piece is leased for a short while, so
 * that whoever dies over it loses it to the next, and no transaction is open while it is done.
 */
public final class Workers<W> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Workers.class);

    /** What was written before a poke is there a little after it, once it is committed. */
    private static final Duration EAGER = Duration.ofMillis(250);

    private static final Duration EAGERLY = Duration.ofMillis(10);

    private final String name;
    private final DataSource database;
    private final Worklist<W> list;
    private final Function<W, CompletionStage<Boolean>> policy;
    private final Settings settings;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicInteger busy = new AtomicInteger();
    private volatile long eagerUntil = System.nanoTime();
    private volatile boolean closed;
    private final Thread thread;

    /**
     * @param atOnce pieces done at the same time on this node
     * @param lease how long one may take before somebody else tries
     * @param poll how often to look when nobody says that there is something
     * @param backoff the wait after a first failure; it doubles with each
     * @param longestBackoff where the doubling ends
     */
    public record Settings(int atOnce, Duration lease, Duration poll, Duration backoff, Duration longestBackoff) {
        public static final Settings DEFAULT = new Settings(
                16, Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofMinutes(1));
    }

    private Workers(
            String name,
            DataSource database,
            Worklist<W> list,
            Function<W, CompletionStage<Boolean>> policy,
            Settings settings) {
        this.name = name;
        this.database = database;
        this.list = list;
        this.policy = policy;
        this.settings = settings;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /**
     * @param policy does one piece; says whether it needs no more attempts
     */
    public static <W> Workers<W> start(
            String name,
            DataSource database,
            Worklist<W> list,
            Function<W, CompletionStage<Boolean>> policy,
            Settings settings) {
        var workers = new Workers<>(name, database, list, policy, settings);
        workers.thread.start();
        return workers;
    }

    /** There may be something to do. */
    public void poke() {
        eagerUntil = System.nanoTime() + EAGER.toNanos();
        wake.release();
    }

    private void run() {
        while (!closed) {
            try {
                var leased = lease();
                for (W work : leased) begin(work);
                if (leased.isEmpty()) pause(isEager() ? EAGERLY : settings.poll());
            } catch (SQLException | RuntimeException away) {
                if (closed) return;
                log.warn("{} found nothing out: {}", name, away.getMessage());
                pause(settings.poll());
            }
        }
    }

    private boolean isEager() {
        return eagerUntil - System.nanoTime() > 0;
    }

    private void pause(Duration most) {
        try {
            if (wake.tryAcquire(most.toMillis(), MILLISECONDS)) wake.drainPermits();
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private List<W> lease() throws SQLException {
        int free = settings.atOnce() - busy.get();
        if (free <= 0) return List.of();
        try (Connection connection = database.getConnection()) {
            return list.lease(connection, free, settings.lease());
        }
    }

    private void begin(W work) {
        busy.incrementAndGet();
        Thread.startVirtualThread(() -> {
            try {
                boolean settled = policy.apply(work)
                        .toCompletableFuture()
                        .get(settings.lease().toMillis(), MILLISECONDS);
                if (settled) on(connection -> list.done(connection, work));
                else tryAgain(work, null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception failed) {
                tryAgain(work, failed);
            } finally {
                // What had to wait for this may be free now, and so is a place here.
                busy.decrementAndGet();
                wake.release();
            }
        });
    }

    private void tryAgain(W work, @Nullable Exception why) {
        if (closed) return;
        int attempt = list.attempt(work);
        long doubled = settings.backoff().toMillis() << Math.min(attempt - 1, 20);
        var after =
                Duration.ofMillis(Math.min(doubled, settings.longestBackoff().toMillis()));
        log.warn("attempt {} of {} failed, again in {}", attempt, name, after, why);
        try {
            on(connection -> list.again(connection, work, after));
        } catch (SQLException away) {
            log.debug("the lease runs out by itself", away);
        }
    }

    @FunctionalInterface
    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void on(Work work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            work.on(connection);
        }
    }

    /** Takes no more; what is in hand is left to end, or to the next node. */
    @Override
    public void close() {
        closed = true;
        wake.release();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
