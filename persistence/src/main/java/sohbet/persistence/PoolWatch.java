// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import com.zaxxer.hikari.metrics.IMetricsTracker;

/** What a pool tells of those who wait for its connections. */
record PoolWatch(String pool, DatabaseProbe probe) implements IMetricsTracker {
    @Override
    public void recordConnectionAcquiredNanos(long nanos) {
        probe.waited(pool, nanos);
    }

    @Override
    public void recordConnectionTimeout() {
        probe.gaveUp(pool);
    }
}
