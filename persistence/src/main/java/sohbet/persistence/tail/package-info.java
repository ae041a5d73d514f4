// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The tail: every fact of every entity, in one order, read once a node and handed to projections
 * (exactly once, with their rows in one transaction) and to live feeds. It neither skips a fact
 * nor waits for a hole in a sequence.
 */
@NullMarked
package sohbet.persistence.tail;

import org.jspecify.annotations.NullMarked;
