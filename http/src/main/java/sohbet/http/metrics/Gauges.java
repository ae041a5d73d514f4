// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.metrics;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import kamon.Kamon;
import kamon.metric.Gauge;
import kamon.metric.MeasurementUnit;
import kamon.metric.Metric;
import kamon.tag.TagSet;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.engine.kernel.DomainClock;
import sohbet.http.frames.OpenSockets;
import sohbet.persistence.Database;

/** What is looked at now and then instead of being counted as it happens. */
public final class Gauges implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration SLOW_BEAT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Gauges.class);
    private static final String DEPTHS = """
      select (select count(*) from chat_session where status = 'open'),
             (select count(*) from chat_turn_due),
             (select count(*) from alarm_due where at < ?)
      """;

    private final Database database;
    private final DomainClock clock;
    private final Cancellable beat;
    private final Cancellable slowBeat;
    private final Gauge sockets = gauge("sohbet.sockets.open", "Sockets open at this node");
    private final Gauge mailboxes =
            gauge("sohbet.mailbox.depth", "Messages that wait in the mailboxes of this node's actors");
    private final Gauge sessions = gauge("sohbet.sessions.open", "Chat sessions that have not ended, on all nodes");
    private final Metric.Gauge outbox = Kamon.gauge(
            "sohbet.outbox.depth",
            "What is due and not done, on all nodes: answers to visitors, alarms of sleeping entities");
    private final Metric.Gauge connections = Kamon.gauge("sohbet.pool.connections", "Connections by pool and state");
    private final Gauge cpu = gauge("sohbet.process.cpu", "Cores this process uses");
    private final Gauge load = gauge("sohbet.system.load", "Load average of the machine over a minute");
    private final Gauge files = gauge("sohbet.process.files", "Open files of this process");
    private final Gauge uptime = Kamon.gauge(
                    "sohbet.process.uptime",
                    "Seconds since the start",
                    MeasurementUnit.time().seconds())
            .withoutTags();

    public Gauges(Database database, DomainClock clock, ClassicActorSystemProvider provider) {
        this.database = database;
        this.clock = clock;
        var system = provider.classicSystem();
        this.beat = system.scheduler().scheduleWithFixedDelay(Duration.ZERO, BEAT, this::look, system.dispatcher());
        this.slowBeat =
                system.scheduler().scheduleWithFixedDelay(Duration.ZERO, SLOW_BEAT, this::ask, system.dispatcher());
    }

    private static Gauge gauge(String name, String description) {
        return Kamon.gauge(name, description).withoutTags();
    }

    private void look() {
        sockets.update(OpenSockets.HERE.count());
        mailboxes.update(CountedMailbox.waiting());
        for (Database.PoolUse use : database.use()) {
            connections(use.pool(), "active", use.active());
            connections(use.pool(), "idle", use.idle());
            connections(use.pool(), "waiting", use.waiting());
        }
        machine();
    }

    private void connections(String pool, String state, int count) {
        connections
                .withTags(TagSet.builder().add("pool", pool).add("state", state).build())
                .update(count);
    }

    private void machine() {
        uptime.update(ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
        load.update(Math.max(0, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            files.update(unix.getOpenFileDescriptorCount());
            cpu.update(Math.max(0, unix.getProcessCpuLoad()) * unix.getAvailableProcessors());
        }
    }

    private void ask() {
        database.engineRead(this::depths).whenComplete((counts, failure) -> {
            if (counts == null) {
                LOG.debug("depths were not looked at", failure);
                return;
            }
            sessions.update(counts[0]);
            outbox.withTag("what", "answers").update(counts[1]);
            outbox.withTag("what", "alarms").update(counts[2]);
        });
    }

    private long[] depths(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(DEPTHS)) {
            query.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new long[] {row.getLong(1), row.getLong(2), row.getLong(3)};
            }
        }
    }

    @Override
    public void close() {
        beat.cancel();
        slowBeat.cancel();
    }
}
