// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sohbet.engine.kernel.LedgerCommand.add;
import static sohbet.engine.kernel.LedgerCommand.note;
import static sohbet.engine.kernel.LedgerCommand.take;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import sohbet.engine.kernel.LedgerCommand.*;
import sohbet.engine.kernel.LedgerEvent.*;

final class LedgerGoldenTest extends GoldenFiles {
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00.123456Z");

    @Override
    protected Names names() {
        return Ledgers.NAMES;
    }

    @Override
    protected List<?> samples() {
        return List.of(
                add(5),
                new AddMany(3),
                take(2),
                note("Ayşe Yılmaz"),
                new Remind(AT),
                new RemindInVain(AT),
                new Ring(),
                new Close(),
                new Fail(Fault.THROWS),
                new Added(AT, new BigDecimal("12.50")),
                new Taken(AT, BigDecimal.TEN),
                new TakeRefused(AT, new BigDecimal("1E+3")),
                new Noted(AT, Personal.of("Ayşe Yılmaz")),
                new Noted(AT, Personal.ERASED),
                new Noted(AT, null),
                new Reminded(AT, Instant.EPOCH, true),
                new Rang(AT),
                new LedgerEvent.Closed(AT),
                new Garbled(AT, "ığüşöç \ud83d\ude42"),
                Ledger.NEW,
                Ledger.NEW
                        .plus(new BigDecimal("12.50"))
                        .noted(Personal.of("Ayşe"))
                        .remindedOf(new Ledger.Reminder(AT, false))
                        .closed(AT));
    }

    /** The first version held whole cents; its golden file has stayed. */
    @Test
    void an_old_shape_is_lifted_to_todays() {
        assertEquals(List.of(new Added(AT, new BigDecimal("12.50"))), read("ledger.added"));
    }
}
