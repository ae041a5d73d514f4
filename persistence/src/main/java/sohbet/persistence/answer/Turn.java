// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Product;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.knowledge.KnowledgeEntry;

/** One message in one of its possible languages, and all that is known for its answer. */
record Turn(
        String text,
        Language language,
        TextModel.Guess<Intent> guess,
        Asked asked,
        TalkBefore before,
        Shelf shelf,
        Says says) {
    static final int CARDS = 4;

    /**
     * What to say.
     *
     * @param entry the shop's knowledge it was taken from
     * @param strength how sure it is that the message was read in the right language; 0 when nothing tells
     */
    record Answer(
            String text,
            List<Product> products,
            Intent intent,
            double strength,
            @Nullable KnowledgeEntry entry) {
        Answer(String text, List<Product> products, Intent intent, double strength) {
            this(text, products, intent, strength, null);
        }

        Answer {
            products = products.stream().limit(CARDS).toList();
        }
    }

    Answer answer(Intent intent, String text) {
        return new Answer(text, List.of(), intent, 0);
    }

    /** The wish as this message leaves it. */
    Wish wish() {
        return before.wish().then(asked);
    }

    /** The products the message speaks of: by place, by name, by what describes them, or those on the screen. */
    Shelf.Found meant() throws SQLException {
        if (!asked.nouns().isEmpty()) return shelf.find(wish(), Set.of());
        var placed = Places.of(asked.places(), before.shown());
        if (!placed.isEmpty()) return found(placed);
        if (!asked.manner().isEmpty()) {
            var described = before.shown().stream().filter(this::isDescribed).toList();
            return described.isEmpty() ? shelf.find(wish(), Set.of()) : found(described);
        }
        return found(before.shown());
    }

    private boolean isDescribed(Product product) {
        String title = Folded.of(product.title());
        return asked.manner().stream().allMatch(word -> title.contains(Folded.of(word)));
    }

    private Shelf.Found found(List<Product> shown) throws SQLException {
        var hits = shelf.now(shown).stream()
                .map(product -> new sohbet.persistence.catalogue.ProductSearch.Hit(product, List.of(), 0))
                .toList();
        return new Shelf.Found(hits, Shelf.Miss.NONE);
    }
}
