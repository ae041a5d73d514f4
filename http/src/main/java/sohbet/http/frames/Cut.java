// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

/** Why a connection was cut without a goodbye; ends in a TCP reset, which also frees what the peer never read. */
final class Cut extends RuntimeException {
    static final Cut NO_PONG = new Cut("the peer answers no ping");
    static final Cut NO_GOODBYE = new Cut("the peer does not end the close handshake");

    private Cut(String why) {
        super(why, null, false, false);
    }
}
