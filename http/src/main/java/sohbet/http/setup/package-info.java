// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Setting an installation up, in the browser: what was said so far, the tests of what it names, the move of the database, the beginning. */
@NullMarked
package sohbet.http.setup;

import org.jspecify.annotations.NullMarked;
