// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Notifications at the edge: what people read and do with them, the live stream, and those who notice that something has
 * happened to the engine itself.
 */
@NullMarked
package sohbet.http.notification;

import org.jspecify.annotations.NullMarked;
