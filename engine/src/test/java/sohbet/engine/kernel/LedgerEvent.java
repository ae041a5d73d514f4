// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.math.BigDecimal;
import java.time.Instant;

/** What happens to a ledger. */
sealed interface LedgerEvent extends Event {
    /** Its first version held whole cents; see {@link Ledgers#NAMES}. */
    @StoredName(value = "added", version = 2)
    record Added(Instant at, BigDecimal amount) implements LedgerEvent {}

    @StoredName("taken")
    record Taken(Instant at, BigDecimal amount) implements LedgerEvent {}

    @StoredName("take-refused")
    record TakeRefused(Instant at, BigDecimal amount) implements LedgerEvent {}

    @StoredName("noted")
    record Noted(Instant at, Personal text) implements LedgerEvent {}

    @StoredName("reminded")
    record Reminded(Instant at, Instant due, boolean inVain) implements LedgerEvent {}

    @StoredName("rang")
    record Rang(Instant at) implements LedgerEvent {}

    @StoredName("closed")
    record Closed(Instant at) implements LedgerEvent {}

    @StoredName("garbled")
    record Garbled(Instant at, String text) implements LedgerEvent {}
}
