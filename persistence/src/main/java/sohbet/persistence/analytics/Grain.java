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

    private final long seconds;

    Grain(Duration length) {
        this.seconds = length.toSeconds();
    }

    /** When the stretch began that this moment is in. */
    Instant beginOf(Instant at) {
        long second = at.getEpochSecond();
        return Instant.ofEpochSecond(second - Math.floorMod(second, seconds));
    }

    /** The name in the store. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
