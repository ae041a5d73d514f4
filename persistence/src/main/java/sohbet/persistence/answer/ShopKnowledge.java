// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.knowledge.Knowledge;
import sohbet.persistence.knowledge.Knowledge.Fit;
import sohbet.persistence.knowledge.KnowledgeEntry;

/** Finds the entry of the shop's knowledge that answers a question about the shop, or none. */
final class ShopKnowledge {
    private static final double SURE = 0.5;
    private static final Set<String> EMPTY_WORDS = Set.of(
            "mi", "mu", "midir", "misiniz", "musunuz", "var", "yok", "ne", "bir", "bu", "su", "ve", "de", "da", "icin",
            "ile", "siz", "size", "ben", "bana", "acaba", "merhaba", "selam", "lutfen", "the", "a", "an", "is", "it",
            "do", "does", "you", "i", "to", "of", "for", "in", "on", "can", "my", "me", "are", "at", "and", "have",
            "your", "what", "which", "how", "there", "hello", "hi", "please", "if", "be", "or", "this", "that", "with");

    private ShopKnowledge() {}

    static Optional<KnowledgeEntry> answer(Turn turn, Understanding understanding) throws SQLException {
        var words = words(turn.text(), turn.language());
        var fits = Knowledge.find(turn.shelf().connection(), turn.shelf().merchant(), turn.language(), words);
        var intent = turn.guess().label();
        Comparator<Fit> better =
                Comparator.comparingDouble(fit -> score(fit, isAbout(fit, intent, turn, understanding)));
        return fits.stream()
                .max(better)
                .filter(best -> isAnswer(best, words.size(), turn, isAbout(best, intent, turn, understanding)))
                .map(Fit::entry);
    }

    private static boolean isAbout(Fit fit, Intent intent, Turn turn, Understanding understanding) {
        return intent != Intent.OTHER
                && understanding.intent(fit.entry().title(), turn.language()).label() == intent;
    }

    private static double score(Fit fit, boolean sameIntent) {
        return 2.0 * fit.inTitle() + fit.words() + fit.rank() + (sameIntent ? 2 : 0);
    }

    /** One on the same subject when that is sure, else one that has most of the words, some in its title. */
    private static boolean isAnswer(Fit fit, int words, Turn turn, boolean sameIntent) {
        if (sameIntent && (fit.words() > 0 || turn.guess().certainty() >= SURE)) return true;
        return fit.inTitle() > 0 && 2 * fit.words() >= words && words > 0;
    }

    private static List<String> words(String text, Language language) {
        return language.wordsOf(text).stream()
                .filter(word -> word.length() > 1 && !EMPTY_WORDS.contains(Language.folded(word)))
                .distinct()
                .toList();
    }
}
