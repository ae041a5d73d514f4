// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import java.time.Duration;

/**
 * The limits of one socket.
 *
 * @param maxMessageBytes largest message taken from a peer, over all its fragments
 * @param maxQueuedFrames messages that may wait for a peer that is not reading
 * @param maxQueuedBytes their payload together
 * @param keepAlive silence after which the peer is pinged; another such silence and it is taken for dead
 * @param closeTimeout from the decision to close until the connection is cut whether or not the peer agrees
 */
public record FrameSettings(
        int maxMessageBytes, int maxQueuedFrames, int maxQueuedBytes, Duration keepAlive, Duration closeTimeout) {

    public FrameSettings {
        if (maxMessageBytes < 1 || maxQueuedFrames < 1 || maxQueuedBytes < 1)
            throw new IllegalArgumentException("a limit is at least 1");
        if (!keepAlive.isPositive() || !closeTimeout.isPositive())
            throw new IllegalArgumentException("a duration is more than nothing");
    }

    /** 16 KiB a message, 512 messages or 1 MiB waiting, a ping after 25 s, 5 s to say goodbye. */
    public static FrameSettings defaults() {
        return new FrameSettings(16_384, 512, 1 << 20, Duration.ofSeconds(25), Duration.ofSeconds(5));
    }

    public FrameSettings withQueue(int frames, int bytes) {
        return new FrameSettings(maxMessageBytes, frames, bytes, keepAlive, closeTimeout);
    }

    public FrameSettings withKeepAlive(Duration silence) {
        return new FrameSettings(maxMessageBytes, maxQueuedFrames, maxQueuedBytes, silence, closeTimeout);
    }

    public FrameSettings withCloseTimeout(Duration timeout) {
        return new FrameSettings(maxMessageBytes, maxQueuedFrames, maxQueuedBytes, keepAlive, timeout);
    }
}
