// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** How much of something one may do: token buckets, reckoned exactly. */
@NullMarked
package sohbet.engine.limit;

import org.jspecify.annotations.NullMarked;
