// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Product;

/** Whoever answers a visitor for the shop: a search over its catalogue, a model, a script. */
public interface Answerer {
    CompletionStage<Reply> answer(Question question);

    /**
     * A visitor's message and where it stands.
     *
     * @param before the messages before it, oldest first
     */
    record Question(String merchant, String session, String locale, String text, List<Talk.Message> before) {}

    /** What to say, with the products it speaks of. */
    record Reply(
            String text, List<Product> products, @Nullable String intent) {}
}
