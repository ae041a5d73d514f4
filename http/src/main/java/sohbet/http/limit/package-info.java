// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** How often a caller may ask: one bucket a subject for the whole cluster, and who comes near the end of one. */
@NullMarked
package sohbet.http.limit;

import org.jspecify.annotations.NullMarked;
