// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sohbet.engine.kernel.LedgerCommand.add;
import static sohbet.engine.kernel.LedgerCommand.note;
import static sohbet.engine.kernel.LedgerCommand.take;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class HistoryTest {
    private static final Ledgers ledgers = Ledgers.start();
    private final String id = Ledgers.newId();

    @Test
    void the_state_at_a_number_is_what_it_was_then() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var states = new ArrayList<>(List.of(Ledger.NEW));
        for (int i = 0; i < 60; i++) {
            LedgerCommand command =
                    switch (random.nextInt(4)) {
                        case 0 -> take(random.nextInt(50));
                        case 1 -> note("note " + i);
                        case 2 -> new LedgerCommand.Remind(TestClock.START.plusSeconds(1_000_000 + i));
                        default -> add(random.nextInt(20));
                    };
            ledgers.execute(id, "c" + i, command);
            states.add(ledgers.state(id));
        }
        for (int seq = 0; seq < states.size(); seq++)
            assertEquals(
                    states.get(seq), Ledgers.answer(ledgers.door.stateAt(id, seq)), "at " + seq + ", seed " + seed);
        assertEquals(states.getLast(), Ledgers.answer(ledgers.door.stateAt(id, 1_000)));
    }

    @Test
    void a_long_history_is_folded_page_by_page() {
        ledgers.execute(id, "a", new LedgerCommand.AddMany(1_200));
        for (int seq : new int[] {499, 500, 501, 1_000, 1_200})
            assertEquals(
                    (long) seq * (seq + 1) / 2,
                    Ledgers.answer(ledgers.door.stateAt(id, seq)).balance().longValue());
    }

    @Test
    void it_is_read_in_pages_from_anywhere() {
        ledgers.execute(id, "a", new LedgerCommand.AddMany(30));
        assertEquals(numbers(1, 10), page(0, Long.MAX_VALUE, 10));
        assertEquals(numbers(11, 20), page(10, 20, 100));
        assertEquals(numbers(26, 30), page(25, Long.MAX_VALUE, 100));
        assertEquals(List.of(), page(30, Long.MAX_VALUE, 100));
        assertEquals(List.of(), page(5, 5, 100));
    }

    private List<Long> page(long after, long upTo, int most) {
        return Ledgers.answer(ledgers.door.history(id, after, upTo, most)).stream()
                .map(Recorded::seq)
                .toList();
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void a_repeated_command_with_many_facts_gets_all_of_them_back() {
        var first = ledgers.execute(id, "a", new LedgerCommand.AddMany(700));
        assertEquals(
                first.events(),
                ledgers.execute(id, "a", new LedgerCommand.AddMany(700)).events());
    }

    @Test
    void an_entity_nobody_has_used_has_no_history() {
        assertEquals(List.of(), ledgers.facts(id));
        assertEquals(Ledger.NEW, Ledgers.answer(ledgers.door.stateAt(id, 5)));
        assertEquals(0, ledgers.seq(id));
    }
}
