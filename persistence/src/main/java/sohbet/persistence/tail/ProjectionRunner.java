// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.Database;

/**
 * Keeps one projection up to date on this node, on a thread of its own. Two of them may run for a
 * while when projections move between nodes; the fence sees to it that each fact is applied once.
 */
public final class ProjectionRunner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ProjectionRunner.class);
    /** One transaction takes in whatever came within this time. */
    private static final Duration PACE = Duration.ofMillis(20);

    private static final Duration SELDOM = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Projection projection;
    private final Tail tail;
    private final TailProbe probe;
    private final Progress progress;
    private final Chunk chunk = new Chunk();
    private final Thread thread;
    private Duration backoff = Duration.ofMillis(100);
    private @Nullable Position position;
    private volatile boolean closed;

    private ProjectionRunner(Projection projection, Database database, Tail tail, TailProbe probe) {
        this.projection = projection;
        this.tail = tail;
        this.probe = probe;
        this.progress = new Progress(database, projection, projection.name(), null, probe);
        this.thread = Thread.ofVirtual().name("projection-" + projection.name()).unstarted(this::run);
    }

    public static ProjectionRunner start(Projection projection, Database database, Tail tail, TailProbe probe) {
        var runner = new ProjectionRunner(projection, database, tail, probe);
        runner.thread.start();
        return runner;
    }

    private void run() {
        while (!closed) {
            try {
                step();
                backoff = Duration.ofMillis(100);
            } catch (Overtaken overtaken) {
                position = null;
            } catch (SQLException | RuntimeException e) {
                if (closed) return;
                waitAfter(e);
            }
        }
    }

    private void step() throws SQLException {
        Position from = position == null ? progress.position() : position;
        position = from;
        int most = chunk.rows();
        List<TailRow> rows = tail.after(from, most);
        if (rows.isEmpty()) {
            probe.lag(projection.name(), Duration.ZERO);
            tail.await(from, SELDOM);
            return;
        }
        long start = System.nanoTime();
        position = progress.advance(from, rows);
        long took = System.nanoTime() - start;
        chunk.took(rows.size(), took);
        probe.applied(projection.name(), rows.size(), Duration.ofNanos(took));
        if (rows.getLast() instanceof Happening last)
            probe.lag(projection.name(), Duration.between(last.writtenAt(), Instant.now()));
        if (rows.size() < most) pause(start + PACE.toNanos());
    }

    private void pause(long until) {
        for (long left = until - System.nanoTime(); left > 0 && !closed; left = until - System.nanoTime())
            LockSupport.parkNanos(left);
    }

    /** A commit may have gone through although it failed here: the place is read anew. */
    private void waitAfter(Exception e) {
        log.warn("{} could not go on, trying again: {}", projection.name(), e.toString());
        position = null;
        chunk.failed();
        pause(System.nanoTime() + backoff.toNanos());
        backoff = backoff.multipliedBy(2);
        if (backoff.compareTo(LONGEST) > 0) backoff = LONGEST;
    }

    /** Ends after the transaction in hand. */
    @Override
    public void close() {
        closed = true;
        tail.wakeAll();
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
