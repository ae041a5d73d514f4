// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import sohbet.engine.catalogue.Product;
import sohbet.engine.catalogue.Variant;
import sohbet.persistence.catalogue.Language;

/** “XL”, “42 numara”, “size 9”: the size somebody wears or wants. */
record Size(String value) {
    private static final String LETTERS = "(xxxs|xxs|xs|xxxl|xxl|xl|[2-5]xl|s|m|l|small|medium|large|kucuk|orta|buyuk)";
    private static final List<Pattern> PHRASES = List.of(
            pattern("(\\d{1,2}(?:[.,]5)?)\\s*(?:numara|no(?!\\p{L})|beden)\\p{L}*"),
            pattern("(?:size|numara|beden|uk|eu|us)\\s*(\\d{1,2}(?:[.,]5)?)(?![\\d.,]*\\d)"),
            pattern(LETTERS + "['’]?\\s*(?:beden|size|boy(?!\\p{L}{4}))\\p{L}*"),
            pattern("(?:size|beden|in an?|in)\\s+" + LETTERS + "(?!\\p{L}| +(?:color|colour))"),
            pattern("(xxxs|xxs|xs|xxxl|xxl|xl|[2-5]xl)(?!\\p{L}{4})\\p{L}{0,3}"),
            pattern(
                    "([2-5]\\d(?:[.,]5)?)['’]?(?:s?[iu]|l[iu]k|[iu]n[iu]|s[iu]nden)?(?=\\s*(?:$|var|kaldi|mevcut|yok|stok|\\?))"));
    private static final Map<String, String> SAME = Map.of(
            "small", "s", "kucuk", "s", "medium", "m", "orta", "m", "large", "l", "buyuk", "l", "2xl", "xxl", "3xl",
            "xxxl");

    private static Pattern pattern(String regex) {
        return Pattern.compile("(?<![\\p{L}\\d.,])" + regex);
    }

    /** What was found, and where it stood in the text. */
    record Found(Size size, int from, int to) {}

    /** @param folded a text as {@link Folded} makes it */
    static Optional<Found> in(String folded) {
        for (var phrase : PHRASES) {
            var match = phrase.matcher(folded);
            if (match.find()) return Optional.of(new Found(new Size(same(match.group(1))), match.start(), match.end()));
        }
        return Optional.empty();
    }

    private static String same(String value) {
        String plain = value.replace(',', '.').toLowerCase(Locale.ROOT);
        return SAME.getOrDefault(plain, plain);
    }

    /** How it is written back: “XL”. */
    String shown() {
        return value.toUpperCase(Locale.ROOT);
    }

    /** Whether a form of the product has this size, in stock or not. */
    boolean isOf(Product product) {
        return product.variants().stream().anyMatch(this::isOf);
    }

    boolean isInStockIn(Product product) {
        return product.variants().stream().anyMatch(variant -> isOf(variant) && variant.inStock());
    }

    boolean isOf(Variant variant) {
        return variant.options().values().stream()
                .anyMatch(option -> same(Language.folded(option)).equals(value));
    }
}
