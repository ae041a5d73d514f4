// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What a shop says about itself, as its staff edits and tries it. */
@NullMarked
package sohbet.http.knowledge;

import org.jspecify.annotations.NullMarked;
