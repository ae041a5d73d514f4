// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class Utf8Test {
    private static final CharsetDecoder JDK = StandardCharsets.UTF_8.newDecoder();

    private static final CharBuffer OUT = CharBuffer.allocate(100);

    private static boolean jdkTakes(byte[] bytes) {
        JDK.reset();
        return !JDK.decode(ByteBuffer.wrap(bytes), OUT.clear(), true).isError();
    }

    private static void agree(byte... bytes) {
        boolean taken = Utf8.check(Utf8.WHOLE, bytes, 0, bytes.length) == Utf8.WHOLE;
        if (jdkTakes(bytes) != taken) fail(HexFormat.of().formatHex(bytes) + " taken: " + taken);
    }

    @Test
    void agrees_with_the_jdk_on_every_one_two_and_three_bytes() {
        for (int a = 0; a < 256; a++) {
            agree((byte) a);
            for (int b = 0; b < 256; b++) {
                agree((byte) a, (byte) b);
                for (int c = a < 0x80 ? 256 : 0; c < 256; c += b < 0x80 || b > 0xbf ? 37 : 1)
                    agree((byte) a, (byte) b, (byte) c);
            }
        }
    }

    @Test
    void agrees_with_the_jdk_on_four_bytes_around_every_edge() {
        int[] edges = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};
        for (int a = 0xee; a < 256; a++) {
            for (int b = 0; b < 256; b++)
                for (int c : edges) for (int d : edges) agree((byte) a, (byte) b, (byte) c, (byte) d);
        }
    }

    @Test
    void comes_to_the_same_however_the_bytes_are_cut() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = random.ints(20, 0, 0x250)
                    .mapToObj(Character::toString)
                    .reduce("", String::concat)
                    .getBytes(StandardCharsets.UTF_8);
            if (random.nextBoolean()) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            int state = Utf8.WHOLE;
            for (int from = 0; from < bytes.length && state != Utf8.BROKEN; ) {
                int to = Math.min(bytes.length, from + random.nextInt(4));
                state = Utf8.check(state, bytes, from, to);
                from = to;
            }
            assertEquals(jdkTakes(bytes), state == Utf8.WHOLE, "seed " + seed);
        }
    }

    @Test
    void fails_at_the_first_byte_that_cannot_be() {
        byte[] tooFar = {(byte) 0xf4, (byte) 0x90};
        assertEquals(Utf8.BROKEN, Utf8.check(Utf8.WHOLE, tooFar, 0, 2));
        byte[] surrogate = {(byte) 0xed, (byte) 0xa0};
        assertEquals(Utf8.BROKEN, Utf8.check(Utf8.WHOLE, surrogate, 0, 2));
    }
}
