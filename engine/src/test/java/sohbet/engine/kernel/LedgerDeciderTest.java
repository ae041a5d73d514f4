// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.time.Duration.ofHours;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static sohbet.engine.kernel.LedgerCommand.add;
import static sohbet.engine.kernel.LedgerCommand.take;
import static sohbet.engine.kernel.Scenario.START;
import static sohbet.engine.kernel.Scenario.scenario;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import sohbet.engine.kernel.LedgerCommand.*;
import sohbet.engine.kernel.LedgerEvent.*;

/** How a decider is specified, and that a wrong specification fails. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LedgerDeciderTest {
    private static final Instant NEXT_DAY = START.plus(ofHours(24));

    private static Scenario<LedgerCommand, Ledger, LedgerEvent> ledger() {
        return scenario(new LedgerDecider());
    }

    private static Added added(Instant at, long amount) {
        return new Added(at, BigDecimal.valueOf(amount));
    }

    private static Taken taken(Instant at, long amount) {
        return new Taken(at, BigDecimal.valueOf(amount));
    }

    @Nested
    class Taking {
        @Test
        void what_is_there_can_be_taken_a_day_later() {
            ledger().given(added(START, 10))
                    .after(ofHours(24))
                    .when(take(7))
                    .thenAccepted(taken(NEXT_DAY, 7))
                    .when(take(7))
                    .thenRefused("not_covered", new TakeRefused(NEXT_DAY, BigDecimal.valueOf(7)))
                    .when(take(3))
                    .thenAccepted(taken(NEXT_DAY, 3))
                    .then(ledger -> assertEquals(1, ledger.refused()));
        }

        @Test
        void a_refusal_says_how_much_there_is() {
            ledger().given(added(START, 10))
                    .when(take(70))
                    .thenRefused(
                            Rejection.of("not_covered").with("has", 10),
                            new TakeRefused(START, BigDecimal.valueOf(70)));
        }
    }

    @Nested
    class Reminding {
        @Test
        void it_rings_at_its_time() {
            ledger().when(new Remind(NEXT_DAY))
                    .thenAccepted(new Reminded(START, NEXT_DAY, false))
                    .thenItsAlarmIsAt(NEXT_DAY)
                    .whenItsAlarmRings()
                    .thenAccepted(new Rang(NEXT_DAY))
                    .thenNoAlarmIsSet();
        }
    }

    @Nested
    class A_story_that_is_wrong {
        @Test
        void about_what_follows() {
            fails(() -> ledger().when(add(1)).thenAccepted(added(START, 2)));
            fails(() -> ledger().when(add(1)).thenAccepted());
            fails(() -> ledger().when(new Ring()).thenAccepted(new Rang(START)));
        }

        @Test
        void about_a_refusal() {
            fails(() -> ledger().when(add(1)).thenRefused("closed"));
            fails(() -> ledger().when(take(1)).thenRefused("closed"));
            fails(() -> ledger().when(take(1)).thenRefused("not_covered"));
            fails(() -> ledger().given(new Closed(START)).when(add(1)).thenAccepted());
            fails(() -> ledger().when(take(1))
                    .thenRefused(Rejection.of("not_covered"), new TakeRefused(START, BigDecimal.ONE)));
        }

        @Test
        void about_time() {
            fails(() -> ledger().after(ofHours(1)).at(START));
            fails(() -> ledger().thenItsAlarmIsAt(START));
            fails(() -> ledger().given(new Reminded(START, NEXT_DAY, false)).thenNoAlarmIsSet());
            fails(() -> ledger().whenItsAlarmRings());
            fails(() -> scenario(new Late()).when(add(1)).thenAccepted(added(START, 1)));
        }

        @Test
        void about_a_decider_that_does_not_decide_the_same_twice() {
            fails(() -> scenario(new Whimsical()).when(add(1)).thenAccepted(added(START, 1)));
        }

        private static void fails(org.junit.jupiter.api.function.Executable story) {
            assertThrows(AssertionFailedError.class, story);
        }
    }

    private static class Late implements Decider<LedgerCommand, Ledger, LedgerEvent> {
        private final LedgerDecider inner = new LedgerDecider();

        @Override
        public Ledger initial() {
            return inner.initial();
        }

        @Override
        public Decision<LedgerEvent> decide(Ledger ledger, LedgerCommand command, Instant now) {
            return Decision.accept(added(START.minusSeconds(1), 1));
        }

        @Override
        public Ledger evolve(Ledger ledger, LedgerEvent event) {
            return inner.evolve(ledger, event);
        }

        @Override
        public Optional<Alarm<LedgerCommand>> alarm(Ledger ledger) {
            return Optional.empty();
        }
    }

    private static final class Whimsical extends Late {
        private int mood;

        @Override
        public Decision<LedgerEvent> decide(Ledger ledger, LedgerCommand command, Instant now) {
            return Decision.accept(added(START, ++mood));
        }
    }
}
