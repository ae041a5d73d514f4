// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeyTextTest {
    @Test
    void a_key_says_what_it_is_and_whose() {
        String key = KeyText.fresh("0123456789ab");
        assertTrue(key.matches("sohbet_sk_0123456789ab_[0-9A-Za-z]{49}"), key);
        assertTrue(KeyText.fits(key));
        assertEquals(key.substring(0, 27), KeyText.shown(key));
        Set<String> many = Stream.generate(() -> KeyText.fresh(KeyText.freshId()))
                .limit(1000)
                .peek(one -> assertTrue(KeyText.fits(one), one))
                .collect(Collectors.toSet());
        assertEquals(1000, many.size());
    }

    /** The CRC-32 of ISO 3309 as zlib has it: of 123456789 it is cbf43926. */
    @Test
    void the_checksum_is_the_one_that_is_described() {
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertEquals(0xcbf43926L, crc.getValue());
        String head = "sohbet_sk_000000000000_" + "0".repeat(43);
        crc.reset();
        crc.update(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        StringBuilder tail = new StringBuilder();
        for (long rest = crc.getValue(), i = 0; i < 6; i++, rest /= 62)
            tail.insert(0, digits.charAt((int) (rest % 62)));
        assertTrue(KeyText.fits(head + tail), head + tail);
    }

    @Test
    void a_mistyped_key_is_known_without_the_store() {
        String key = KeyText.fresh(KeyText.freshId());
        for (int i = "sohbet_sk_".length(); i < key.length(); i++) {
            char other = key.charAt(i) == 'a' ? 'b' : 'a';
            assertFalse(KeyText.fits(key.substring(0, i) + other + key.substring(i + 1)), "place " + i);
        }
        for (int i = 11; i + 1 < key.length(); i++) {
            if (key.charAt(i) == key.charAt(i + 1) || key.charAt(i) == '_' || key.charAt(i + 1) == '_') continue;
            String swapped = key.substring(0, i) + key.charAt(i + 1) + key.charAt(i) + key.substring(i + 2);
            assertFalse(KeyText.fits(swapped), "swapped at " + i);
        }
        assertFalse(KeyText.fits(key + "0"));
        assertFalse(KeyText.fits(key.substring(1)));
        assertFalse(KeyText.fits(key + "\n"));
        assertFalse(KeyText.fits(""));
    }

    @Test
    void what_an_installation_brings_is_taken_as_given() {
        assertTrue(KeyText.mayBeGiven("sohbet_sk_" + "x".repeat(22)));
        assertFalse(KeyText.mayBeGiven("sohbet_sk_" + "x".repeat(21)));
        assertFalse(KeyText.mayBeGiven("other_sk_" + "x".repeat(40)));
        assertEquals("sohbet_sk_xxxx", KeyText.shown("sohbet_sk_" + "x".repeat(22)));
    }

    @Test
    void who_may_write_an_area_may_read_it_and_no_other() {
        Scopes scopes = Scopes.of(List.of("carts:write", "sessions:read", "carts:write"));
        assertEquals(List.of("carts:write", "sessions:read"), scopes.words());
        assertTrue(scopes.includes("carts:read"));
        assertTrue(scopes.includes("carts:write"));
        assertTrue(scopes.includes("sessions:read"));
        assertFalse(scopes.includes("sessions:write"));
        assertFalse(scopes.includes("settings:read"));
        assertFalse(scopes.includes(""));
        assertFalse(scopes.includes(Scopes.ALL));
        assertTrue(Scopes.ALL.includes(""));
        assertTrue(Scopes.ALL.includes(scopes));
        assertThrows(IllegalArgumentException.class, () -> Scopes.of(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Scopes.of(List.of("everything")));
    }
}
