// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * “500 liraya kadar”, “under $50”: how much something may cost.
 *
 * @param currency null when only a number was said
 * @param phrase the words that said it
 */
record PriceLimit(BigDecimal amount, @Nullable String currency, String phrase) {
    private static final String NUMBER = "(?<number>\\d{1,9}(?:[.,]\\d{1,3})*)";
    private static final String UNIT = "(?<unit>tl|try|lira|₺|\\$|usd|dolar|dollars?|€|eur|euro|avro|£|gbp|pounds?)";
    private static final List<Pattern> PHRASES = List.of(
            pattern(NUMBER + "\\s*" + UNIT
                    + "?['’]?\\p{L}{0,4}\\s+(?:kadar|alt[ıi]\\p{L}*|ge[çc]me\\p{L}*|a[şs]ma\\p{L}*|ucuz|az(?!\\p{L}))"),
            pattern("(?:en (?:fazla|[çc]ok)|maks?imum|max)\\s+" + NUMBER + "\\s*" + UNIT + "?"),
            pattern(
                    "(?:under|below|up to|less than|cheaper than|at most|(?:no|not) more than|maximum|max)\\s+(?<before>[$€£₺])?\\s*"
                            + NUMBER + "\\s*" + UNIT + "?"));

    private static Pattern pattern(String regex) {
        return Pattern.compile("(?<!\\p{L})" + regex, CASE_INSENSITIVE | UNICODE_CASE);
    }

    static Optional<PriceLimit> in(String text) {
        for (var pattern : PHRASES) {
            var match = pattern.matcher(text);
            if (!match.find()) continue;
            String unit = match.group("unit");
            if (unit == null && pattern.namedGroups().containsKey("before")) unit = match.group("before");
            return Optional.of(new PriceLimit(amount(match.group("number")), currency(unit), match.group()));
        }
        return Optional.empty();
    }

    /** A last group of three digits is thousands, of one or two the fraction, in either notation. */
    private static BigDecimal amount(String number) {
        int last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
        boolean fraction = last >= 0 && number.length() - last - 1 < 3;
        String whole = fraction ? number.substring(0, last) : number;
        String digits = whole.replaceAll("[.,]", "");
        return new BigDecimal(fraction ? digits + "." + number.substring(last + 1) : digits);
    }

    private static @Nullable String currency(@Nullable String unit) {
        if (unit == null) return null;
        return switch (Character.toLowerCase(unit.charAt(0))) {
            case '$', 'u', 'd' -> "USD";
            case '€', 'e', 'a' -> "EUR";
            case '£', 'g', 'p' -> "GBP";
            default -> "TRY";
        };
    }
}
