// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.engine.chat.Answerer;
import sohbet.persistence.chat.TurnsDue.Due;

/**
 * Answers what is due, some at a time on each node. A message is leased for a short while, so that
 * whoever dies over it loses it to the next, and no transaction is open while an answer is sought.
 */
public final class AnswerWorkers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AnswerWorkers.class);

    /** What was written before a poke is there a little after it, once it is committed. */
    private static final Duration EAGER = Duration.ofMillis(250);

    private static final Duration EAGERLY = Duration.ofMillis(10);

    private final DataSource database;
    private final WhenVisitorAsksThenAnswer policy;
    private final Settings settings;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicInteger busy = new AtomicInteger();
    private volatile long eagerUntil = System.nanoTime();
    private volatile boolean closed;
    private final Thread thread;

    /**
     * @param atOnce answers sought at the same time on this node
     * @param lease how long one may take before somebody else tries
     * @param poll how often to look when nobody says that there is something
     * @param backoff the wait after a first failure; it doubles with each
     * @param longestBackoff where the doubling ends
     */
    public record Settings(int atOnce, Duration lease, Duration poll, Duration backoff, Duration longestBackoff) {
        public static final Settings DEFAULT = new Settings(
                16, Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofMinutes(1));
    }

    /** Which shops have the bot answer at this moment. */
    @FunctionalInterface
    public interface Answered {
        CompletionStage<Boolean> isAnswered(String merchant);
    }

    private AnswerWorkers(DataSource database, Chats chats, Answerer answerer, Answered answered, Settings settings) {
        this.database = database;
        this.policy = new WhenVisitorAsksThenAnswer(chats, answerer, answered);
        this.settings = settings;
        this.thread = Thread.ofVirtual().name("answers").unstarted(this::run);
    }

    public static AnswerWorkers start(
            DataSource database, Chats chats, Answerer answerer, Answered answered, Settings settings) {
        var workers = new AnswerWorkers(database, chats, answerer, answered, settings);
        workers.thread.start();
        return workers;
    }

    /** There may be something to answer. */
    public void poke() {
        eagerUntil = System.nanoTime() + EAGER.toNanos();
        wake.release();
    }

    private void run() {
        while (!closed) {
            try {
                var leased = lease();
                for (Due due : leased) answer(due);
                if (leased.isEmpty()) pause(isEager() ? EAGERLY : settings.poll());
            } catch (SQLException | RuntimeException away) {
                if (closed) return;
                log.warn("looking for questions failed: {}", away.getMessage());
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

    private List<Due> lease() throws SQLException {
        int free = settings.atOnce() - busy.get();
        if (free <= 0) return List.of();
        try (Connection connection = database.getConnection()) {
            return TurnsDue.lease(connection, free, settings.lease());
        }
    }

    private void answer(Due due) {
        busy.incrementAndGet();
        Thread.startVirtualThread(() -> {
            try {
                boolean settled = policy.settle(due)
                        .toCompletableFuture()
                        .get(settings.lease().toMillis(), MILLISECONDS);
                if (settled) on(connection -> TurnsDue.done(connection, due));
                else tryAgain(due, null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception failed) {
                tryAgain(due, failed);
            } finally {
                // The next message of the session may be free now, and so is a place here.
                busy.decrementAndGet();
                wake.release();
            }
        });
    }

    private void tryAgain(Due due, @Nullable Exception why) {
        if (closed) return;
        long doubled = settings.backoff().toMillis() << Math.min(due.attempt() - 1, 20);
        var after =
                Duration.ofMillis(Math.min(doubled, settings.longestBackoff().toMillis()));
        log.warn("attempt {} at an answer failed, again in {}", due.attempt(), after, why);
        try {
            on(connection -> TurnsDue.again(connection, due, after));
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
