// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

/** What the frames of a peer come to. */
interface Inbound {
    void message(String text);

    void pinged(byte[] payload);

    /** The peer said goodbye, with a valid code or {@link CloseCode#NONE}. */
    void peerClosed(int code);

    /** The peer broke a rule; {@code inClose} when it did so in its close frame, after which it listens no more. */
    void broken(int code, String why, boolean inClose);
}
