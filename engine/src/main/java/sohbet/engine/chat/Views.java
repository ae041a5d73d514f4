// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How many product views a session has used today.
 *
 * @param day the day they were counted on, in the merchant's zone; null before the first
 */
public record Views(@Nullable LocalDate day, int used) {
    static final Views NONE = new Views(null, 0);

    /** A new day starts at zero; a zone moved west does not bring the old day's views back. */
    public int usedAt(Instant now, Rules rules) {
        return day == null || dayAt(now, rules).isAfter(day) ? 0 : used;
    }

    Views oneMore(Instant now, Rules rules) {
        LocalDate today = dayAt(now, rules);
        LocalDate counted = day != null && day.isAfter(today) ? day : today;
        return new Views(counted, usedAt(now, rules) + 1);
    }

    /** When the count starts anew: the merchant's next midnight. */
    public static Instant resets(Instant now, Rules rules) {
        return dayAt(now, rules).plusDays(1).atStartOfDay(rules.zone()).toInstant();
    }

    private static LocalDate dayAt(Instant now, Rules rules) {
        return now.atZone(rules.zone()).toLocalDate();
    }

    /** The count as it is told: what is used of how many, until when. */
    public record Quota(int used, int limit, Instant resets) {}

    public Quota quota(Instant now, Rules rules) {
        return new Quota(usedAt(now, rules), rules.viewsPerDay(), resets(now, rules));
    }
}
