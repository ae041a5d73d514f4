// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What staff watch as it happens, and how they act on it: one socket with topics. */
@NullMarked
package sohbet.http.live;

import org.jspecify.annotations.NullMarked;
