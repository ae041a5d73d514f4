// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * “500 liraya kadar”, “under $50”, “200-400 tl arası”: what something may cost.
 *
 * @param currency null when only a number was said
 */
record PriceRange(
        @Nullable BigDecimal atLeast,
        @Nullable BigDecimal atMost,
        @Nullable String currency) {
    private static final String AMOUNT =
            "([$€£₺]?\\s?(?:\\d{1,9}(?:[.,]\\d{1,3})*|(?:(?:a|one|two|three|five|iki|uc|dort|bes) ?)?"
                    + "(?:yuz|bin|hundred|thousand|thousands)|fifty|twenty|thirty|elli)\\s?(?:k(?!\\p{L}|\\d)|bin)?)";
    private static final String UNIT =
            "\\s*(?:(tl|try|lira|₺|\\$|usd|dolar|dollars?|bucks?|€|eur|euros?|avro|£|gbp|sterlin|pounds?|quid)\\p{L}{0,4})?";
    private static final String ONE = AMOUNT + UNIT + "['’]?\\p{L}{0,3}";
    private static final String TWO =
            AMOUNT + UNIT + "['’]?\\p{L}{0,3}\\s*(?:ile|ila|ve|-|–|to|and|,)?\\s*" + AMOUNT + UNIT;
    /** About so much is up to a third more or less. */
    private static final BigDecimal ABOUT = new BigDecimal("0.3");

    private enum Kind {
        BETWEEN,
        AT_MOST,
        AT_LEAST,
        ABOUT
    }

    private record Phrase(Kind kind, Pattern pattern) {
        static Phrase of(Kind kind, String regex) {
            return new Phrase(kind, Pattern.compile("(?<![\\p{L}\\d])(?:" + regex + ")"));
        }
    }

    private static final List<Phrase> PHRASES = List.of(
            Phrase.of(
                    Kind.BETWEEN,
                    "(?:between|from) " + TWO + "|" + TWO + "['’]?\\p{L}{0,3}\\s*(?:aras|arali|band)\\p{L}*"),
            Phrase.of(Kind.BETWEEN, AMOUNT + "\\s*(?:-|–|to)\\s*" + AMOUNT + UNIT.replace(")?", ")")),
            Phrase.of(Kind.AT_MOST, "(?:en (?:fazla|cok)|maks?imum|maks?|max|butcem?)\\s+" + ONE),
            Phrase.of(
                    Kind.AT_LEAST,
                    "(?:en az|min(?:imum)?|at least|more than(?<!no more than|not more than)|above|starting (?:at|from)|(?<!not |nothing )over)\\s+"
                            + ONE),
            Phrase.of(
                    Kind.AT_MOST,
                    "(?:under|below|up to|less than|cheaper than|at most|no more than|not more than|(?:not|nothing) over|within|(?:my )?budget (?:is|of)?)\\s*(?:an? )?"
                            + ONE),
            Phrase.of(
                    Kind.AT_MOST,
                    ONE
                            + "\\s+(?:kadar|alt[iı]\\p{L}*|gecme\\p{L}*|asma\\p{L}*|ucuz|az(?!\\p{L})|butce\\p{L}*|or less|at most|max(?:imum)?|budget|tops)"),
            Phrase.of(
                    Kind.AT_LEAST,
                    ONE
                            + "\\s+(?:ust\\p{L}*|uzeri\\p{L}*|fazla\\p{L}*|yukari\\p{L}*|basla\\p{L}*|or more|and up|plus)"),
            Phrase.of(
                    Kind.ABOUT,
                    ONE + "\\s+(?:civar\\p{L}*|gibi(?!\\p{L})|dolay\\p{L}*)|(?:around|about|roughly|approximately)\\s+"
                            + AMOUNT + UNIT.replace(")?", ")")),
            Phrase.of(
                    Kind.AT_MOST,
                    AMOUNT + "\\s*(tl|lira|dolar|euro)(?:yla|ya|lik|a)(?!\\p{L})|(?:i have|i've|with|for)\\s+" + AMOUNT
                            + UNIT.replace(")?", ")")));

    /** What was found, and where it stood in the text. */
    record Found(PriceRange range, int from, int to) {}

    /** @param folded a text as {@link Folded} makes it */
    static Optional<Found> in(String folded) {
        for (var phrase : PHRASES) {
            var match = phrase.pattern.matcher(folded);
            if (match.find()) return Optional.of(new Found(range(phrase.kind, match), match.start(), match.end()));
        }
        return Optional.empty();
    }

    private static PriceRange range(Kind kind, Matcher match) {
        var said = groups(match.toMatchResult());
        var amounts = said.stream().filter(Amount::isAmount).map(Amount::of).toList();
        String currency = said.stream()
                .map(PriceRange::currency)
                .filter(c -> c != null)
                .findFirst()
                .orElse(null);
        var first = amounts.getFirst();
        var last = amounts.getLast();
        return switch (kind) {
            case BETWEEN -> new PriceRange(first.min(last), first.max(last), currency);
            case AT_MOST -> new PriceRange(null, first, currency);
            case AT_LEAST -> new PriceRange(first, null, currency);
            case ABOUT ->
                new PriceRange(
                        about(first, BigDecimal.ONE.subtract(ABOUT)),
                        about(first, BigDecimal.ONE.add(ABOUT)),
                        currency);
        };
    }

    private static BigDecimal about(BigDecimal amount, BigDecimal part) {
        return amount.multiply(part).setScale(0, RoundingMode.HALF_UP);
    }

    private static List<String> groups(MatchResult match) {
        return java.util.stream.IntStream.rangeClosed(1, match.groupCount())
                .mapToObj(match::group)
                .filter(group -> group != null && !group.isBlank())
                .map(String::strip)
                .toList();
    }

    /** The currency a word or a sign in it stands for. */
    private static @Nullable String currency(String said) {
        return switch (said.charAt(0)) {
            case '$', 'u', 'd' -> said.startsWith("uc") || said.startsWith("dort") ? null : "USD";
            case '€', 'e' -> said.startsWith("elli") ? null : "EUR";
            case '£', 'g', 'p', 'q' -> "GBP";
            case '₺', 'l' -> "TRY";
            case 'a' -> said.startsWith("avro") ? "EUR" : null;
            case 'b' -> said.startsWith("buck") ? "USD" : null;
            case 's' -> said.startsWith("sterlin") ? "GBP" : null;
            case 't' -> said.startsWith("t") && (said.startsWith("tl") || said.startsWith("try")) ? "TRY" : null;
            default -> null;
        };
    }
}
