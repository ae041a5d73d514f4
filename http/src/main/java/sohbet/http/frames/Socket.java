// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import java.time.Duration;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.util.ByteString;

/**
 * The handler's hand on the wire. Every method throws {@link IllegalStateException} outside a callback of the handler, and does
 * nothing once the socket is closing.
 */
public interface Socket {
    /** The actor behind the socket, made on first use and gone with the socket; its messages reach {@link SocketHandler#told}. */
    ActorRef self();

    /** Queues a text message. When the bounded queue overflows, what is queued is dropped and the socket closed with 4408. */
    void send(String text);

    /** Queues a text message made by {@link Frames#shared}, encoded once for many watchers. */
    void sendShared(ByteString utf8Frame);

    /**
     * Flushes what is queued, then sends the close frame, then waits for the peer's, all within the close timeout.
     *
     * @param code 1000–1003, 1007–1014 or 3000–4999
     * @param reason cut to 123 bytes of UTF-8
     */
    void close(int code, String reason);

    /** Sets a timer; one with the same key is replaced. */
    void after(Object key, Duration delay);

    void cancel(Object key);

    void watch(ActorRef other);

    /** Messages waiting because the peer is not reading. */
    int queued();
}
