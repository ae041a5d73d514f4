// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import sohbet.engine.catalogue.Product;
import sohbet.engine.chat.Answerer;
import sohbet.persistence.catalogue.Language;

/**
 * How often the right product is among the first three cards of an answer, and how long answers take.
 *
 * @param missed the questions without it, and what came instead
 */
public record RetrievalFigures(int asked, List<String> missed, List<Double> milliseconds) {
    private static final int FIRST = 3;

    public static RetrievalFigures of(Language language, DataSource database, Understanding understanding) {
        var answerer =
                new ShopAnswerer(database, java.util.concurrent.CompletableFuture.completedFuture(understanding));
        var missed = new ArrayList<String>();
        var times = new ArrayList<Double>();
        var questions = TestShops.questions(language);
        questions.forEach((text, right) -> {
            var question = new Answerer.Question(TestShops.merchant(language), "s", language.code(), text, List.of());
            long start = System.nanoTime();
            var reply = answerer.answer(question).toCompletableFuture().join();
            times.add((System.nanoTime() - start) / 1e6);
            var first = reply.products().stream().limit(FIRST).map(Product::id).toList();
            if (Collections.disjoint(first, right)) missed.add(text + " → " + reply.intent() + " " + first);
        });
        return new RetrievalFigures(questions.size(), missed, times);
    }

    public double rate() {
        return 1 - (double) missed.size() / asked;
    }

    public double percentile(double part) {
        var sorted = milliseconds.stream().sorted().toList();
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }
}
