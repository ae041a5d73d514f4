// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.time.Instant;

/** A fact of one entity, in the past tense. It is never changed once it is in the journal. */
public interface Event {
    /** When it happened, by the clock of the entity: never before the event that precedes it. */
    Instant at();

    /** Whether the person it is about is forgotten by it: memory then keeps nothing personal of what came before. */
    default boolean forgets() {
        return false;
    }
}
