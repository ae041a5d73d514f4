// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.webhook;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** When a delivery is tried: at once, and then after longer and longer waits; the example of Standard Webhooks 1.0. */
public final class RetrySchedule {
    /** The waits before the second attempt, the third and so on. */
    public static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    public static final int ATTEMPTS = WAITS.size() + 1;

    /** No server can put us off for longer. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final double JITTER = 0.1;

    private RetrySchedule() {}

    /**
     * How long to wait after an attempt, up to a tenth longer, so that what failed together does not come back together.
     *
     * @param tries the attempts so far, at least one
     * @param asked what the server asked for
     */
    static Duration after(int tries, Duration asked) {
        Duration planned = WAITS.get(Math.min(tries, WAITS.size()) - 1);
        Duration wait = asked.compareTo(planned) > 0 ? asked : planned;
        long millis = Math.min(wait.toMillis(), LONGEST.toMillis());
        return Duration.ofMillis(
                millis + (long) (millis * JITTER * ThreadLocalRandom.current().nextDouble()));
    }
}
