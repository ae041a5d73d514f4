// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AtLeastTest {
    private static final List<String> WORDS = List.of("a", "b", "c");

    @Test
    void all_some_and_one_of_three_words() {
        assertEquals("(a&b&c)", AtLeast.of(3, WORDS));
        assertEquals("(a&b)|(a&c)|(b&c)", AtLeast.of(2, WORDS));
        assertEquals("(a)|(b)|(c)", AtLeast.of(1, WORDS));
    }

    @Test
    void is_not_written_out_when_there_are_too_many_choices() {
        assertTrue(AtLeast.isFeasible(11, 12));
        assertFalse(AtLeast.isFeasible(10, 12));
        assertTrue(AtLeast.isFeasible(1, 12));
    }
}
