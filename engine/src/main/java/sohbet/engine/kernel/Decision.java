// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.util.List;

/** What a decider makes of a command. */
public sealed interface Decision<E extends Event> {
    /** The facts to record, in order; none when there is nothing to do. */
    List<E> events();

    /** The command holds: its facts go into the journal, then it is acknowledged. */
    record Accept<E extends Event>(List<E> events) implements Decision<E> {
        public Accept {
            events = List.copyOf(events);
        }
    }

    /** The command does not hold. What it records is a fact all the same. */
    record Refuse<E extends Event>(Rejection rejection, List<E> events) implements Decision<E> {
        public Refuse {
            events = List.copyOf(events);
        }

        /** A refusal that is also a fact: the client gets the refusal, the journal these events. */
        @SafeVarargs
        public final Refuse<E> recording(E... facts) {
            return new Refuse<>(rejection, List.of(facts));
        }
    }

    @SafeVarargs
    static <E extends Event> Accept<E> accept(E... events) {
        return new Accept<>(List.of(events));
    }

    static <E extends Event> Accept<E> accept(List<E> events) {
        return new Accept<>(events);
    }

    static <E extends Event> Refuse<E> refuse(String code) {
        return new Refuse<>(Rejection.of(code), List.of());
    }

    static <E extends Event> Refuse<E> refuse(Rejection rejection) {
        return new Refuse<>(rejection, List.of());
    }
}
