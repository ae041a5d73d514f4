// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static sohbet.engine.kernel.Decision.accept;
import static sohbet.engine.kernel.Decision.refuse;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import sohbet.engine.kernel.LedgerCommand.*;
import sohbet.engine.kernel.LedgerEvent.*;

/** The rules of a ledger, and on demand every mistake rules can make. */
final class LedgerDecider implements Decider<LedgerCommand, Ledger, LedgerEvent> {
    private static final AtomicInteger ringsInVain = new AtomicInteger();

    @Override
    public Ledger initial() {
        return Ledger.NEW;
    }

    @Override
    public Decision<LedgerEvent> decide(Ledger ledger, LedgerCommand command, Instant now) {
        if (ledger.standing() instanceof Ledger.Standing.Closed) return refuse("closed");
        return switch (command) {
            case Add add -> accept(new Added(now, add.amount()));
            case AddMany many ->
                accept(IntStream.rangeClosed(1, many.count())
                        .<LedgerEvent>mapToObj(i -> new Added(now, BigDecimal.valueOf(i)))
                        .toList());
            case Take take when take.amount().compareTo(ledger.balance()) <= 0 -> accept(new Taken(now, take.amount()));
            case Take take ->
                Decision.<LedgerEvent>refuse(Rejection.of("not_covered").with("has", ledger.balance()))
                        .recording(new TakeRefused(now, take.amount()));
            case Note note -> accept(new Noted(now, note.text()));
            case Remind remind -> accept(new Reminded(now, remind.due(), false));
            case RemindInVain remind -> accept(new Reminded(now, remind.due(), true));
            case Ring ring when ledger.reminder() == null -> accept();
            case Ring ring when ledger.reminder().inVain() -> ringInVain();
            case Ring ring -> accept(new Rang(now));
            case Close close -> accept(new Closed(now));
            case Fail fail -> faulty(ledger, fail, now);
        };
    }

    /** The one thing a decider must not do, count its calls: so that a test can. */
    private static Decision<LedgerEvent> ringInVain() {
        ringsInVain.incrementAndGet();
        return accept();
    }

    static int ringsInVain() {
        return ringsInVain.get();
    }

    private Decision<LedgerEvent> faulty(Ledger ledger, Fail fail, Instant now) {
        return switch (fail.fault()) {
            case THROWS -> throw new IllegalStateException("these rules are broken");
            case RECURSES -> faulty(ledger, fail, now);
            case WRITES_THE_UNWRITABLE -> accept(new Garbled(now, "half a pair: \ud83d"));
            case FORGETS_THE_TIME -> accept(new Garbled(null, "when?"));
        };
    }

    @Override
    public Ledger evolve(Ledger ledger, LedgerEvent event) {
        return switch (event) {
            case Added added -> ledger.plus(added.amount());
            case Taken taken -> ledger.plus(taken.amount().negate());
            case TakeRefused refused -> ledger.oneMoreRefused();
            case Noted noted -> ledger.noted(noted.text());
            case Reminded r -> ledger.remindedOf(new Ledger.Reminder(r.due(), r.inVain()));
            case Rang rang -> ledger.rang();
            case Closed closed -> ledger.closed(closed.at());
            case Garbled garbled -> ledger;
        };
    }

    @Override
    public Optional<Alarm<LedgerCommand>> alarm(Ledger ledger) {
        return Optional.ofNullable(ledger.reminder()).map(r -> new Alarm<>(r.due(), new Ring()));
    }
}
