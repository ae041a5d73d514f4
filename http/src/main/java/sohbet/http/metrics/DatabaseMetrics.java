// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kamon.Kamon;
import kamon.metric.Counter;
import kamon.metric.Metric;
import kamon.metric.Timer;
import kamon.tag.TagSet;
import sohbet.persistence.DatabaseProbe;

/** The database as the engine feels it: writes of the journal, queries, and the wait for a connection. */
public final class DatabaseMetrics implements DatabaseProbe {
    private final Timer written = Kamon.timer(
                    "sohbet.journal.write", "From an entity's wish to write facts until they are safe")
            .withoutTags();
    private final Counter facts = Kamon.counter("sohbet.journal.facts", "Facts written to the journal")
            .withoutTags();
    private final Counter failed = Kamon.counter("sohbet.journal.failures", "Writes to the journal that failed")
            .withoutTags();
    private final Metric.Timer queries = Kamon.timer(
            "sohbet.database.query", "Statements and transactions, without the wait for a connection, by pool");
    private final Metric.Timer waits = Kamon.timer("sohbet.pool.wait", "The wait for a connection, by pool");
    private final Metric.Counter timeouts =
            Kamon.counter("sohbet.pool.timeouts", "Waits for a connection that were given up, by pool");

    private final Map<String, PoolMeters> pools = new ConcurrentHashMap<>();

    /** From a pool's first connection on, so that a rate has a zero to begin with. */
    private record PoolMeters(Timer waited, Counter timeouts) {}

    private PoolMeters of(String pool) {
        return pools.computeIfAbsent(
                pool, name -> new PoolMeters(waits.withTag("pool", name), timeouts.withTag("pool", name)));
    }

    @Override
    public void waited(String pool, long nanos) {
        of(pool).waited().record(nanos);
    }

    @Override
    public void gaveUp(String pool) {
        of(pool).timeouts().increment();
    }

    @Override
    public void worked(String pool, boolean transaction, long nanos) {
        queries.withTags(TagSet.builder()
                        .add("pool", pool)
                        .add("kind", transaction ? "write" : "read")
                        .build())
                .record(nanos);
    }

    @Override
    public void journalWrote(int wrote, boolean safe, long nanos) {
        if (safe) {
            written.record(nanos);
            facts.increment(wrote);
        } else {
            failed.increment();
        }
    }
}
