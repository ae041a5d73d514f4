// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.alarm;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.engine.kernel.DomainClock;
import sohbet.persistence.Database;

/**
 * Wakes entities whose alarm is due. Every node may run one: each leases what it wakes for half a
 * minute, so a node that dies in between costs that long and nothing else.
 */
public final class AlarmPoller implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AlarmPoller.class);
    private static final int MOST = 100;

    // Leases go by the database's clock and alarms by the domain's, which a sandbox may move.
    private static final String LEASE = """
      update alarm_due d set locked_until = now() + interval '30 seconds', touched = false
      where d.persistence_id in (
        select o.persistence_id from alarm_due o
        where o.at <= ? and (o.locked_until is null or o.locked_until < now())
        order by o.at limit ? for update skip locked)
      returning d.persistence_id, d.locked_until""";

    private static final String RAISE = """
      update alarm_due set at = case when touched then at else ? end, locked_until = null, touched = false
      where persistence_id = ? and locked_until = ?""";

    private static final String DELETE =
            "delete from alarm_due where persistence_id = ? and locked_until = ? and not touched";

    private static final String RELEASE =
            "update alarm_due set locked_until = null, touched = false where persistence_id = ? and locked_until = ?";

    private final Database database;
    private final DomainClock clock;
    private final Waker waker;
    private final Duration beat;
    private final Thread thread;
    private volatile boolean hurry;
    private volatile boolean closed;

    private AlarmPoller(Database database, DomainClock clock, Waker waker, Duration beat) {
        this.database = database;
        this.clock = clock;
        this.waker = waker;
        this.beat = beat;
        this.thread = Thread.ofVirtual().name("alarms").unstarted(this::run);
    }

    public static AlarmPoller start(Database database, DomainClock clock, Waker waker, Duration beat) {
        var poller = new AlarmPoller(database, clock, waker, beat);
        poller.thread.start();
        return poller;
    }

    /** Looks now rather than at the next beat: the clock may have been moved. */
    public void look() {
        hurry = true;
        LockSupport.unpark(thread);
    }

    private record Lease(String persistenceId, Timestamp until) {}

    private void run() {
        while (!closed) {
            try {
                hurry = false;
                if (wakeSome() == MOST) continue;
            } catch (SQLException | RuntimeException e) {
                if (!closed) log.warn("alarms could not be looked up, trying again: {}", e.toString());
            }
            long until = System.nanoTime() + beat.toNanos();
            while (!closed && !hurry && System.nanoTime() < until) LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    private int wakeSome() throws SQLException {
        var leases = database.onConnection(this::lease);
        var all = new ArrayList<CompletableFuture<?>>();
        for (Lease lease : leases) all.add(wake(lease).toCompletableFuture());
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        return leases.size();
    }

    private List<Lease> lease(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement(LEASE)) {
            update.setObject(1, utc(clock.instant()));
            update.setInt(2, MOST);
            try (var rows = update.executeQuery()) {
                var leases = new ArrayList<Lease>();
                while (rows.next()) leases.add(new Lease(rows.getString(1), rows.getTimestamp(2)));
                return leases;
            }
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private CompletionStage<?> wake(Lease lease) {
        return woken(lease.persistenceId)
                .thenCompose(next -> database.engineRead(connection -> note(connection, lease, next)))
                .handle((noted, why) -> noted(lease, why));
    }

    private CompletionStage<Optional<Instant>> woken(String persistenceId) {
        try {
            int bar = persistenceId.indexOf('|');
            return waker.wake(persistenceId.substring(0, bar), persistenceId.substring(bar + 1));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static int note(Connection connection, Lease lease, Optional<Instant> next) throws SQLException {
        if (next.isPresent())
            try (var raise = connection.prepareStatement(RAISE)) {
                raise.setObject(1, utc(next.get()));
                raise.setString(2, lease.persistenceId);
                raise.setTimestamp(3, lease.until);
                return raise.executeUpdate();
            }
        int deleted = end(connection, DELETE, lease);
        return deleted == 1 ? 1 : end(connection, RELEASE, lease);
    }

    private static int end(Connection connection, String sql, Lease lease) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, lease.persistenceId);
            statement.setTimestamp(2, lease.until);
            return statement.executeUpdate();
        }
    }

    /** Without an answer the lease runs out by itself, and the entity is woken again. */
    private static boolean noted(Lease lease, @Nullable Throwable why) {
        if (why != null) log.warn("{} did not wake up: {}", lease.persistenceId, why.toString());
        return why == null;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
