// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Outgoing webhooks: where merchants want to be told of what happens, and what is on its way there. It is told at least once, in no
 * particular order; whoever receives it knows a repetition by its id.
 */
@NullMarked
package sohbet.persistence.webhook;

import org.jspecify.annotations.NullMarked;
