// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Some days of a merchant, the last one included.
 *
 * @param zone whose midnights begin them
 */
public record Range(LocalDate from, LocalDate to, ZoneId zone) {
    /** What one chart can show, and one question should cost. */
    public static final int MOST_DAYS = 731;

    private static final int HOURLY_DAYS = 2;
    private static final int SECONDS_AN_HOUR = 3_600;

    public Range {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS)
            throw new IllegalArgumentException("from one day to a later one, " + MOST_DAYS + " days at most");
    }

    Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after it. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Whether its hours are those of UTC; in some zones they begin at the half or the quarter. */
    boolean isInFullHours() {
        return isFull(start()) && isFull(end());
    }

    private boolean isFull(Instant at) {
        return zone.getRules().getOffset(at).getTotalSeconds() % SECONDS_AN_HOUR == 0;
    }

    /** How finely its course is drawn: {@code hour} or {@code day}. */
    public String step() {
        return ChronoUnit.DAYS.between(from, to) < HOURLY_DAYS ? "hour" : "day";
    }
}
