// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.time.Instant;
import java.util.Optional;

/**
 * The rules of one kind of aggregate as pure functions: what a command leads to, what a fact does
 * to the state, and when the entity has to act on its own.
 *
 * @param <C> its commands
 * @param <S> its state, immutable
 * @param <E> its events
 */
public interface Decider<C extends Command, S, E extends Event> {
    /** The state of an entity nobody has spoken to yet. */
    S initial();

    /**
     * Accepts with the facts that follow, or refuses with a stable code. It reads no clock and rolls
     * no dice. A refusal that is not retryable must be permanent for this command (it would be
     * refused again after a restart) or be recorded, so that the same command id always gets the
     * same answer.
     */
    Decision<E> decide(S state, C command, Instant now);

    /** The state after the fact. It must not fail: the fact has happened. */
    S evolve(S state, E event);

    /** When this entity must act next by itself, and how. */
    default Optional<Alarm<C>> alarm(S state) {
        return Optional.empty();
    }
}
