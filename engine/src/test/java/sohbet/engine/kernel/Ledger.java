// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An account book: the toy aggregate of the kernel's own tests. */
@StoredName("state")
record Ledger(
        BigDecimal balance,
        int refused,
        int rings,
        List<Personal> notes,
        @Nullable Reminder reminder,
        Standing standing) {
    record Reminder(Instant due, boolean inVain) {}

    sealed interface Standing {
        @StoredName("open")
        record Open() implements Standing {}

        @StoredName("closed")
        record Closed(Instant since) implements Standing {}
    }

    static final Ledger NEW = new Ledger(BigDecimal.ZERO, 0, 0, List.of(), null, new Standing.Open());

    Ledger {
        notes = List.copyOf(notes);
    }

    Ledger plus(BigDecimal amount) {
        return new Ledger(balance.add(amount), refused, rings, notes, reminder, standing);
    }

    Ledger oneMoreRefused() {
        return new Ledger(balance, refused + 1, rings, notes, reminder, standing);
    }

    Ledger noted(Personal text) {
        var more = Stream.concat(notes.stream(), Stream.of(text)).toList();
        return new Ledger(balance, refused, rings, more, reminder, standing);
    }

    Ledger remindedOf(Reminder next) {
        return new Ledger(balance, refused, rings, notes, next, standing);
    }

    Ledger rang() {
        return new Ledger(balance, refused, rings + 1, notes, null, standing);
    }

    Ledger closed(Instant at) {
        return new Ledger(balance, refused, rings, notes, reminder, new Standing.Closed(at));
    }
}
