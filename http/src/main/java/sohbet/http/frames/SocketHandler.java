// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

/** One end of a conversation over a socket: called back in order, one call at a time. */
public interface SocketHandler {
    /** Once, first. The socket is good only inside these callbacks; from elsewhere, tell {@link Socket#self()}. */
    void opened(Socket socket);

    /** One whole, valid UTF-8 text message of at most the limit. */
    void text(String message);

    /** An actor message sent to {@link Socket#self()}; {@code Terminated} of a watched actor too. */
    void told(Object message);

    /** A timer set with {@link Socket#after}. */
    void timer(Object key);

    /**
     * Once, last: the peer left, or we closed, or it broke. Comes as soon as nothing more will be delivered, which is before
     * the close handshake has ended.
     */
    void closed();

    /**
     * The socket is about to be closed by the stage with this code. What is sent here still goes out before the close frame;
     * what was queued is lost when the code is 4408.
     */
    default void refused(int code, String why) {}
}
