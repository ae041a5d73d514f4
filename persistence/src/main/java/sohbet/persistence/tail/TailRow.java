// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

/** A row of the journal as the tail sees it: a fact, or one that cannot be read. */
public sealed interface TailRow permits Happening, Unreadable {
    Position position();

    String persistenceId();

    /** The number of the fact in its entity. */
    long seq();
}
