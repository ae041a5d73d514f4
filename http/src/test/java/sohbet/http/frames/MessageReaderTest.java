// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.pekko.http.impl.engine.ws.FrameData;
import org.apache.pekko.http.impl.engine.ws.FrameHeader;
import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.apache.pekko.http.impl.engine.ws.Protocol;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import scala.Option;

/** The reader alone, fed with every way a frame may be cut into pieces. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MessageReaderTest {
    final List<String> seen = new ArrayList<>();
    final MessageReader reader = new MessageReader(100, new Inbound() {
        @Override
        public void message(String text) {
            seen.add(text);
        }

        @Override
        public void pinged(byte[] payload) {
            seen.add("ping " + new String(payload, UTF_8));
        }

        @Override
        public void peerClosed(int code) {
            seen.add("close " + code);
        }

        @Override
        public void broken(int code, String why, boolean inClose) {
            seen.add("broken " + code + (inClose ? " in close" : ""));
        }
    });
    static final int MASK = 0x81f25c07;

    static byte[] masked(byte[] payload) {
        byte[] out = payload.clone();
        for (int i = 0; i < out.length; i++) out[i] ^= (byte) (MASK >>> 24 - 8 * (i % 4));
        return out;
    }

    /** Feeds a frame in pieces that end at the given places, the first of them in the frame's start. */
    void feed(int opcode, boolean fin, byte[] payload, int... cuts) {
        byte[] bytes = masked(payload);
        int first = cuts.length == 0 ? bytes.length : cuts[0];
        FrameHeader header = new FrameHeader(
                Protocol.Opcode$.MODULE$.forCode((byte) opcode),
                Option.apply(MASK),
                bytes.length,
                fin,
                false,
                false,
                false);
        reader.accept(new FrameStart(header, ByteString.fromArray(bytes, 0, first)));
        for (int i = 0; i < cuts.length; i++) {
            int to = i + 1 < cuts.length ? cuts[i + 1] : bytes.length;
            reader.accept(
                    new FrameData(ByteString.fromArray(Arrays.copyOfRange(bytes, cuts[i], to)), to == bytes.length));
        }
    }

    @Test
    void a_text_in_any_two_or_three_pieces() {
        byte[] text = "çay, 👋 e la".getBytes(UTF_8);
        for (int a = 0; a < text.length; a++) {
            for (int b = a; b < text.length; b++) {
                seen.clear();
                feed(Wire.TEXT, true, text, a, b);
                assertEquals(List.of("çay, 👋 e la"), seen);
            }
        }
    }

    @Test
    void messages_fragments_and_pings_cut_at_random() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5000; round++) {
            seen.clear();
            List<String> expected = new ArrayList<>();
            byte[] whole = "ğüşiöç👋".repeat(1 + random.nextInt(5)).getBytes(UTF_8);
            for (int from = 0; from < whole.length || from == 0; ) {
                int to = Math.min(whole.length, from + 1 + random.nextInt(20));
                byte[] part = Arrays.copyOfRange(whole, from, to);
                feed(from == 0 ? Wire.TEXT : Wire.CONTINUATION, to == whole.length, part, random.nextInt(part.length));
                from = to;
                if (from < whole.length && random.nextInt(3) == 0) {
                    feed(Wire.PING, true, "between".getBytes(UTF_8), random.nextInt(7));
                    expected.add("ping between");
                }
            }
            expected.add(new String(whole, UTF_8));
            assertEquals(expected, seen, "seed " + seed);
        }
    }

    @Test
    void the_limit_holds_over_fragments_and_starts_anew_with_each_message() {
        for (int i = 0; i < 3; i++) {
            feed(Wire.TEXT, false, new byte[60]);
            feed(Wire.CONTINUATION, true, new byte[40]);
        }
        assertEquals(3, seen.size());
        feed(Wire.TEXT, false, new byte[60]);
        feed(Wire.CONTINUATION, false, new byte[41]);
        assertEquals("broken 1009", seen.getLast());
    }

    @Test
    void a_close_frame_that_is_wrong_is_known_for_one() {
        feed(Wire.CLOSE, true, new byte[] {3, (byte) 0xed});
        assertEquals(List.of("broken 1002 in close"), seen);
    }

    @Test
    void a_close_frame_in_pieces() {
        feed(Wire.CLOSE, true, RawClient.closing(4999, "iyi günler"), 1, 5);
        assertEquals(List.of("close 4999"), seen);
    }
}
