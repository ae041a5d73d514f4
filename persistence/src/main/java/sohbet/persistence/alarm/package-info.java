// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Alarms of entities that are asleep: what they have to do at a time to come is a fact in the
 * journal, and whoever is due is woken, at least once.
 */
@NullMarked
package sohbet.persistence.alarm;

import org.jspecify.annotations.NullMarked;
