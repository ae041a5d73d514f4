// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.metrics;

import com.typesafe.config.Config;
import kamon.Kamon;
import kamon.prometheus.PrometheusReporter;

/** The one collector of this process. What was counted shows after the next tick, a second later at most. */
public final class Metrics {
    private static final String NAME = "sohbet-prometheus";

    private final PrometheusReporter reporter = PrometheusReporter.create();

    private static final class Running {
        static final Metrics METRICS = new Metrics();
    }

    private Metrics() {
        Kamon.addReporter(NAME, reporter);
    }

    /** Starts collecting; a second node in the same process shares the collector. */
    public static Metrics start(Config config) {
        Started.with(config);
        return Running.METRICS;
    }

    private static final class Started {
        private static boolean done;

        static synchronized void with(Config config) {
            if (!done) {
                Kamon.initWithoutAttaching(config);
                done = true;
            }
        }
    }

    /** Everything, as Prometheus reads it. */
    public String scrape() {
        return reporter.scrapeData();
    }
}
