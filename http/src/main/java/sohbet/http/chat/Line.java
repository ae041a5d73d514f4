// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import sohbet.engine.kernel.Follower;

/** What carries a conversation's frames: a socket, or a request that waits for its answer. */
interface Line extends Follower.Host {
    void send(ObjectNode frame);

    /** Says goodbye with this frame and closes with the code. */
    void bye(ObjectNode frame, int code);

    /** Sets a timer; one with the same key is replaced. */
    void after(Object key, Duration delay);

    void cancel(Object key);

    /** Whether it is one request that comes back again and again, and so records no return. */
    boolean isPoll();
}
