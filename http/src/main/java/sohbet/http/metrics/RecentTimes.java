// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How long something took of late: the last thousand times within a minute, for people who look at it now. */
public final class RecentTimes {
    private static final int KEPT = 1024;
    private static final long LASTS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier clock;
    private final long[] took = new long[KEPT];
    private final long[] at = new long[KEPT];
    private long added;

    /**
     * In milliseconds.
     *
     * @param count how many times they are of
     */
    public record Percentiles(int count, double p50, double p95, double p99) {}

    /**
     * @param clock nanoseconds, as {@link System#nanoTime}
     */
    public RecentTimes(LongSupplier clock) {
        this.clock = clock;
    }

    public synchronized void add(Duration time) {
        int place = (int) (added++ % KEPT);
        took[place] = time.toNanos();
        at[place] = clock.getAsLong();
    }

    /** Null when there was nothing of late. */
    public @Nullable Percentiles percentiles() {
        var sorted = recent();
        if (sorted.length == 0) return null;
        Arrays.sort(sorted);
        return new Percentiles(sorted.length, of(sorted, 50), of(sorted, 95), of(sorted, 99));
    }

    private synchronized long[] recent() {
        long now = clock.getAsLong();
        var recent = new long[(int) Math.min(added, KEPT)];
        int found = 0;
        for (int i = 0; i < recent.length; i++) if (now - at[i] <= LASTS) recent[found++] = took[i];
        return Arrays.copyOf(recent, found);
    }

    /** The smallest time that so many of a hundred did not exceed, to a hundredth of a millisecond. */
    private static double of(long[] sorted, int percent) {
        int rank = (sorted.length * percent + 99) / 100;
        return Math.round(sorted[Math.max(rank, 1) - 1] / 1e4) / 1e2;
    }
}
