// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A fact on its way into the journal, already in its stored form: what cannot be written is found
 * out while the command is decided, when refusing it still harms nobody.
 */
record Fact<E extends Event>(Recorded<E> recorded, @Nullable Stored stored) {}
