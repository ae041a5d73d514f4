// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import java.nio.charset.StandardCharsets;
import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.http.impl.engine.ws.FrameHeader;
import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.apache.pekko.http.impl.engine.ws.Protocol;
import org.apache.pekko.util.ByteString;
import scala.None$;
import scala.Option;

/** The frames a server sends: whole, final and never masked (RFC 6455 section 5.1). */
final class Wire {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** The most a control frame may carry. */
    static final int CONTROL_BYTES = 125;

    private static final FrameStart EMPTY_PING = frame(PING, ByteString.emptyByteString());
    private static final FrameStart EMPTY_CLOSE = frame(CLOSE, ByteString.emptyByteString());

    private Wire() {}

    static FrameStart text(ByteString utf8) {
        return frame(TEXT, utf8);
    }

    static FrameStart ping() {
        return EMPTY_PING;
    }

    static FrameStart pong(byte[] payload) {
        return frame(PONG, ByteString.fromArrayUnsafe(payload));
    }

    static FrameStart close(int code, String reason) {
        if (code == CloseCode.NONE) return EMPTY_CLOSE;
        byte[] why = reason.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(why.length, CONTROL_BYTES - 2);
        while (end < why.length && end > 0 && (why[end] & 0xc0) == 0x80) end--;
        byte[] body = new byte[2 + end];
        body[0] = (byte) (code >> 8);
        body[1] = (byte) code;
        System.arraycopy(why, 0, body, 2, end);
        return frame(CLOSE, ByteString.fromArrayUnsafe(body));
    }

    static boolean isClose(FrameEvent event) {
        return event instanceof FrameStart start && start.header().opcode().code() == CLOSE;
    }

    private static FrameStart frame(int opcode, ByteString payload) {
        Option<Object> unmasked = none();
        return new FrameStart(
                new FrameHeader(
                        Protocol.Opcode$.MODULE$.forCode((byte) opcode),
                        unmasked,
                        payload.length(),
                        true,
                        false,
                        false,
                        false),
                payload);
    }

    @SuppressWarnings("unchecked") // the one None is the empty option of every type
    static <T> Option<T> none() {
        return (Option<T>) (Option<?>) None$.MODULE$;
    }
}
