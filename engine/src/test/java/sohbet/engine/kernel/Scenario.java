// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A story about one entity, told to its decider alone: what has happened, what is asked, what
 * follows.
 *
 * <pre>{@code
 * scenario(new LedgerDecider())
 *     .given(new Added(START, TEN))
 *     .after(ofHours(24))
 *     .when(new Take(TEN))
 *     .thenAccepted(new Taken(START.plus(ofHours(24)), TEN));
 * }</pre>
 *
 * <p>It goes on from there: what follows has happened when the next command comes.
 */
public final class Scenario<C extends Command, S, E extends Event> {
    /** When every story begins. */
    public static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private final Decider<C, S, E> decider;
    private S state;
    private Instant now = START;

    private Scenario(Decider<C, S, E> decider) {
        this.decider = decider;
        this.state = decider.initial();
    }

    public static <C extends Command, S, E extends Event> Scenario<C, S, E> scenario(Decider<C, S, E> decider) {
        return new Scenario<>(decider);
    }

    /** What has happened. It is now at least as late as the last of it. */
    @SafeVarargs
    public final Scenario<C, S, E> given(E... events) {
        return happened(List.of(events));
    }

    private Scenario<C, S, E> happened(List<E> events) {
        for (E event : events) {
            state = decider.evolve(state, event);
            if (event.at().isAfter(now)) now = event.at();
        }
        return this;
    }

    public Scenario<C, S, E> after(Duration time) {
        return at(now.plus(time));
    }

    public Scenario<C, S, E> at(Instant time) {
        assertFalse(time.isBefore(now), () -> "it is " + now + " already");
        now = time;
        return this;
    }

    public Instant now() {
        return now;
    }

    public Asked when(C command) {
        var decision = decider.decide(state, command, now);
        assertEquals(decision, decider.decide(state, command, now), "the same twice is the same");
        return new Asked(command, decision);
    }

    /** Lets time pass until the entity has to act, and has it act. */
    public Asked whenItsAlarmRings() {
        var alarm = alarm().orElseGet(() -> fail("no alarm is set"));
        if (alarm.at().isAfter(now)) now = alarm.at();
        return when(alarm.command());
    }

    private Optional<Alarm<C>> alarm() {
        return decider.alarm(state);
    }

    public Scenario<C, S, E> thenItsAlarmIsAt(Instant time) {
        assertEquals(Optional.of(time), alarm().map(Alarm::at));
        return this;
    }

    public Scenario<C, S, E> thenNoAlarmIsSet() {
        assertEquals(Optional.empty(), alarm());
        return this;
    }

    public Scenario<C, S, E> thenItIs(S expected) {
        assertEquals(expected, state);
        return this;
    }

    /** A look at the state, for what is easier asked than written out. */
    public Scenario<C, S, E> then(Consumer<S> look) {
        look.accept(state);
        return this;
    }

    /** What was asked last and what it came to, waiting to be compared. */
    public final class Asked {
        private final C command;
        private final Decision<E> decision;

        private Asked(C command, Decision<E> decision) {
            this.command = command;
            this.decision = decision;
        }

        /** Accepted with exactly these facts, or with none. */
        @SafeVarargs
        public final Scenario<C, S, E> thenAccepted(E... events) {
            if (decision instanceof Decision.Refuse<E> refuse) fail(command + " was refused: " + refuse.rejection());
            return recorded(events);
        }

        /** Refused under this code, recording exactly these facts, or none. */
        @SafeVarargs
        public final Scenario<C, S, E> thenRefused(String code, E... events) {
            var refuse =
                    assertInstanceOf(Decision.Refuse.class, decision, () -> command + " was accepted: " + decision);
            assertEquals(code, refuse.rejection().code());
            return recorded(events);
        }

        /** Refused with these figures and facts besides. */
        @SafeVarargs
        public final Scenario<C, S, E> thenRefused(Rejection rejection, E... events) {
            thenRefused(rejection.code(), events);
            assertEquals(rejection, ((Decision.Refuse<E>) decision).rejection());
            return Scenario.this;
        }

        private Scenario<C, S, E> recorded(E[] events) {
            assertEquals(List.of(events), decision.events());
            for (E event : events) assertTrue(!event.at().isBefore(now), () -> event + " is before it was decided");
            return happened(decision.events());
        }
    }
}
