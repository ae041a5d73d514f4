// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one person wants to hear of what: what is unlike the usual, and when they want quiet.
 *
 * @param zone the person's; null for the merchant's
 */
public record Wishes(
        Map<NotificationType, Ways> ways,
        @Nullable Quiet quiet,
        @Nullable ZoneId zone) {
    public static final Wishes NONE = new Wishes(Map.of(), null, null);

    public Wishes {
        ways = Map.copyOf(ways);
    }

    /**
     * The ways to somebody. What is critical shows and is mailed whatever they say.
     *
     * @param inApp in the list and the count
     * @param toast over the page they look at
     */
    public record Ways(boolean inApp, boolean toast, boolean sound, boolean browser, boolean email) {
        static Ways usual(NotificationType type) {
            boolean presses = type.severity() == Severity.CRITICAL;
            return new Ways(
                    true, presses || type == NotificationType.MESSAGE_FOR_YOU, false, false, type.isMailedUsually());
        }

        Ways heldTo(NotificationType type) {
            return type.severity() == Severity.CRITICAL ? new Ways(true, toast, sound, browser, true) : this;
        }
    }

    /** Every day from one time to another, over midnight when the second is the earlier one. */
    public record Quiet(LocalTime from, LocalTime to) {
        /** When the quiet ends that this moment lies in; null when it lies in none. */
        public @Nullable ZonedDateTime endsAfter(ZonedDateTime now) {
            var time = now.toLocalTime();
            boolean overMidnight = !from.isBefore(to);
            boolean late = !time.isBefore(from);
            boolean early = time.isBefore(to);
            if (overMidnight ? !late && !early : !late || !early) return null;
            var day = overMidnight && late ? now.toLocalDate().plusDays(1) : now.toLocalDate();
            return day.atTime(to).atZone(now.getZone());
        }
    }

    /** The person's word, or what is usual. */
    public Ways of(NotificationType type) {
        return ways.getOrDefault(type, Ways.usual(type)).heldTo(type);
    }

    /** Of all types there are. */
    public Map<NotificationType, Ways> all() {
        var all = new EnumMap<NotificationType, Ways>(NotificationType.class);
        for (var type : NotificationType.values()) all.put(type, of(type));
        return all;
    }
}
