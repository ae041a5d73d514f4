// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import sohbet.engine.catalogue.Product;

/** “İkincisi”, “the last one”, “both”: which of the products on the screen is meant, by its place. */
final class Places {
    private static final int LAST = -1;
    private static final Pattern FIRST_TWO = Pattern.compile(
            "(?<!\\p{L})(?:ilk iki\\p{L}*|first two|bu ikisi\\p{L}*|ikisi\\p{L}*|both|these two|the two)(?!\\p{L})");
    private static final List<Pattern> ORDINALS = List.of(
            word("ilki\\p{L}*|ilk(?= urun| olan|$)|birinci\\p{L}*|1\\.|1st|first(?: one| product)?|number one"),
            word("ikinci\\p{L}*|2\\.|2nd|second(?: one| product)?|number two"),
            word("ucuncu\\p{L}*|3\\.|3rd|third(?: one| product)?|number three"),
            word("dorduncu\\p{L}*|4\\.|4th|fourth(?: one| product)?|number four"));
    private static final Pattern LAST_ONE = word("sonuncu\\p{L}*|en son(?:daki\\p{L}*)?|last(?: one| product)");

    private Places() {}

    private static Pattern word(String regex) {
        return Pattern.compile("(?<![\\p{L}\\d.,])(?:" + regex + ")(?![\\p{L}\\d])");
    }

    /** @param folded a text as {@link Folded} makes it */
    static List<Integer> in(String folded) {
        if (FIRST_TWO.matcher(folded).find()) return List.of(0, 1);
        var places = new ArrayList<Integer>();
        for (int i = 0; i < ORDINALS.size(); i++)
            if (ORDINALS.get(i).matcher(folded).find()) places.add(i);
        if (LAST_ONE.matcher(folded).find()) places.add(LAST);
        return places;
    }

    /** The text less the words that name a place. */
    static String without(String folded) {
        String rest = FIRST_TWO.matcher(folded).replaceAll(Asked::blank);
        for (var ordinal : ORDINALS) rest = ordinal.matcher(rest).replaceAll(Asked::blank);
        return LAST_ONE.matcher(rest).replaceAll(Asked::blank);
    }

    static List<Product> of(List<Integer> places, List<Product> shown) {
        return places.stream()
                .map(place -> place == LAST ? shown.size() - 1 : place)
                .filter(place -> place >= 0 && place < shown.size())
                .map(shown::get)
                .distinct()
                .toList();
    }
}
