// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What happened in a merchant's shop, in figures: added up as it happens, asked for by range. Every
 * figure can be had again from the journal.
 */
@NullMarked
package sohbet.persistence.analytics;

import org.jspecify.annotations.NullMarked;
