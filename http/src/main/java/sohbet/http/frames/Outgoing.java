// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import java.util.ArrayDeque;
import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written, bounded in frames and in bytes: the last pong first, then a ping, then the messages in order, then
 * the close frame. Holds nothing while the peer reads.
 */
final class Outgoing {
    private final int maxFrames;
    private final int maxBytes;

    private @Nullable ArrayDeque<FrameStart> messages;
    private int bytes;
    private @Nullable FrameStart pong;
    private boolean ping;
    private @Nullable FrameStart close;

    Outgoing(int maxFrames, int maxBytes) {
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
    }

    boolean isEmpty() {
        return messages == null && pong == null && !ping && close == null;
    }

    int messages() {
        return messages == null ? 0 : messages.size();
    }

    boolean pongWaits() {
        return pong != null;
    }

    /** Whether the frame found room. */
    boolean offer(FrameStart message) {
        int size = message.data().length();
        if (messages() >= maxFrames || size > maxBytes - bytes) return false;
        if (messages == null) messages = new ArrayDeque<>(4);
        messages.add(message);
        bytes += size;
        return true;
    }

    void pong(FrameStart answer) {
        pong = answer;
    }

    void ping() {
        ping = true;
    }

    /** The last frame of all; what only answers the peer is not worth sending any more. */
    void close(FrameStart last) {
        close = last;
        pong = null;
        ping = false;
    }

    void dropMessages() {
        messages = null;
        bytes = 0;
    }

    @Nullable
    FrameStart next() {
        if (pong != null) {
            FrameStart answer = pong;
            pong = null;
            return answer;
        }
        if (ping) {
            ping = false;
            return Wire.ping();
        }
        if (messages != null) return nextMessage(messages);
        FrameStart last = close;
        close = null;
        return last;
    }

    private FrameStart nextMessage(ArrayDeque<FrameStart> waiting) {
        FrameStart message = waiting.remove();
        bytes -= message.data().length();
        if (waiting.isEmpty()) messages = null;
        return message;
    }
}
