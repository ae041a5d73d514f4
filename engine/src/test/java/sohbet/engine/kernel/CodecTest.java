// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.engine.kernel.LedgerEvent.*;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CodecTest {
    private static final Instant AT = TestClock.START;
    private static final Seal SEAL = GoldenFile.SEAL;
    private static final Codec codec = new Codec(new Names().add("test", Assortment.class));
    private static final Codec ledger = Ledgers.CODEC;

    private static Object there_and_back(Object value, Seal seal) {
        byte[] bytes = seal == null ? codec.writeOpen(value) : codec.write(seal, value);
        return codec.read(bytes, seal).named(codec.manifestOf(value));
    }

    @Test
    void every_kind_of_field_comes_back_as_it_was() {
        long seed = Long.getLong("seed", new Random().nextLong());
        var random = new Random(seed);
        var home = Locale.getDefault();
        try {
            for (int i = 0; i < 2_000; i++) {
                Locale.setDefault(i % 2 == 0 ? home : Locale.of("tr", "TR"));
                var value = Assortment.any(random);
                assertEquals(value, there_and_back(value, SEAL), () -> "again with -Dseed=" + seed);
                assertEquals(value, there_and_back(value, null), () -> "again with -Dseed=" + seed);
            }
        } finally {
            Locale.setDefault(home);
        }
    }

    @Test
    void money_comes_back_to_the_digit() {
        for (String written : List.of("0", "0.00", "1.10", "1E+3", "-7", "123456789012345678901.1"))
            assertEquals(new BigDecimal(written), back(new BigDecimal(written)));
    }

    private static BigDecimal back(BigDecimal money) {
        var added = new Added(AT, money);
        byte[] bytes = ledger.write(SEAL, added);
        return ((Added) ledger.read(bytes, SEAL).named("ledger.added#2")).amount();
    }

    @Test
    void an_upcaster_too_keeps_every_digit_and_what_is_sealed() {
        var names = new Names()
                .add("test", Later.class)
                .upcast(List.of(new Upcaster("test.thing", 1, tree -> tree.put("new", true))));
        byte[] old = new Codec(new Names().add("test", Earlier.class)).write(SEAL, Earlier.SAMPLE);
        var lifted = (Later) new Codec(names).read(old, SEAL).named("test.thing");
        assertEquals(new Later(Earlier.SAMPLE.price(), Earlier.SAMPLE.who(), AT, true), lifted);
    }

    @StoredName("thing")
    record Earlier(BigDecimal price, Personal who, Instant at) {
        static final Earlier SAMPLE = new Earlier(new BigDecimal("1.50"), Personal.of("Ayşe"), AT);
    }

    @StoredName(value = "thing", version = 2)
    record Later(
            BigDecimal price,
            Personal who,
            Instant at,

            @com.fasterxml.jackson.annotation.JsonProperty("new")
            boolean isNew) {}

    @Test
    void a_sealed_field_opens_with_its_own_key_only() {
        byte[] bytes = ledger.write(SEAL, new Noted(AT, Personal.of("Ayşe")));
        assertFalse(new String(bytes, UTF_8).contains("Ay"));
        assertEquals("Ayşe", noted(bytes, SEAL).text().text());
        assertTrue(noted(bytes, null).text().isErased());
        assertTrue(noted(bytes, new TestSeal((byte) 9)).text().isErased());
    }

    @Test
    void without_a_key_nothing_personal_is_kept() {
        byte[] bytes = ledger.write(null, new Noted(AT, Personal.of("Ayşe")));
        assertFalse(new String(bytes, UTF_8).contains("Ay"));
        assertTrue(noted(bytes, SEAL).text().isErased());
    }

    @Test
    void never_given_and_erased_are_two_things() {
        assertNull(noted(ledger.write(SEAL, new Noted(AT, null)), SEAL).text());
        assertNotNull(noted(ledger.write(SEAL, new Noted(AT, Personal.ERASED)), SEAL)
                .text());
    }

    private static Noted noted(byte[] bytes, Seal seal) {
        return (Noted) ledger.read(bytes, seal).named("ledger.noted");
    }

    @Test
    void what_is_personal_does_not_show_itself() {
        assertEquals("(personal)", Personal.of("Ayşe").toString());
        assertFalse(new Noted(AT, Personal.of("Ayşe")).toString().contains("Ayşe"));
    }

    @Test
    void fields_of_a_newer_program_are_passed_over() throws IOException {
        byte[] bytes = new CBORMapper().writeValueAsBytes(Map.of("at", 1, "mood", "good"));
        assertEquals(
                new Rang(Instant.ofEpochSecond(1)), ledger.read(bytes, null).named("ledger.rang"));
    }

    @Test
    void a_name_nobody_knows_is_not_read() {
        var why = assertThrows(
                IllegalArgumentException.class,
                () -> ledger.read(new byte[] {}, null).named("ledger.sang"));
        assertEquals("no record is stored as ledger.sang", why.getMessage());
    }

    @Test
    void a_newer_version_is_not_read_by_an_older_program() {
        var why = assertThrows(
                IllegalArgumentException.class,
                () -> ledger.read(new byte[] {}, null).named("ledger.added#3"));
        assertEquals("ledger.added#3 was written by a newer version", why.getMessage());
    }

    @Test
    void an_older_version_without_an_upcaster_is_not_read() {
        var names = new Names().add("test", Later.class);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Codec(names).read(new byte[] {}, null).named("test.thing"));
    }

    @Test
    void broken_bytes_are_not_read() {
        assertThrows(
                UncheckedIOException.class,
                () -> ledger.read(new byte[] {(byte) 0xa1, 0x62}, null).named("ledger.rang"));
    }

    @Test
    void half_a_character_cannot_be_written() {
        assertThrows(UncheckedIOException.class, () -> ledger.write(SEAL, new Garbled(AT, "\ud83d")));
    }

    @Test
    void a_record_without_a_name_or_with_anothers_is_found_at_the_start() {
        var why = assertThrows(IllegalStateException.class, () -> new Names().add("test", Ledger.Reminder.class));
        assertTrue(why.getMessage().endsWith("has no @StoredName"));
        assertThrows(IllegalStateException.class, () -> new Names().add("test", Earlier.class, Later.class));
    }
}
