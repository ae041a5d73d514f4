// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.engine.kernel.Recorded;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RingTest {
    private static TailRow row(Position position, Instant at) {
        var event = new Notes.Noted(at, "", null);
        return Happening.of(position, "note|m~1", at, new Recorded<>(1, event, null, null, null));
    }

    @Test
    void it_answers_like_a_list_or_not_at_all() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var ring = new Ring(16, new Position(3, 3));
        var all = new ArrayList<TailRow>();
        long tx = 3;
        long ordering = 3;
        for (int step = 0; step < 500; step++) {
            var more = new ArrayList<TailRow>();
            for (int i = random.nextInt(5); i > 0; i--) {
                tx += random.nextInt(3);
                more.add(row(new Position(tx, ++ordering), Instant.EPOCH));
            }
            ring.append(more);
            all.addAll(more);
            var from = new Position(random.nextLong(tx + 2), random.nextLong(ordering + 2));
            var held = ring.after(from, 100);
            List<TailRow> expected = all.stream()
                    .filter(row -> row.position().isAfter(from))
                    .limit(100)
                    .toList();
            if (expected.size() <= 16 && (held != null || from.isAfter(new Position(3, 3)) && expected.size() < 16))
                assertEquals(expected, held, "seed " + seed + " step " + step);
            if (expected.size() > 16) assertNull(held, "seed " + seed + " step " + step);
        }
    }

    @Test
    void what_is_old_is_let_go_and_no_longer_answered() {
        var ring = new Ring(16, Position.START);
        ring.append(List.of(row(new Position(1, 1), Instant.EPOCH)));
        ring.append(List.of(row(new Position(2, 2), Instant.EPOCH.plusSeconds(9))));
        ring.forgetBefore(Instant.EPOCH.plusSeconds(5));
        assertNull(ring.after(Position.START, 9));
        assertEquals(1, ring.after(new Position(1, 1), 9).size());
        assertEquals(new Position(2, 2), ring.head());
        assertEquals(List.of(), ring.after(new Position(2, 2), 9));
    }
}
