// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When people of the shop are there, in its own zone.
 *
 * @param week the spans of each day, {@code mon} to {@code sun}; no day at all means always, a day that is not named means not at all
 * @param holidays days on which nobody is there
 */
public record Hours(Map<String, List<Span>> week, List<Holiday> holidays) {
    public static final Hours ALWAYS = new Hours(Map.of(), List.of());
    /** As they are stored and told. */
    public static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private static final int LOOK_AHEAD = 400;

    /** From a time of the day, {@code 09:00}, to a later one of the same day, at most {@code 24:00}. */
    public record Span(String from, String to) {
        boolean holds(String time) {
            return from.compareTo(time) <= 0 && time.compareTo(to) < 0;
        }
    }

    /**
     * @param date {@code 2026-01-01}
     * @param name for the staff; may be empty
     */
    public record Holiday(String date, String name) {}

    public Hours {
        Map<String, List<Span>> copied = new TreeMap<>();
        week.forEach((day, spans) -> copied.put(day, List.copyOf(spans)));
        week = copied;
        holidays = List.copyOf(holidays);
    }

    /** Whether people are there at this moment of the shop's own clock. */
    public boolean isOpen(ZonedDateTime at) {
        return week.isEmpty()
                ? !isHoliday(at.toLocalDate())
                : of(at.toLocalDate()).stream().anyMatch(span -> span.holds(time(at)));
    }

    /** When people will be there again; empty when they are, or when that is not within a year. */
    public Optional<ZonedDateTime> opensAfter(ZonedDateTime at) {
        if (isOpen(at)) return Optional.empty();
        for (int days = 0; days <= LOOK_AHEAD; days++) {
            LocalDate day = at.toLocalDate().plusDays(days);
            for (Span span : of(day)) {
                ZonedDateTime opens = day.atStartOfDay(at.getZone())
                        .withHour(Integer.parseInt(span.from().substring(0, 2)))
                        .withMinute(Integer.parseInt(span.from().substring(3)));
                if (opens.isAfter(at)) return Optional.of(opens);
            }
        }
        return Optional.empty();
    }

    private List<Span> of(LocalDate day) {
        if (isHoliday(day)) return List.of();
        return week.isEmpty()
                ? List.of(new Span("00:00", "24:00"))
                : week.getOrDefault(DAYS.get(day.getDayOfWeek().getValue() - 1), List.of());
    }

    private boolean isHoliday(LocalDate day) {
        return holidays.stream().anyMatch(holiday -> holiday.date().equals(day.toString()));
    }

    private static String time(ZonedDateTime at) {
        return String.format(Locale.ROOT, "%02d:%02d", at.getHour(), at.getMinute());
    }
}
