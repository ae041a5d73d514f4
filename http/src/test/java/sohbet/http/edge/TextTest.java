// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TextTest {
    @Test
    void control_characters_go_and_line_ends_stay() {
        assertEquals("a\nb\tcdef", Text.clean("a\nb\tc\u0000d\u0007e\u009Bf"));
        assertEquals("a\nb\nc", Text.clean("a\r\nb\rc"));
    }

    @Test
    void a_lone_surrogate_becomes_the_replacement_character() {
        assertEquals("a\uFFFDb\uFFFD", Text.clean("a\uD800b\uDC00"));
        assertEquals("\uFFFD\uFFFD", Text.clean("\uDC00\uD800"));
        assertEquals("👍", Text.clean("👍"));
    }

    @Test
    void letters_are_composed() {
        assertEquals("çığ", Text.clean("c\u0327ıg\u0306"));
    }

    @Test
    void markup_is_text() {
        assertEquals("<script>alert('x')</script>", Text.clean("<script>alert('x')</script>"));
    }

    @Test
    void the_limit_counts_characters_and_splits_none() {
        assertEquals("👍👍", Text.clean("👍👍👍", 2));
        assertEquals("ab", Text.clean("ab", 2));
    }

    @Test
    void whatever_comes_in_can_be_written_and_is_clean_for_good() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String given = anything(random);
            String cleaned = Text.clean(given);
            String why = "seed " + seed + " round " + i;
            assertTrue(writable(cleaned), why);
            assertEquals(cleaned, Text.clean(cleaned), why);
            assertTrue(cleaned.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'), why);
            assertTrue(Normalizer.isNormalized(cleaned, Normalizer.Form.NFC), why);
            int limit = random.nextInt(10);
            String cut = Text.clean(given, limit);
            assertTrue(Text.length(cut) <= limit && cleaned.startsWith(cut) && writable(cut), why);
        }
    }

    private static String anything(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append((char)
                    switch (random.nextInt(5)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> 0xD800 + random.nextInt(0x800);
                        case 2 -> 0x300 + random.nextInt(0x70);
                        case 3 -> 'a' + random.nextInt(26);
                        default -> random.nextInt(0x10000);
                    });
        }
        return text.toString();
    }

    private static boolean writable(String text) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
