// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.math.BigDecimal;
import java.time.Instant;

/** What one can ask of a ledger. */
sealed interface LedgerCommand extends Command {
    @StoredName("add")
    record Add(BigDecimal amount) implements LedgerCommand {}

    /** One command, many facts. */
    @StoredName("add-many")
    record AddMany(int count) implements LedgerCommand {}

    /** Refused, and recorded as refused, beyond the balance. */
    @StoredName("take")
    record Take(BigDecimal amount) implements LedgerCommand {}

    @StoredName("note")
    record Note(Personal text) implements LedgerCommand {}

    @StoredName("remind")
    record Remind(Instant due) implements LedgerCommand {}

    @StoredName("remind-in-vain")
    record RemindInVain(Instant due) implements LedgerCommand {}

    @StoredName("ring")
    record Ring() implements LedgerCommand {}

    @StoredName("close")
    record Close() implements LedgerCommand {}

    /** Rules with a fault in them. */
    @StoredName("fail")
    record Fail(Fault fault) implements LedgerCommand {}

    enum Fault {
        THROWS,
        RECURSES,
        WRITES_THE_UNWRITABLE,
        FORGETS_THE_TIME
    }

    static Add add(long amount) {
        return new Add(BigDecimal.valueOf(amount));
    }

    static Take take(long amount) {
        return new Take(BigDecimal.valueOf(amount));
    }

    static Note note(String text) {
        return new Note(Personal.of(text));
    }
}
