// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The shop's own answerer: it understands a message by what it has learnt from the utterances under
 * {@code conf/answerer}, looks into the catalogue and the shop's knowledge, and says so when it does
 * not know. It needs no account anywhere.
 */
@NullMarked
package sohbet.persistence.answer;

import org.jspecify.annotations.NullMarked;
