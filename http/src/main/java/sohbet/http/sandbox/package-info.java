// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What a sandbox lets its staff do to the world. */
@NullMarked
package sohbet.http.sandbox;

import org.jspecify.annotations.NullMarked;
