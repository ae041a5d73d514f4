// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What a shop sells, kept in PostgreSQL and found by the words people use for it. */
@NullMarked
package sohbet.persistence.catalogue;

import org.jspecify.annotations.NullMarked;
