// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The journal: facts are written in groups, one statement a group, and read back one entity at a
 * time. Nothing is acknowledged before it is committed.
 */
@NullMarked
package sohbet.persistence.journal;

import org.jspecify.annotations.NullMarked;
