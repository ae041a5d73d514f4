// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.http.chat.ProductView;
import sohbet.persistence.answer.ShopAnswerer.Explained;

/**
 * What the bot would say, and where it has it from.
 *
 * @param locale the language the question was read in
 * @param entry the topic it was taken from
 */
record TrialView(
        String text,
        String locale,
        @Nullable String intent,
        List<ProductView> products,
        @Nullable Source entry) {

    /** Which topic, and the question that fitted. */
    record Source(String id, String question) {}

    static TrialView of(Explained it) {
        var entry = it.entry();
        var reply = it.reply();
        return new TrialView(
                reply.text(),
                it.language().code(),
                reply.intent(),
                reply.products().stream().map(ProductView::of).toList(),
                entry == null ? null : new Source(entry.topic(), entry.title()));
    }
}
