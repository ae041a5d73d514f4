// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A fact on its way into the journal, already in its stored form: what cannot be written is found
 * out while the command is decided, when refusing it still harms nobody. The state after it has been
 * worked out on that occasion too; of a fact that was read back neither is there.
 */
record Fact<E extends Event>(
        Recorded<E> recorded,
        @Nullable Stored stored,
        @Nullable Object next) {}
