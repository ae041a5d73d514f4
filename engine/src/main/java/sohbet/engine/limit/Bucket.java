// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.limit;

import java.time.Duration;
import java.time.Instant;

/**
 * A token bucket, told by the one moment at which it is full again. Each token taken moves that moment on by what a token costs; it may
 * never lie further away than the whole bucket takes to fill (the "generic cell rate algorithm" of ITU-T I.371).
 */
public record Bucket(Instant fullAt) {
    public static final Bucket FULL = new Bucket(Instant.EPOCH);

    /**
     * What came of asking for a token.
     *
     * @param bucket as it is afterwards
     * @param left tokens that are still in it
     * @param pause how long until there is a token again; zero when there is one
     * @param reset how long until it is full
     */
    public record Taken(boolean isAllowed, Bucket bucket, int left, Duration pause, Duration reset) {}

    public Taken take(Rate rate, Instant now) {
        var from = fullAt.isAfter(now) ? fullAt : now;
        var after = from.plus(rate.each());
        var furthest = now.plus(rate.each().multipliedBy(rate.amount()));
        return after.isAfter(furthest)
                ? new Taken(false, this, 0, Duration.between(furthest, after), Duration.between(now, from))
                : allowed(rate, now, after, furthest);
    }

    private static Taken allowed(Rate rate, Instant now, Instant after, Instant furthest) {
        long left = Duration.between(after, furthest).dividedBy(rate.each());
        var next = after.plus(rate.each());
        var pause = next.isAfter(furthest) ? Duration.between(furthest, next) : Duration.ZERO;
        return new Taken(true, new Bucket(after), Math.toIntExact(left), pause, Duration.between(now, after));
    }
}
