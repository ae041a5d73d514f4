// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The kernel runs any decider as a persistent, sharded entity. It is the only place that knows
 * Pekko; an aggregate beside it states its rules as plain functions over records.
 */
@NullMarked
package sohbet.engine.kernel;

import org.jspecify.annotations.NullMarked;
