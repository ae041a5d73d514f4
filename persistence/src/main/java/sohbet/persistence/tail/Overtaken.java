// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

/** Somebody else has moved the projection: what was read is not to be applied. */
final class Overtaken extends RuntimeException {
    Overtaken(String projection) {
        super(projection + " was moved by another runner");
    }
}
