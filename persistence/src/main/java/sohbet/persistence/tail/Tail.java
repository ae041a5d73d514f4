// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.engine.kernel.Codec;
import sohbet.persistence.Database;
import sohbet.persistence.keys.EntityKeys;

/**
 * The node's one reader of the journal. It looks every few milliseconds while a committed fact has
 * yet to come by, and a few times a second otherwise.
 */
public final class Tail implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Tail.class);
    private static final int BATCH = 500;
    private static final int HELD = 10_000;

    /** Read again at start, so that clients find their place after a restart of the node. */
    private static final int LOOK_BACK = 1_000;

    /** What was erased since may still stand open in memory, so nothing stays there for long. */
    private static final Duration HELD_FOR = Duration.ofMinutes(5);

    private static final long OFTEN = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LESS_OFTEN = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int FEW = 10;
    private static final Duration SELDOM = Duration.ofMillis(250);
    private static final long BACKOFF = TimeUnit.SECONDS.toNanos(1);

    private final TailReader reader;
    private final Awaited awaited = new Awaited();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Consumer<List<TailRow>>> listeners = new ArrayList<>();
    private final Horizon horizon;
    private final long seldom;
    private final Thread thread;
    private @Nullable Ring ring;
    private long wakes;
    private volatile boolean closed;

    private Tail(TailReader reader, Horizon horizon, Duration seldom) {
        this.reader = reader;
        this.horizon = horizon;
        this.seldom = seldom.toNanos();
        this.thread = Thread.ofVirtual().name("tail").unstarted(this::run);
    }

    public static Tail start(Database database, EntityKeys keys, Codec codec, TailProbe probe) {
        return start(database, keys, codec, probe, SELDOM);
    }

    static Tail start(Database database, EntityKeys keys, Codec codec, TailProbe probe, Duration seldom) {
        var reader = new TailReader(database, keys, codec);
        var tail = new Tail(reader, new Horizon(database, probe), seldom);
        tail.thread.start();
        return tail;
    }

    private void run() {
        while (!closed) {
            try {
                int read = read();
                if (horizon.look()) tidy();
                if (read < BATCH) pause(read < FEW ? OFTEN : LESS_OFTEN);
            } catch (SQLException | RuntimeException e) {
                if (closed) return;
                log.warn("the tail could not be read, trying again: {}", e.toString());
                LockSupport.parkNanos(BACKOFF);
            }
        }
    }

    private int read() throws SQLException {
        Ring held = ring == null ? placed() : ring;
        var rows = reader.after(held.head(), BATCH);
        if (!rows.isEmpty()) {
            awaited.arrived(rows);
            publish(held, rows);
        }
        return rows.size();
    }

    private Ring placed() throws SQLException {
        var start = reader.back(LOOK_BACK);
        lock.lock();
        try {
            ring = new Ring(HELD, start);
            news.signalAll();
            return ring;
        } finally {
            lock.unlock();
        }
    }

    private void publish(Ring held, List<TailRow> rows) {
        lock.lock();
        try {
            held.append(rows);
            for (var listener : listeners) listener.accept(rows);
            forget(held, rows);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Who comes back to an earlier place must not hear of somebody who was forgotten since. */
    private void forget(Ring held, List<TailRow> rows) {
        var forgotten = new HashSet<String>();
        for (var row : rows)
            if (row instanceof Happening h && h.recorded().event().forgets()) forgotten.add(h.persistenceId());
        if (forgotten.isEmpty()) return;
        held.replaceAll(
                row -> row instanceof Happening h && forgotten.contains(h.persistenceId()) ? reader.forgotten(h) : row);
    }

    private void tidy() {
        lock.lock();
        try {
            if (ring != null) ring.forgetBefore(Instant.now().minus(HELD_FOR));
        } finally {
            lock.unlock();
        }
    }

    /** One look takes in whatever was written meanwhile, so it is not taken for each fact. */
    private void pause(long least) {
        long start = System.nanoTime();
        for (long left = least; left > 0 && !closed; left = least - (System.nanoTime() - start))
            LockSupport.parkNanos(left);
        for (long left = seldom; left > 0 && !closed; left = seldom - (System.nanoTime() - start)) {
            if (!awaited.isEmpty()) return;
            LockSupport.parkNanos(left);
        }
    }

    /** This fact is committed: look for it now. */
    void expect(String persistenceId, long seq) {
        if (awaited.expect(persistenceId, seq)) LockSupport.unpark(thread);
    }

    /** Rows after the position, in order: from memory when they are there, else from the journal. */
    List<TailRow> after(Position position, int most) throws SQLException {
        lock.lock();
        try {
            var held = ring == null ? null : ring.after(position, most);
            if (held != null) return held;
        } finally {
            lock.unlock();
        }
        return reader.after(position, most);
    }

    /** Waits until there is something after the position, {@link #wakeAll} or for this long. */
    void await(Position position, Duration atMost) {
        lock.lock();
        try {
            long before = wakes;
            long left = atMost.toNanos();
            while (left > 0 && wakes == before && !hasAfter(position)) left = news.awaitNanos(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasAfter(Position position) {
        return ring != null && ring.head().isAfter(position);
    }

    /** Runs while nothing is published: what it sees in the ring is exactly what listeners got. */
    <T> T standingStill(Function<@Nullable Ring, T> work) {
        lock.lock();
        try {
            return work.apply(ring);
        } finally {
            lock.unlock();
        }
    }

    /** Tells the listener all rows from now on, in order, on the tail's own thread. */
    void listen(Consumer<List<TailRow>> listener) {
        lock.lock();
        try {
            listeners.add(listener);
        } finally {
            lock.unlock();
        }
    }

    /** Wakes whoever waits, for it has something else to look at. */
    void wakeAll() {
        lock.lock();
        try {
            wakes++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        wakeAll();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
