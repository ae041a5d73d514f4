// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.engine.kernel.LedgerEvent.*;

/** What the kernel itself puts around facts and states, held to golden files like they are. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class StoredFormTest {
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00.123456Z");
    private static final Codec codec = Ledgers.CODEC;

    @Test
    void a_fact() {
        var rejection = new Rejection("not_covered", java.util.Map.of("has", "0"), true, Duration.ofMillis(1_500));
        var taken = new TakeRefused(AT, BigDecimal.TEN);
        var facts = List.of(
                new Recorded<LedgerEvent>(7, new Rang(AT), null, null, null),
                new Recorded<LedgerEvent>(7, new Noted(AT, Personal.of("Ayşe")), "cid", null, AT),
                new Recorded<LedgerEvent>(7, taken, "cid", Rejection.of("closed"), null),
                new Recorded<LedgerEvent>(7, taken, "cid", rejection, null));
        var stored =
                facts.stream().map(fact -> fact.store(codec, GoldenFile.SEAL)).toList();
        new GoldenFile("kernel.fact").holds(stored.stream().map(Stored::bytes).toList());
        for (int i = 0; i < facts.size(); i++)
            assertEquals(facts.get(i), Recorded.read(codec, 7, stored.get(i), GoldenFile.SEAL));
    }

    @Test
    void a_snapshot() {
        var empty = Held.empty(Ledger.NEW);
        var held = empty.after(recorded(1, "a", null), Ledger.NEW)
                .after(recorded(2, "b", Rejection.of("no")), Ledger.NEW)
                .after(recorded(3, "b", Rejection.of("no")), Ledger.NEW)
                .after(recorded(4, null, null), Ledger.NEW.noted(Personal.of("Ayşe")));
        var stored = held.store(codec, GoldenFile.SEAL);
        new GoldenFile("kernel.checked-snapshot").holds(List.of(stored.bytes()));
        var unchecked = new GoldenFile("kernel.snapshot").bytes().getFirst();
        for (var each : List.of(stored, new Stored(stored.manifest(), unchecked))) {
            Held.check(codec, each);
            Held<Ledger> back = Held.read(codec, each, GoldenFile.SEAL);
            isTheSame(held, back);
        }
        assertEquals(0, empty.seq(), "the empty one is shared and stays empty");
    }

    private static void isTheSame(Held<Ledger> held, Held<Ledger> back) {
        assertEquals(4, back.seq());
        assertEquals(held.state(), back.state());
        assertEquals(new Outcome(1, 1, null), back.commands().of("a"));
        assertEquals(new Outcome(2, 3, Rejection.of("no")), back.commands().of("b"));
        assertNull(back.commands().of("c"));
        assertEquals(AT, back.notBefore(Instant.EPOCH));
    }

    /** Also where a sealed field is hit, which only the key could tell otherwise. */
    @Test
    void a_snapshot_with_any_one_byte_wrong_or_missing_is_noticed() {
        var held = Held.empty(Ledger.NEW).after(recorded(1, "a", null), Ledger.NEW.noted(Personal.of("Ayşe")));
        var stored = held.store(codec, GoldenFile.SEAL);
        for (int at = 0; at < stored.bytes().length; at++) {
            byte[] wrong = stored.bytes().clone();
            wrong[at] ^= 0x20;
            isDamaged(wrong);
        }
        int unchecked = stored.bytes().length - 9;
        for (int length = 0; length < stored.bytes().length; length++)
            if (length != unchecked) isDamaged(java.util.Arrays.copyOf(stored.bytes(), length));
    }

    private static void isDamaged(byte[] bytes) {
        var damaged = new Stored("ledger.state", bytes);
        assertThrows(RuntimeException.class, () -> Held.check(codec, damaged));
    }

    private static Recorded<Rang> recorded(long seq, String cid, Rejection refused) {
        return new Recorded<>(seq, new Rang(AT), cid, refused, null);
    }
}
