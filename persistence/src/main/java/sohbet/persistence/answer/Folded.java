// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.text.Normalizer;

/**
 * A text without case and marks, letter for letter: what is found at a place in it stands at the
 * same place in the text.
 */
final class Folded {
    private Folded() {}

    static String of(String text) {
        var letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) letters.append(letter(text.charAt(i)));
        return letters.toString();
    }

    private static char letter(char c) {
        if (c < 128) return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        if (c == 'ı') return 'i';
        if (Character.isSurrogate(c)) return c;
        return Character.toLowerCase(
                Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0));
    }
}
