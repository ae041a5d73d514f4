// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BucketTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Rate FIVE_A_MINUTE = new Rate(5, Duration.ofMinutes(1));

    @Test
    void gives_all_it_holds_at_once_and_then_one_as_often_as_it_fills() {
        var bucket = Bucket.FULL;
        for (int left = 4; left >= 0; left--) {
            var taken = bucket.take(FIVE_A_MINUTE, NOW);
            assertTrue(taken.isAllowed());
            assertEquals(left, taken.left());
            assertEquals(left > 0 ? Duration.ZERO : Duration.ofSeconds(12), taken.pause());
            bucket = taken.bucket();
        }
        var refused = bucket.take(FIVE_A_MINUTE, NOW.plusSeconds(2));
        assertFalse(refused.isAllowed());
        assertEquals(Duration.ofSeconds(10), refused.pause());
        assertEquals(Duration.ofSeconds(58), refused.reset());
        assertEquals(bucket, refused.bucket());
        assertFalse(
                bucket.take(FIVE_A_MINUTE, NOW.plusSeconds(12).minusNanos(1)).isAllowed());
        assertTrue(bucket.take(FIVE_A_MINUTE, NOW.plusSeconds(12)).isAllowed());
    }

    @Test
    void is_full_after_a_long_time_and_holds_no_more_than_that() {
        var bucket = Bucket.FULL.take(FIVE_A_MINUTE, NOW).bucket();
        assertEquals(4, bucket.take(FIVE_A_MINUTE, NOW.plus(Duration.ofDays(9))).left());
    }

    /** Whenever they come, no stretch of a minute has more than the bucket held at its beginning and what came in since: ten. */
    @Test
    void never_gives_more_than_a_bucket_and_what_came_in() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var bucket = Bucket.FULL;
        var given = new ArrayDeque<Instant>();
        var now = NOW;
        for (int i = 0; i < 20_000; i++) {
            now = now.plusMillis(random.nextInt(8_000));
            var taken = bucket.take(FIVE_A_MINUTE, now);
            bucket = taken.bucket();
            if (taken.isAllowed()) given.add(now);
            var minute = now.minus(FIVE_A_MINUTE.per());
            given.removeIf(at -> !at.isAfter(minute));
            assertTrue(given.size() <= 10, "seed " + seed + ", " + given);
        }
    }

    @Test
    void a_smaller_limit_holds_at_once() {
        var bucket = Bucket.FULL;
        for (int i = 0; i < 5; i++) bucket = bucket.take(FIVE_A_MINUTE, NOW).bucket();
        assertFalse(bucket.take(new Rate(2, Duration.ofMinutes(1)), NOW.plusSeconds(13))
                .isAllowed());
    }

    @Test
    void never_is_no_rate() {
        assertThrows(IllegalArgumentException.class, () -> new Rate(0, Duration.ofMinutes(1)));
    }
}
