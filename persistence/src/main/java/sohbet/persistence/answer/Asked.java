// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.catalogue.ProductSearch.Order;

/**
 * What a message says about products, beside its intent.
 *
 * @param nouns what is looked for, in the order of the message
 * @param manner the colours and other words that only describe it
 * @param places which of the products on the screen it speaks of
 */
record Asked(
        Language language,
        List<String> nouns,
        List<String> manner,
        @Nullable PriceRange price,
        @Nullable Size size,
        @Nullable Order order,
        FollowUp followUp,
        List<Integer> places) {

    /** How a message goes on from what was shown. */
    enum FollowUp {
        NONE,
        CHEAPER,
        DEARER,
        OTHERS
    }

    private static final Pattern CHEAPEST = Pattern.compile(
            "en (?:ucuz|uygun|hesapli|dusuk fiyat)\\p{L}*|cheapest|least expensive|lowest price\\p{L}*|most affordable");
    private static final Pattern DEAREST =
            Pattern.compile("en (?:pahali|yuksek fiyat)\\p{L}*|most expensive|priciest|dearest|highest price\\p{L}*");
    private static final Pattern CHEAP = Pattern.compile(
            "(?<!\\p{L})(?:ucuz(?:undan|a)?|uygun fiyatli|hesapli|cheap|affordable|inexpensive|budget)(?!\\p{L})");
    private static final Pattern CHEAPER = Pattern.compile(
            "(?:daha|biraz|bir tik) (?:da )?(?:ucuz|uygun|hesapli|makul|dusuk)\\p{L}*|(?:bundan|bunlardan|sundan) (?:daha )?ucuz\\p{L}*|ucuzu (?:var|yok)"
                    + "|cheaper|less expensive|less pricey|more affordable|lower price\\p{L}*|something less");
    private static final Pattern DEARER =
            Pattern.compile("daha (?:pahali|kaliteli|iyisi|ust)\\p{L}*|more expensive|pricier|dearer|more premium");
    private static final Pattern OTHERS = Pattern.compile(
            "(?<!\\p{L})(?:baska|digerleri\\p{L}*|bunlar degil|devamini|farkli|others?|(?:something|anything) else|show (?:me )?more|more options|another)(?!\\p{L}{4})");

    static Asked read(String text, Language language) {
        String said = Normalizer.normalize(text, Normalizer.Form.NFC);
        String folded = Folded.of(said);
        var price = PriceRange.in(folded);
        String rest = price.map(p -> blanked(folded, p.from(), p.to())).orElse(folded);
        var size = Size.in(rest);
        String left = size.map(s -> blanked(folded, s.from(), s.to())).orElse(folded);
        String bare = Places.without(merged(rest, left));
        var words = language.wordsOf(onlyWhere(bare, said));
        var nouns = new ArrayList<String>();
        var manner = new ArrayList<String>();
        sort(words, language, nouns, manner);
        return new Asked(
                language,
                nouns,
                manner,
                price.map(PriceRange.Found::range).orElse(null),
                size.map(Size.Found::size).orElse(null),
                order(folded, price.isPresent()),
                followUp(folded),
                Places.in(rest));
    }

    private static void sort(List<String> words, Language language, List<String> nouns, List<String> manner) {
        var vocabulary = Vocabulary.of(language);
        for (String word : words) {
            String folded = Language.folded(word);
            var colour = Colours.in(folded, language);
            if (colour.isPresent()) manner.add(colour.get());
            else if (vocabulary.manner().contains(folded)) manner.add(word);
            else if (isOfAProduct(folded, vocabulary) && !nouns.contains(word)) nouns.add(word);
        }
    }

    private static boolean isOfAProduct(String word, Vocabulary vocabulary) {
        return word.length() > 1
                && !vocabulary.filler().contains(word)
                && !word.chars().allMatch(Character::isDigit);
    }

    private static @Nullable Order order(String folded, boolean hasPrice) {
        if (CHEAPEST.matcher(folded).find()) return Order.CHEAPEST;
        if (DEAREST.matcher(folded).find()) return Order.DEAREST;
        return !hasPrice && CHEAP.matcher(folded).find() ? Order.CHEAPEST : null;
    }

    private static FollowUp followUp(String folded) {
        if (CHEAPER.matcher(folded).find() && !folded.contains("cheaper than")) return FollowUp.CHEAPER;
        if (DEARER.matcher(folded).find()) return FollowUp.DEARER;
        return OTHERS.matcher(folded).find() ? FollowUp.OTHERS : FollowUp.NONE;
    }

    /** Whether it names nothing by itself, but narrows down what was looked for before. */
    boolean isOnlyMore() {
        return nouns.isEmpty() && (!manner.isEmpty() || price != null || size != null || order != null);
    }

    boolean namesNothing() {
        return nouns.isEmpty() && manner.isEmpty();
    }

    static String blank(MatchResult match) {
        return " ".repeat(match.end() - match.start());
    }

    private static String blanked(String text, int from, int to) {
        return text.substring(0, from) + " ".repeat(to - from) + text.substring(to);
    }

    /** What is left in both. */
    private static String merged(String one, String other) {
        var both = new StringBuilder(one);
        for (int i = 0; i < both.length(); i++) if (other.charAt(i) == ' ') both.setCharAt(i, ' ');
        return both.toString();
    }

    /** The text as it was written, as far as something is left of it. */
    private static String onlyWhere(String left, String said) {
        var written = new StringBuilder(said);
        for (int i = 0; i < written.length(); i++) if (left.charAt(i) == ' ') written.setCharAt(i, ' ');
        return written.toString();
    }
}
