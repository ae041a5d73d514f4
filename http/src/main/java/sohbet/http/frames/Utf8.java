// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

/** A check of UTF-8 that can stop after any byte and go on with the next piece (Unicode, table 3-7). */
final class Utf8 {
    /** Between two characters. */
    static final int WHOLE = 0;

    static final int BROKEN = -1;

    private Utf8() {}

    /**
     * Goes on from a state over some bytes.
     *
     * @return {@link #WHOLE}, {@link #BROKEN}, or the state inside a character: the bytes still missing, and the lowest and
     *     highest value of the next, a byte each
     */
    static int check(int state, byte[] bytes, int from, int to) {
        int now = state;
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (now == WHOLE && b >= 0) continue;
            now = next(now, b & 0xff);
            if (now == BROKEN) return BROKEN;
        }
        return now;
    }

    private static int next(int state, int b) {
        if (state == WHOLE) return first(b);
        if (b < (state >> 8 & 0xff) || b > (state >> 16)) return BROKEN;
        int missing = (state & 0xff) - 1;
        return missing == 0 ? WHOLE : inside(missing, 0x80, 0xbf);
    }

    /** Refuses overlong forms (C0, C1, E0 80, F0 80), surrogates (ED A0) and what lies past U+10FFFF (F4 90). */
    private static int first(int b) {
        if (b < 0x80) return WHOLE;
        if (b < 0xc2 || b > 0xf4) return BROKEN;
        if (b < 0xe0) return inside(1, 0x80, 0xbf);
        return switch (b) {
            case 0xe0 -> inside(2, 0xa0, 0xbf);
            case 0xed -> inside(2, 0x80, 0x9f);
            case 0xf0 -> inside(3, 0x90, 0xbf);
            case 0xf4 -> inside(3, 0x80, 0x8f);
            default -> inside(b < 0xf0 ? 2 : 3, 0x80, 0xbf);
        };
    }

    private static int inside(int missing, int low, int high) {
        return missing | low << 8 | high << 16;
    }
}
