// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Files on their way into a catalogue. A job has its counts and its faults in tables; products are written some at a time, in
 * the transaction that moves the counts. A job whose node has died is found failed by whoever looks at it, with what it had
 * done; the same file again finishes it, for what is there already is left as it is.
 */
@NullMarked
package sohbet.persistence.catalogue.imports;

import org.jspecify.annotations.NullMarked;
