// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PositionTest {
    @Test
    void a_larger_number_comes_later_although_its_text_sorts_before() {
        assertTrue(new Position(10, 1).isAfter(new Position(9, 5)));
        assertTrue(new Position(9, 10).isAfter(new Position(9, 9)));
        assertEquals(
                List.of("0-0", "9-9", "9-10", "10-2"),
                Stream.of("10-2", "9-10", "0-0", "9-9")
                        .map(text -> Position.parse(text).orElseThrow())
                        .sorted()
                        .map(Position::toString)
                        .toList());
    }

    @Test
    void what_is_not_a_position_is_none() {
        for (String text : List.of("", "1", "1-", "-1-2", "1-2-3", "a-b", "1-99999999999999999999", "١-٢", "1-2 "))
            assertEquals(Optional.empty(), Position.parse(text), text);
    }
}
