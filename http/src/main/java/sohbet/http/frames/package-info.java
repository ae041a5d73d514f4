// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * WebSocket conversations over single frames: the handshake, one graph stage a socket, and what a handler sees of both.
 *
 * <p>Stands on {@code UpgradeToWebSocketLowLevel.handleFrames}, which is internal to Pekko HTTP and pinned to 1.3.0. The
 * public API above it sends only the close codes 1000, 1007 and 1011, sets no limit to a frame, and costs twice the heap; the
 * wire needs 4400 and its neighbours, 1009 before the payload is read, and thousands of quiet sockets. No other package touches
 * Pekko's internals; {@code PinnedPekkoHttpTest} says so in a sentence when they vanish, and decision 6 what to do then.
 */
@NullMarked
package sohbet.http.frames;

import org.jspecify.annotations.NullMarked;
