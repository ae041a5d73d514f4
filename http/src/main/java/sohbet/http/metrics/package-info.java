// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What the engine counts and times of itself, by hand and without an agent, in the text format of Prometheus. No name, no
 * address and no id of a person is ever a label.
 */
@NullMarked
package sohbet.http.metrics;

import org.jspecify.annotations.NullMarked;
