// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What a command came to, for whoever asks again with the same command id.
 *
 * @param first the first fact it recorded
 * @param last the last one; {@code first - 1} when it recorded none
 * @param refused why it was refused, if it was
 */
public record Outcome(long first, long last, @Nullable Rejection refused) {}
