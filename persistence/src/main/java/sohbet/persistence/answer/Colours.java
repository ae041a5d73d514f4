// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sohbet.persistence.catalogue.Language;

/** The colours of both languages, whoever owns them: “mavi”, “mavisi”, “mavili”. */
final class Colours {
    private static final Set<String> TURKISH = Set.of(
            "beyaz",
            "siyah",
            "kirmizi",
            "mavi",
            "yesil",
            "sari",
            "mor",
            "pembe",
            "gri",
            "kahverengi",
            "turuncu",
            "lacivert",
            "bej",
            "bordo",
            "krem",
            "gumus",
            "altin",
            "turkuaz",
            "haki",
            "eflatun",
            "fusya");
    private static final Set<String> ENGLISH = Set.of(
            "white",
            "black",
            "red",
            "blue",
            "green",
            "yellow",
            "purple",
            "pink",
            "grey",
            "gray",
            "brown",
            "orange",
            "navy",
            "beige",
            "burgundy",
            "cream",
            "silver",
            "golden",
            "gold",
            "turquoise",
            "khaki",
            "maroon",
            "violet");
    private static final Pattern ENDING = Pattern.compile(
            "(?:y?[iu]|s[iu](?:n[iu]n?|nden)?|l[iu]|n[iu]n?|[iu]n[iu]n?|rak|msi|lar[i]?|ler[i]?|d[ae]n|s)?");

    private Colours() {}

    /** The colour that a word without marks names. */
    static Optional<String> in(String word, Language language) {
        var colours = language == Language.TURKISH ? TURKISH : ENGLISH;
        return colours.stream()
                .filter(colour -> word.startsWith(colour)
                        && ENDING.matcher(word.substring(colour.length())).matches())
                .findFirst();
    }
}
