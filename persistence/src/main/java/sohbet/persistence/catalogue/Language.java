// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A language in which a shop is searched and spoken for. */
public enum Language {
    TURKISH("tr"),
    ENGLISH("en");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}]+)?");

    private final String code;
    private final Locale locale;

    Language(String code) {
        this.code = code;
        this.locale = Locale.of(code);
    }

    public String code() {
        return code;
    }

    /** The language of a locale; English for all that is not Turkish. */
    public static Language of(String locale) {
        return locale.toLowerCase(Locale.ROOT).startsWith("tr") ? TURKISH : ENGLISH;
    }

    public Language other() {
        return this == TURKISH ? ENGLISH : TURKISH;
    }

    /** The words of a text in small letters, less what follows an apostrophe. */
    public List<String> wordsOf(String text) {
        var words = new ArrayList<String>();
        var match = WORD.matcher(text.toLowerCase(locale));
        while (match.find()) words.add(match.group().split("['’]", 2)[0]);
        return words;
    }

    /** A word without case and marks, as somebody types it who has no Turkish keyboard. */
    public static String folded(String word) {
        String plain = word.replace('I', 'i').replace('İ', 'i').replace('ı', 'i');
        return MARKS.matcher(Normalizer.normalize(plain.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
    }
}
