// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.keys;

/** The master keyset at hand cannot be read, or is not the one the entities' keys are wrapped with. */
public final class WrongMasterKey extends RuntimeException {
    WrongMasterKey(String message, Throwable cause) {
        super(message, cause);
    }
}
