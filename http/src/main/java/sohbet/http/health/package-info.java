// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Whether a node lives, is ready for requests, and has all its parts working. */
@NullMarked
package sohbet.http.health;

import org.jspecify.annotations.NullMarked;
