// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.merchant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.persistence.merchant.Hours.Holiday;
import sohbet.persistence.merchant.Hours.Span;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HoursTest {
    private static final Span DAY = new Span("09:00", "18:00");
    private static final Hours WEEK = new Hours(
            Map.of("mon", List.of(DAY), "tue", List.of(new Span("09:00", "12:00"), new Span("13:00", "24:00"))),
            List.of(new Holiday("2026-11-30", "")));

    private static ZonedDateTime at(String local) {
        return ZonedDateTime.parse(local + ":00+03:00[Europe/Istanbul]");
    }

    @Test
    void without_a_day_people_are_always_there_but_on_holidays() {
        assertTrue(Hours.ALWAYS.isOpen(at("2026-11-22T03:00")));
        var holiday = new Hours(Map.of(), List.of(new Holiday("2026-11-22", "")));
        assertFalse(holiday.isOpen(at("2026-11-22T03:00")));
        assertEquals(Optional.of(at("2026-11-23T00:00")), holiday.opensAfter(at("2026-11-22T03:00")));
    }

    @Test
    void a_span_holds_its_first_minute_and_not_its_last() {
        assertFalse(WEEK.isOpen(at("2026-11-23T08:59")));
        assertTrue(WEEK.isOpen(at("2026-11-23T09:00")));
        assertTrue(WEEK.isOpen(at("2026-11-23T17:59")));
        assertFalse(WEEK.isOpen(at("2026-11-23T18:00")));
        assertTrue(WEEK.isOpen(at("2026-11-24T23:59")));
        assertFalse(WEEK.isOpen(at("2026-11-25T00:00")));
    }

    @Test
    void people_are_back_at_the_next_span_that_is_on_no_holiday() {
        assertEquals(Optional.empty(), WEEK.opensAfter(at("2026-11-23T10:00")));
        assertEquals(Optional.of(at("2026-11-24T13:00")), WEEK.opensAfter(at("2026-11-24T12:30")));
        assertEquals(Optional.of(at("2026-11-24T09:00")), WEEK.opensAfter(at("2026-11-23T18:00")));
        // Monday the 30th is a holiday.
        assertEquals(Optional.of(at("2026-12-01T09:00")), WEEK.opensAfter(at("2026-11-25T00:00")));
    }

    @Test
    void a_shop_whose_people_are_never_there_does_not_say_when() {
        var never = new Hours(Map.of("mon", List.of()), List.of());
        assertFalse(never.isOpen(at("2026-11-23T10:00")));
        assertEquals(Optional.empty(), never.opensAfter(at("2026-11-23T10:00")));
    }

    @Test
    void a_day_without_the_hour_it_opens_at_opens_after_the_gap() {
        var night = new Hours(Map.of("sun", List.of(new Span("02:30", "04:00"))), List.of());
        var before = ZonedDateTime.parse("2026-03-29T00:00:00+01:00[Europe/Berlin]");
        assertEquals(
                Optional.of(ZonedDateTime.parse("2026-03-29T03:30:00+02:00[Europe/Berlin]")), night.opensAfter(before));
    }
}
