// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import sohbet.persistence.Database;
import sohbet.persistence.answer.IntentFigures;
import sohbet.persistence.answer.RetrievalFigures;
import sohbet.persistence.answer.TestShops;
import sohbet.persistence.answer.Understanding;
import sohbet.persistence.catalogue.Language;

/** How well the shop's answerer understands and finds, and how long that takes among few and many products. */
final class AnswererFigures {
    private static final String DATABASE = "bench_answerer";
    private static final int COPIES = 9;

    private final Ground ground;
    private final Report report;

    AnswererFigures(Ground ground, Report report) {
        this.ground = ground;
        this.report = report;
    }

    void run() throws SQLException {
        ground.create(DATABASE);
        Database.migrate(ground.settings(DATABASE));
        var round = report.round(1, "answerer");
        long start = System.nanoTime();
        var understanding = Understanding.start().join();
        double learning = (System.nanoTime() - start) / 1e6;
        round.put("learning_ms", learning);
        report.say("Learning from all utterances of both languages took " + Report.number(learning, 0) + " ms.");
        for (var language : Language.values()) intents(language, understanding);
        fill();
        report.say("");
        report.head(
                "products found",
                "right in the first three",
                "answer p50 ms",
                "p95 ms",
                "of 5,000 products p50 ms",
                "p95 ms");
        try (var database = Database.open(ground.settings(DATABASE))) {
            for (var language : Language.values()) RetrievalFigures.of(language, database.app(), understanding);
            var few = Arrays.stream(Language.values())
                    .map(language -> RetrievalFigures.of(language, database.app(), understanding))
                    .toList();
            enlarge();
            for (var language : Language.values())
                retrieval(language, few.get(language.ordinal()), understanding, database);
            for (var language : Language.values()) missed(language, few.get(language.ordinal()));
        }
    }

    private void intents(Language language, Understanding understanding) {
        var figures = IntentFigures.of(language, understanding);
        report.say("");
        report.say("**Intents, " + language.code() + ": macro-F1 " + Report.number(figures.macroF1(), 3) + "**");
        report.say("");
        figures.table().forEach(report::say);
        report.say("");
        report.say("With the later utterances: macro-F1 "
                + Report.number(IntentFigures.later(language, understanding).macroF1(), 3) + ".");
        report.say("");
        report.say("Taken for something else: "
                + String.join(
                        "; ",
                        figures.wrong().stream()
                                .map(w -> "“" + w.text() + "” (" + w.wanted().code() + " as "
                                        + w.taken().code() + ")")
                                .toList())
                + ".");
    }

    private void fill() throws SQLException {
        try (Connection connection = ground.connect(DATABASE)) {
            connection.setAutoCommit(false);
            TestShops.fill(connection);
            connection.commit();
        }
    }

    /** To some five thousand products a shop, by copies of those that are there. */
    private void enlarge() throws SQLException {
        try (Connection connection = ground.connect(DATABASE)) {
            connection.setAutoCommit(false);
            for (int copy = 1; copy <= COPIES; copy++)
                TestShops.enter(connection, TestShops.merchant(Language.TURKISH), "TRY", "made-up", "-" + copy);
            for (int copy = 1; copy <= 25; copy++)
                TestShops.enter(connection, TestShops.merchant(Language.ENGLISH), "USD", "dummyjson", "-" + copy);
            connection.commit();
            connection.setAutoCommit(true);
            try (var analyze = connection.createStatement()) {
                analyze.execute("vacuum analyze product");
            }
        }
    }

    private void retrieval(Language language, RetrievalFigures few, Understanding understanding, Database database) {
        var many = RetrievalFigures.of(language, database.app(), understanding);
        report.row(
                language.code(),
                (few.asked() - few.missed().size()) + " of " + few.asked(),
                Report.number(few.percentile(0.5), 1),
                Report.number(few.percentile(0.95), 1),
                Report.number(many.percentile(0.5), 1),
                Report.number(many.percentile(0.95), 1));
    }

    private void missed(Language language, RetrievalFigures figures) {
        report.say("");
        report.say("Not found, " + language.code() + ": " + String.join("; ", figures.missed()) + ".");
    }
}
