// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.http.impl.engine.ws.FrameHeader;
import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads a peer's frames into messages: unmasks them, joins fragments, checks as early as the bytes allow. Pekko HTTP hands
 * them over still masked, a long frame in pieces, its declared length first. Not to be used after {@link Inbound#broken}.
 */
final class MessageReader {
    private static final byte[] NOTHING = {};

    private final int limit;
    private final Inbound to;

    /** The text so far, over all fragments; no longer than what has really arrived, and twice that. */
    private byte @Nullable [] text;

    private int textLength;
    private int utf8 = Utf8.WHOLE;
    private boolean inMessage;

    private byte @Nullable [] control;
    private int controlLength;

    private int opcode;
    private boolean fin;
    private long declared;
    private int mask;

    MessageReader(int limit, Inbound to) {
        this.limit = limit;
        this.to = to;
    }

    void accept(FrameEvent event) {
        if (event instanceof FrameStart start && !begins(start.header())) return;
        if (opcode >= Wire.CLOSE) controlData(event.data(), event.lastPart());
        else textData(event.data(), event.lastPart());
    }

    private boolean begins(FrameHeader header) {
        opcode = header.opcode().code();
        fin = header.fin();
        declared = header.length();
        if (header.rsv1() || header.rsv2() || header.rsv3())
            return refuse(CloseCode.PROTOCOL_ERROR, "a reserved bit is set");
        if (header.mask().isEmpty()) return refuse(CloseCode.PROTOCOL_ERROR, "a client masks its frames");
        mask = (Integer) header.mask().get();
        return switch (opcode) {
            case Wire.CONTINUATION -> inMessage ? fits() : refuse(CloseCode.PROTOCOL_ERROR, "nothing to continue");
            case Wire.TEXT -> inMessage ? refuse(CloseCode.PROTOCOL_ERROR, "the message before has not ended") : fits();
            case Wire.BINARY ->
                inMessage
                        ? refuse(CloseCode.PROTOCOL_ERROR, "the message before has not ended")
                        : refuse(CloseCode.NOT_TEXT, "binary");
            case Wire.CLOSE, Wire.PING, Wire.PONG -> controlBegins();
            default -> refuse(CloseCode.PROTOCOL_ERROR, "unknown opcode");
        };
    }

    private boolean fits() {
        inMessage = true;
        return declared <= limit - textLength || refuse(CloseCode.TOO_LARGE, "larger than " + limit + " bytes");
    }

    private boolean controlBegins() {
        if (!fin) return refuse(CloseCode.PROTOCOL_ERROR, "a control frame in fragments");
        if (declared > Wire.CONTROL_BYTES) return refuse(CloseCode.PROTOCOL_ERROR, "a control frame over 125 bytes");
        control = declared == 0 ? NOTHING : new byte[(int) declared];
        controlLength = 0;
        return true;
    }

    private boolean refuse(int code, String why) {
        to.broken(code, why, opcode == Wire.CLOSE);
        return false;
    }

    private void textData(ByteString data, boolean last) {
        boolean ends = last && fin;
        byte[] into = room(data.length(), ends);
        int from = textLength;
        textLength += take(data, into, from);
        utf8 = Utf8.check(utf8, into, from, textLength);
        if (utf8 == Utf8.BROKEN || ends && utf8 != Utf8.WHOLE) {
            refuse(CloseCode.NOT_UTF8, "not UTF-8");
        } else if (ends) {
            String message = new String(into, 0, textLength, UTF_8);
            text = null;
            textLength = 0;
            inMessage = false;
            to.message(message);
        }
    }

    private byte[] room(int more, boolean ends) {
        int needed = textLength + more;
        byte[] now = text == null ? NOTHING : text;
        if (needed > now.length)
            now = Arrays.copyOf(now, ends ? needed : Math.min(limit, Math.max(needed, 2 * now.length)));
        text = now;
        return now;
    }

    private void controlData(ByteString data, boolean last) {
        byte[] into = control == null ? NOTHING : control;
        controlLength += take(data, into, controlLength);
        if (!last) return;
        control = null;
        switch (opcode) {
            case Wire.PING -> to.pinged(into);
            case Wire.CLOSE -> closes(into);
            default -> {} // a pong is a sign of life, and the stage has seen it
        }
    }

    private void closes(byte[] body) {
        if (body.length == 0) {
            to.peerClosed(CloseCode.NONE);
            return;
        }
        int code = body.length == 1 ? CloseCode.NONE : (body[0] & 0xff) << 8 | body[1] & 0xff;
        if (!CloseCode.mayStand(code)) refuse(CloseCode.PROTOCOL_ERROR, "no valid close code");
        else if (Utf8.check(Utf8.WHOLE, body, 2, body.length) != Utf8.WHOLE)
            refuse(CloseCode.NOT_UTF8, "the reason is not UTF-8");
        else to.peerClosed(code);
    }

    /** Copies a piece and takes the mask off, turning the mask on to where the next piece begins. */
    private int take(ByteString data, byte[] into, int at) {
        int length = data.length();
        data.copyToArray(into, at, length);
        int turning = mask;
        for (int i = at; i < at + length; i++) {
            into[i] ^= (byte) (turning >>> 24);
            turning = Integer.rotateLeft(turning, 8);
        }
        mask = turning;
        return length;
    }
}
