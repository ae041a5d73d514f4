// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecentTimesTest {
    // Near the end of what a long holds: System.nanoTime may wrap around.
    private final AtomicLong now =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(30).toNanos());
    private final RecentTimes times = new RecentTimes(now::get);

    private void add(int millis) {
        times.add(Duration.ofMillis(millis));
    }

    @Test
    void of_nothing_there_are_none() {
        assertNull(times.percentiles());
    }

    @Test
    void are_the_smallest_that_so_many_did_not_exceed() {
        for (int i = 100; i > 0; i--) add(i);
        assertEquals(new RecentTimes.Percentiles(100, 50, 95, 99), times.percentiles());
    }

    @Test
    void of_one_are_that_one() {
        times.add(Duration.ofNanos(1_234_567));
        assertEquals(new RecentTimes.Percentiles(1, 1.23, 1.23, 1.23), times.percentiles());
    }

    @Test
    void are_forgotten_after_a_minute() {
        add(900);
        now.addAndGet(Duration.ofSeconds(59).toNanos());
        add(10);
        assertEquals(new RecentTimes.Percentiles(2, 10, 900, 900), times.percentiles());
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertEquals(new RecentTimes.Percentiles(1, 10, 10, 10), times.percentiles());
        now.addAndGet(Duration.ofSeconds(61).toNanos());
        assertNull(times.percentiles());
    }

    @Test
    void are_of_the_last_thousand_and_some() {
        for (int i = 0; i < 500; i++) add(5000);
        for (int i = 0; i < 1024; i++) add(1);
        assertEquals(new RecentTimes.Percentiles(1024, 1, 1, 1), times.percentiles());
    }
}
