// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What the engine writes about itself: lines and files without anybody's data in them, and reports of its faults. */
@NullMarked
package sohbet.http.logs;

import org.jspecify.annotations.NullMarked;
