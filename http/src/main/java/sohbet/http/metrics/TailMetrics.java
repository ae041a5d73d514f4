// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kamon.Kamon;
import kamon.metric.Gauge;
import kamon.metric.MeasurementUnit;
import kamon.metric.Metric;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.tail.TailProbe;
import sohbet.persistence.tail.TailRow;

/** How far the read models are behind the journal, and what holds them up. */
public final class TailMetrics implements TailProbe {
    private static final Logger LOG = LoggerFactory.getLogger(TailMetrics.class);
    private static final Duration LONG = Duration.ofSeconds(5);

    private final Metric.Timer applied =
            Kamon.timer("sohbet.projection.apply", "A transaction of a projection, by projection");
    private final Metric.Counter rows =
            Kamon.counter("sohbet.projection.rows", "Rows a projection took in, by projection");
    private final Metric.Counter failures =
            Kamon.counter("sohbet.projection.failures", "Rows a projection could not take in, by projection");
    private final Metric.Timer lags =
            Kamon.timer("sohbet.projection.delay", "From a fact's write to its row in the read model, by projection");
    private final Metric.Gauge lag = Kamon.gauge(
            "sohbet.tail.lag",
            "Seconds the last fact a projection took in was old, by projection",
            MeasurementUnit.time().seconds());
    private final Gauge horizon = Kamon.gauge(
                    "sohbet.tail.horizon.age",
                    "Seconds the oldest open write transaction of the server has run",
                    MeasurementUnit.time().seconds())
            .withoutTags();
    private final Map<String, Boolean> behind = new ConcurrentHashMap<>();
    private final RecentTimes delays;

    /**
     * @param delays is told of every delay
     */
    public TailMetrics(RecentTimes delays) {
        this.delays = delays;
    }

    @Override
    public void applied(String projection, int count, Duration took) {
        applied.withTag("projection", projection).record(took);
        rows.withTag("projection", projection).increment(count);
    }

    @Override
    public void lag(String projection, Duration behindBy) {
        lag.withTag("projection", projection).update(behindBy.toNanos() / 1e9);
        if (!behindBy.isZero()) {
            lags.withTag("projection", projection).record(behindBy);
            delays.add(behindBy);
        }
        if (!behind.containsKey(projection)) {
            failures.withTag("projection", projection); // so that a rate has a zero to begin with
        }
        boolean late = behindBy.compareTo(LONG) > 0;
        if (late != Boolean.TRUE.equals(behind.put(projection, late))) {
            LOG.warn(
                    "projection {} {}",
                    projection,
                    late ? "is more than " + LONG.toSeconds() + " s behind" : "has caught up");
        }
    }

    /** The row's place is in the log, its content is not. */
    @Override
    public void failed(String projection, TailRow row, Throwable why) {
        failures.withTag("projection", projection).increment();
        LOG.error(
                "projection {} went on without a row: {}",
                projection,
                why.getClass().getName());
    }

    @Override
    public void horizon(Duration age, String culprit) {
        horizon.update(age.toNanos() / 1e9);
        if (age.compareTo(LONG) > 0) {
            LOG.warn("a transaction has been open for {} s and stops every tail: {}", age.toSeconds(), culprit);
        }
    }
}
