// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.catalogue.Language;

/**
 * What a visitor's message is about, as far as its words tell.
 *
 * @param words what is looked for, in the order of the message
 */
record Asked(
        Intent intent,
        Language language,
        List<String> words,
        @Nullable PriceLimit limit) {

    /** What a message wants. */
    enum Intent {
        GREETING,
        THANKS,
        HUMAN,
        PRODUCT_SEARCH,
        OTHER
    }

    static Asked read(String text, Language language) {
        var limit = PriceLimit.in(text).orElse(null);
        String rest = limit == null ? text : text.replace(limit.phrase(), " ");
        var all = language.wordsOf(rest);
        var vocabulary = Vocabulary.of(language);
        var words = all.stream()
                .filter(word -> isOfAProduct(Language.folded(word), vocabulary))
                .distinct()
                .toList();
        return new Asked(intent(all, words, vocabulary), language, words, limit);
    }

    private static boolean isOfAProduct(String word, Vocabulary vocabulary) {
        return !vocabulary.filler().contains(word)
                && !vocabulary.greetings().contains(word)
                && !vocabulary.thanks().contains(word)
                && !word.chars().allMatch(Character::isDigit);
    }

    private static Intent intent(List<String> all, List<String> words, Vocabulary vocabulary) {
        if (anyIn(all, vocabulary.human())) return Intent.HUMAN;
        if (anyIn(all, vocabulary.care())) return Intent.OTHER;
        if (!words.isEmpty()) return Intent.PRODUCT_SEARCH;
        if (anyIn(all, vocabulary.thanks())) return Intent.THANKS;
        return anyIn(all, vocabulary.greetings()) ? Intent.GREETING : Intent.OTHER;
    }

    private static boolean anyIn(List<String> words, Set<String> some) {
        return words.stream().map(Language::folded).anyMatch(some::contains);
    }

    /** Whether the word only describes: “red” alone is no wish when nobody knows the thing. */
    boolean isManner(int word) {
        return Vocabulary.of(language).manner().contains(Language.folded(words.get(word)));
    }

    /** Words of one language that a text has and letters only Turkish has; 0 when nothing tells. */
    static int evidence(String text, Language language) {
        var vocabulary = Vocabulary.of(language);
        int found = 0;
        for (String word : language.wordsOf(text)) {
            String folded = Language.folded(word);
            if (vocabulary.filler().contains(folded)
                    || vocabulary.greetings().contains(folded)
                    || vocabulary.thanks().contains(folded)
                    || vocabulary.manner().contains(folded)
                    || vocabulary.care().contains(folded)
                    || vocabulary.human().contains(folded)) found++;
            else if (language == Language.TURKISH && word.chars().anyMatch(c -> "çğıöşü".indexOf(c) >= 0)) found++;
        }
        return found;
    }
}
