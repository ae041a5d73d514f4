// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How long the stretches of time are over which figures are added up, in UTC. */
public enum Grain {
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration length;

    Grain(Duration length) {
        this.length = length;
    }

    Duration length() {
        return length;
    }

    /** When the stretch began that this moment is in. */
    Instant beginOf(Instant at) {
        long second = at.getEpochSecond();
        return Instant.ofEpochSecond(second - Math.floorMod(second, length.toSeconds()));
    }

    /** The beginning of a stretch that lies nearest to this moment. */
    Instant nearest(Instant at) {
        return beginOf(at.plus(length.dividedBy(2)));
    }

    /** The name in the store. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
