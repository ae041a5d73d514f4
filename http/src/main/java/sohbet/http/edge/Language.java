// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language a reader is answered in; Turkish and English are spoken, English when neither is asked for. */
public enum Language {
    TR("tr"),
    EN("en");

    private static final List<String> SPOKEN = List.of("en", "tr");
    private static final int LONGEST = 200;

    private final Locale locale;

    Language(String tag) {
        locale = Locale.forLanguageTag(tag);
    }

    public Locale locale() {
        return locale;
    }

    public String choose(String turkish, String english) {
        return this == TR ? turkish : english;
    }

    /** By the weights of an {@code Accept-Language}; a header that makes no sense asks for nothing. */
    public static Language of(@Nullable String accept) {
        if (accept == null || accept.isBlank() || accept.length() > LONGEST) {
            return EN;
        }
        try {
            String tag = Locale.lookupTag(Locale.LanguageRange.parse(accept), SPOKEN);
            return "tr".equals(tag) ? TR : EN;
        } catch (IllegalArgumentException malformed) {
            return EN;
        }
    }
}
