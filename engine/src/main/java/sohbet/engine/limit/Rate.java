// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.limit;

import java.time.Duration;

/**
 * How often something may be done: at most so many times at once, and as many again in every such stretch of time.
 *
 * @param amount at least 1
 */
public record Rate(int amount, Duration per) {
    public Rate {
        if (amount < 1 || per.toNanos() < amount)
            throw new IllegalArgumentException("once at least, and no more often than every nanosecond");
    }

    /** What one time costs: after so long it may be done once more. */
    Duration each() {
        return per.dividedBy(amount);
    }
}
