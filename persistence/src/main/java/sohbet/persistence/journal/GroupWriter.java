// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what many entities persist at the same time as one group: whatever has arrived while the
 * last group was written is the next one. A row the database will not have fails only its own call.
 */
final class GroupWriter {
    private static final Logger log = LoggerFactory.getLogger(GroupWriter.class);
    private final DataSource pool;
    private final int lanes;
    private final int groupRows;
    private final int most;
    private final ConcurrentLinkedQueue<Call> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();

    /** What one entity persists in one go: all or nothing. */
    record Call(List<JournalRow> rows, CompletableFuture<@Nullable Void> written) {}

    /**
     * @param lanes groups on their way at the same time
     * @param groupRows about the largest group
     * @param most calls that may wait; further ones fail at once
     */
    GroupWriter(DataSource pool, int lanes, int groupRows, int most) {
        this.pool = pool;
        this.lanes = lanes;
        this.groupRows = groupRows;
        this.most = most;
    }

    CompletableFuture<@Nullable Void> write(List<JournalRow> rows) {
        var call = new Call(rows, new CompletableFuture<>());
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            call.written.completeExceptionally(
                    new IllegalStateException(most + " writes are waiting for the journal already"));
            return call.written;
        }
        queue.add(call);
        startLane();
        return call.written;
    }

    private void startLane() {
        int now = busy.get();
        while (now < lanes && !queue.isEmpty()) {
            if (busy.compareAndSet(now, now + 1)) {
                Thread.ofVirtual().name("journal-writer").start(this::lane);
                return;
            }
            now = busy.get();
        }
    }

    /** Lives as long as there is something to write, so nothing has to stop it. */
    private void lane() {
        try {
            for (var group = next(); !group.isEmpty(); group = next()) write(group, pool);
        } finally {
            busy.decrementAndGet();
            startLane(); // a call may have arrived after the last look
        }
    }

    private List<Call> next() {
        var group = new ArrayList<Call>();
        int rows = 0;
        while (rows < groupRows) {
            Call call = queue.poll();
            if (call == null) break;
            waiting.decrementAndGet();
            group.add(call);
            rows += call.rows.size();
        }
        return group;
    }

    private void write(List<Call> group, DataSource from) {
        try (Connection connection = from.getConnection()) {
            write(connection, group);
        } catch (SQLException | RuntimeException e) {
            // Nobody has to wait for the next attempt to fail as well.
            fail(group, e);
            for (var rest = next(); !rest.isEmpty(); rest = next()) fail(rest, e);
        }
    }

    /** Halves a group with a bad row until the row stands alone. */
    private static void write(Connection connection, List<Call> group) throws SQLException {
        try {
            insert(connection, group);
        } catch (SQLException e) {
            if (!isTheRowsFault(e)) throw e;
            if (group.size() == 1) {
                log.warn("the journal refused a fact of {}: {}", idOf(group.getFirst()), e.getSQLState());
                fail(group, e);
                return;
            }
            int half = group.size() / 2;
            write(connection, group.subList(0, half));
            write(connection, group.subList(half, group.size()));
        }
    }

    private static void insert(Connection connection, List<Call> group) throws SQLException {
        var rows = new ArrayList<JournalRow>(group.size());
        for (Call call : group) rows.addAll(call.rows);
        JournalRow.insert(connection, rows);
        for (Call call : group) call.written.complete(null);
    }

    /** Data that does not fit, a key that is there already, a deadlock over such keys, a limit. */
    private static boolean isTheRowsFault(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.matches("(22|23|40|54).{3}");
    }

    private static String idOf(Call call) {
        return call.rows.getFirst().persistenceId();
    }

    /** Leaves alone what is acknowledged already. */
    private static void fail(List<Call> group, Throwable why) {
        for (Call call : group) call.written.completeExceptionally(why);
    }
}
