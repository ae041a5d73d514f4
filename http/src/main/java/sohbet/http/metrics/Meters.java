// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.metrics;

import com.typesafe.config.Config;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import sohbet.engine.kernel.DomainClock;
import sohbet.http.edge.AsyncApi;
import sohbet.persistence.Database;
import sohbet.persistence.tail.TailProbe;

/** Everything that measures one node, put together. */
public record Meters(Metrics metrics, HttpMetrics http, TailProbe tail, Gauges gauges, Performance performance)
        implements AutoCloseable {

    /** Starts to watch the database too; the rest is told by those who are given it. */
    public static Meters start(
            ClassicActorSystemProvider system, Config config, Database database, DomainClock clock, AsyncApi frames) {
        Metrics metrics = Metrics.start(config);
        database.watch(new DatabaseMetrics());
        var performance = new Performance();
        return new Meters(
                metrics,
                new HttpMetrics(frames, performance.acks()),
                new TailMetrics(performance.tail()),
                new Gauges(database, clock, system),
                performance);
    }

    @Override
    public void close() {
        gauges.close();
    }
}
