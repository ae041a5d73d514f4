// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import org.jspecify.annotations.Nullable;

/** The key of one entity: it seals personal fields and opens them again. */
public interface Seal {
    byte[] seal(byte[] plain);

    /** The plain bytes, or null when they were sealed with a key that is gone. */
    byte @Nullable [] open(byte[] sealed);
}
