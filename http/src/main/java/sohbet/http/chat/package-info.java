// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** How visitors reach their chat sessions: over a socket, by long polling, and by single requests. */
@NullMarked
package sohbet.http.chat;

import org.jspecify.annotations.NullMarked;
