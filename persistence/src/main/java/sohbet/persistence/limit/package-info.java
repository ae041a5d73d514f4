// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Which limits are nearly or wholly used up, and by whom. */
@NullMarked
package sohbet.persistence.limit;

import org.jspecify.annotations.NullMarked;
