// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Some days of a merchant, the last one included.
 *
 * @param zone whose midnights begin them
 */
public record Range(LocalDate from, LocalDate to, ZoneId zone) {
    /** What one chart can show, and one question should cost. */
    public static final int MOST_DAYS = 731;

    private static final int HOURLY_DAYS = 2;

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

    /** How finely its course is drawn: {@code hour} or {@code day}. */
    public String step() {
        return ChronoUnit.DAYS.between(from, to) < HOURLY_DAYS ? "hour" : "day";
    }

    /** Where the steps of its course begin, and at last where it ends. */
    List<Instant> steps() {
        boolean isHourly = step().equals("hour");
        var steps = new ArrayList<Instant>();
        for (var at = start(); at.isBefore(end()); at = isHourly ? at.plus(Duration.ofHours(1)) : dayAfter(at))
            steps.add(at);
        steps.add(end());
        return steps;
    }

    private Instant dayAfter(Instant at) {
        return at.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }
}
