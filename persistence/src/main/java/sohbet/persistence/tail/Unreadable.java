// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

/** A row nobody can make sense of: a name that is not known, or bytes that are damaged. */
public record Unreadable(Position position, String persistenceId, long seq, Throwable why) implements TailRow {}
