// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a command comes to: the facts to persist, ready to be written, and the reply after that. */
record Decided<E extends Event>(List<Fact<E>> facts, Reply reply) {
    private static final Logger log = LoggerFactory.getLogger(Decided.class);

    /**
     * Decides without any effect. Rules that throw refuse with {@code internal}. Null when there are
     * facts to seal and no key yet: then the command is to be decided again.
     */
    static <C extends Command, S, E extends Event> @Nullable Decided<E> by(
            Kind<C, S, E> kind,
            Kernel kernel,
            Held<S> held,
            Command command,
            @Nullable String cid,
            @Nullable Seal seal) {
        try {
            Instant now = held.notBefore(kernel.clock().instant());
            @SuppressWarnings("unchecked")
            var decision = kind.decider().decide(held.state(), (C) command, now);
            var rejection = decision instanceof Decision.Refuse<E> refuse ? refuse.rejection() : null;
            if (decision.events().isEmpty())
                return new Decided<>(List.of(), reply(held.seq(), List.<Fact<E>>of(), rejection));
            if (seal == null) return null;
            var facts = facts(kind, kernel.codec(), held, decision.events(), cid, rejection, seal);
            return new Decided<>(facts, reply(held.seq(), facts, rejection));
        } catch (RuntimeException | StackOverflowError broken) {
            // An endless recursion in the rules must not end the process, as an error would.
            log.error("{} could not decide {}", kind.name(), command.getClass(), broken);
            return new Decided<>(List.of(), broken(held.seq()));
        }
    }

    private static <S, E extends Event> List<Fact<E>> facts(
            Kind<?, S, E> kind,
            Codec codec,
            Held<S> held,
            List<E> events,
            @Nullable String cid,
            @Nullable Rejection rejection,
            Seal seal) {
        var facts = new ArrayList<Fact<E>>(events.size());
        S state = held.state();
        long seq = held.seq();
        for (E event : events) {
            requireNonNull(event.at(), "an event says when it happened");
            state = kind.decider().evolve(state, event);
            Instant alarm = kind.decider().alarm(state).map(Alarm::at).orElse(null);
            var recorded = new Recorded<>(++seq, event, cid, rejection, alarm);
            facts.add(new Fact<>(recorded, recorded.store(codec, seal), state));
        }
        return facts;
    }

    private static <E extends Event> Reply reply(long seq, List<Fact<E>> facts, @Nullable Rejection rejection) {
        long last = seq + facts.size();
        var events = facts.stream().map(Fact::recorded).toList();
        return rejection == null
                ? new Reply.Accepted(seq + 1, last, events, false)
                : new Reply.Refused(rejection, seq + 1, last, events);
    }

    /** The answer when the fault is ours: nothing has happened. */
    static Reply broken(long seq) {
        return new Reply.Refused(Rejection.of("internal"), seq + 1, seq, List.of());
    }

    /** The answer to a command id that is known already. */
    static Reply again(Outcome known) {
        var rejection = known.refused();
        return rejection == null
                ? new Reply.Accepted(known.first(), known.last(), List.of(), true)
                : new Reply.Refused(rejection, known.first(), known.last(), List.of());
    }
}
