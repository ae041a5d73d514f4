// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sohbet.engine.catalogue.Product;
import sohbet.engine.chat.Answerer;
import sohbet.engine.chat.Speaker;
import sohbet.engine.chat.Talk;
import sohbet.persistence.catalogue.Language;

/**
 * What the messages before a question tell about it.
 *
 * @param wish what the visitor looked for last
 * @param shown the products on the screen, in their order
 */
record TalkBefore(Wish wish, List<Product> shown) {
    private static final Set<String> ABOUT_PRODUCTS = Stream.of(
                    Intent.PRODUCT_SEARCH,
                    Intent.PRODUCT_DETAIL,
                    Intent.PRICE,
                    Intent.STOCK,
                    Intent.COMPARE,
                    Intent.RECOMMEND,
                    Intent.ADD_TO_CART)
            .map(Intent::code)
            .collect(Collectors.toUnmodifiableSet());

    static TalkBefore of(Answerer.Question question, Language language) {
        var intents = intents(question.before());
        var wish = Wish.NONE;
        for (var message : question.before()) {
            String text = message.text().text();
            boolean counts =
                    message.by() == Speaker.VISITOR && ABOUT_PRODUCTS.contains(intents.getOrDefault(message.seq(), ""));
            if (counts && text != null) wish = wish.then(Asked.read(text, language));
        }
        return new TalkBefore(wish, shown(question.before()));
    }

    /** What each answered message wanted, by its number. */
    private static Map<Long, String> intents(List<Talk.Message> messages) {
        var intents = new HashMap<Long, String>();
        for (var message : messages)
            if (message.turn() != null && message.intent() != null) intents.put(message.turn(), message.intent());
        return intents;
    }

    private static List<Product> shown(List<Talk.Message> messages) {
        return messages.reversed().stream()
                .filter(message ->
                        message.by() != Speaker.VISITOR && !message.products().isEmpty())
                .findFirst()
                .map(Talk.Message::products)
                .orElse(List.of());
    }
}
