// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.move;

/** Why another PostgreSQL cannot be moved to. */
public enum TargetFault {
    BAD_ADDRESS,
    NAME_NOT_FOUND,
    REFUSED,
    TIMED_OUT,
    TLS,
    WRONG_PASSWORD,
    NO_SUCH_DATABASE,
    TOO_OLD,
    NO_RIGHT,
    LACKS_EXTENSIONS,
    NOT_EMPTY,
    BUSY,
    FAILED
}
