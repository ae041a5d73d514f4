// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The one cleaner of every text that comes in, whatever the edge: frames, bodies, parameters, forms, webhooks, CSV. A NUL
 * passes CBOR and stops a projection in PostgreSQL; a lone surrogate cannot be written at all and stops the entity.
 */
public final class Text {
    private static final int REPLACEMENT = 0xFFFD;

    private Text() {}

    /**
     * Control characters other than newline and tab out (CR LF is one newline), lone surrogates replaced by U+FFFD, composed
     * to NFC.
     */
    public static String clean(String given) {
        return isClean(given) ? given : Normalizer.normalize(sieved(given), Normalizer.Form.NFC);
    }

    public static @Nullable String cleanOrNull(@Nullable String given) {
        return given == null ? null : clean(given);
    }

    /** Cleaned and cut after so many characters (code points, as people count them), never inside one. */
    public static String clean(String given, int limit) {
        String cleaned = clean(given);
        return length(cleaned) <= limit ? cleaned : cleaned.substring(0, cleaned.offsetByCodePoints(0, limit));
    }

    /** The length as the limits count it. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Most texts need nothing, and printable ASCII with plain white space never does. */
    private static boolean isClean(String given) {
        for (int i = 0; i < given.length(); i++) {
            char c = given.charAt(i);
            if (c >= 0x7F || (c < ' ' && c != '\n' && c != '\t')) {
                return false;
            }
        }
        return true;
    }

    private static String sieved(String given) {
        StringBuilder kept = new StringBuilder(given.length());
        for (int i = 0; i < given.length(); ) {
            int point = given.codePointAt(i);
            i += Character.charCount(point);
            if (point == '\r') {
                // A lone CR is a line's end too; before a newline it is only the first half of one.
                if (i == given.length() || given.charAt(i) != '\n') {
                    kept.append('\n');
                }
            } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                kept.appendCodePoint(REPLACEMENT);
            } else if (point == '\n' || point == '\t' || Character.getType(point) != Character.CONTROL) {
                kept.appendCodePoint(point);
            }
        }
        return kept.toString();
    }
}
