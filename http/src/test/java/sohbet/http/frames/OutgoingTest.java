// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutgoingTest {
    final Outgoing outgoing = new Outgoing(3, 100);

    static FrameStart text(int size) {
        return Wire.text(Frames.shared("x".repeat(size)));
    }

    @Test
    void holds_so_many_frames_and_no_more() {
        for (int i = 0; i < 3; i++) assertTrue(outgoing.offer(text(0)));
        assertFalse(outgoing.offer(text(0)));
        outgoing.next();
        assertTrue(outgoing.offer(text(0)));
    }

    @Test
    void holds_so_many_bytes_and_no_more() {
        assertTrue(outgoing.offer(text(60)));
        assertFalse(outgoing.offer(text(41)));
        assertTrue(outgoing.offer(text(40)));
        outgoing.next();
        assertTrue(outgoing.offer(text(60)));
        outgoing.dropMessages();
        assertTrue(outgoing.offer(text(100)));
        assertFalse(outgoing.offer(text(101)));
    }

    @Test
    void sends_answers_first_messages_in_order_and_the_close_last() {
        FrameStart first = text(1);
        FrameStart second = text(2);
        FrameStart pong = Wire.pong(new byte[0]);
        outgoing.offer(first);
        outgoing.offer(second);
        outgoing.ping();
        outgoing.pong(pong);
        assertSame(pong, outgoing.next());
        assertEquals(Wire.ping(), outgoing.next());
        FrameStart close = Wire.close(1000, "");
        outgoing.close(close);
        assertSame(first, outgoing.next());
        assertSame(second, outgoing.next());
        assertSame(close, outgoing.next());
        assertNull(outgoing.next());
        assertTrue(outgoing.isEmpty());
    }
}
