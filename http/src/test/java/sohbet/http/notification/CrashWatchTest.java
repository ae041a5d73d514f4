// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrashWatchTest {
    private static final Exception DAMAGE = new IllegalStateException("damaged");
    private static final String ID = "chat|demo~s1";

    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final CrashWatch watch = new CrashWatch(
            it -> told.add("raise " + it.cause()),
            it -> told.add("resolve " + it.cause()),
            () -> now,
            new CrashWatch.Bounds(5, Duration.ofMinutes(2), Duration.ofMinutes(2)));

    private void fails(String id, int times, Duration apart, Exception why) {
        for (int i = 0; i < times; i++) {
            now = now.plus(apart);
            watch.failed(id, why);
        }
    }

    @Test
    void more_than_five_times_in_two_minutes_is_told_once_and_over_after_two_quiet_ones() {
        fails(ID, 5, Duration.ofSeconds(3), DAMAGE);
        watch.look();
        assertEquals(List.of(), told);
        fails(ID, 20, Duration.ofSeconds(3), DAMAGE);
        assertEquals(List.of("raise " + ID), told);
        now = now.plus(Duration.ofSeconds(119));
        watch.look();
        assertEquals(1, told.size());
        now = now.plus(Duration.ofSeconds(1));
        watch.look();
        watch.look();
        assertEquals(List.of("raise " + ID, "resolve " + ID), told);
        fails(ID, 6, Duration.ofSeconds(3), DAMAGE);
        assertEquals(3, told.size());
    }

    @Test
    void now_and_then_is_nothing() {
        fails(ID, 60, Duration.ofSeconds(25), DAMAGE);
        assertEquals(List.of(), told);
    }

    @Test
    void what_goes_on_is_told_again_after_half_an_hour() {
        fails(ID, 1_000, Duration.ofSeconds(3), DAMAGE);
        assertEquals(List.of("raise " + ID, "raise " + ID), told);
    }

    @Test
    void the_database_that_is_away_or_slow_is_no_entitys_trouble() {
        fails(ID, 20, Duration.ofSeconds(1), new SQLTransientConnectionException("away"));
        fails(ID, 20, Duration.ofSeconds(1), new RuntimeException(new TimeoutException()));
        assertEquals(List.of(), told);
    }

    @Test
    void of_very_many_the_first_are_told() {
        for (int i = 0; i < 2_000; i++) fails("chat|demo~" + i, 6, Duration.ofMillis(1), DAMAGE);
        assertEquals(CrashWatch.TOLD, told.size());
        now = now.plus(Duration.ofMinutes(3));
        watch.look();
        assertEquals(2 * CrashWatch.TOLD, told.size());
        fails(ID, 6, Duration.ofMillis(1), DAMAGE);
        assertEquals("raise " + ID, told.getLast());
    }

    @Test
    void it_names_the_kind_and_the_entity() {
        var said = new ArrayList<Map<String, Object>>();
        var one = new CrashWatch(it -> said.add(it.params()), it -> {}, () -> now, CrashWatch.Bounds.USUAL);
        for (int i = 0; i < 6; i++) one.failed(ID, DAMAGE);
        assertEquals(List.of(Map.of("kind", "chat", "entity", "demo~s1")), said);
    }
}
