// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.util.List;

/** The answer to a command, given only after the journal has committed what followed from it. */
public sealed interface Reply {
    /** The number of the first fact recorded; {@code seq + 1} when there was none. */
    long first();

    /** The number of the last fact recorded, or of the entity when none was. */
    long seq();

    /** The facts of the command, {@code first..seq}. */
    List<? extends Recorded<?>> events();

    /** The command holds. It is {@code repeated} when it had been answered before. */
    record Accepted(long first, long seq, List<? extends Recorded<?>> events, boolean repeated) implements Reply {}

    /** The command does not hold; what the refusal recorded is a fact all the same. */
    record Refused(Rejection rejection, long first, long seq, List<? extends Recorded<?>> events) implements Reply {}
}
