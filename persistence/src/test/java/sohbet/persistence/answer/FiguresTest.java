// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.chat.Migrated;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FiguresTest {
    private static final Logger log = LoggerFactory.getLogger(FiguresTest.class);

    @RegisterExtension
    static final TestPostgres.Database database = Migrated.database();

    private static final Understanding UNDERSTANDING = Understanding.start().join();

    @BeforeAll
    static void fill() throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            TestShops.fill(connection);
            connection.commit();
        }
    }

    @ParameterizedTest
    @EnumSource
    void intents_are_told_apart(Language language) {
        var figures = IntentFigures.of(language, UNDERSTANDING);
        log.info("{}: macro-F1 {}\n{}", language.code(), figures.macroF1(), String.join("\n", figures.table()));
        figures.wrong().forEach(wrong -> log.debug("{}", wrong));
        assertTrue(figures.macroF1() >= 0.85, language + ": " + figures.macroF1());
    }

    @ParameterizedTest
    @EnumSource
    void the_right_product_is_among_the_first_three(Language language) {
        var figures = RetrievalFigures.of(language, database.dataSource(), UNDERSTANDING);
        log.info(
                "{}: {} of {} found, p95 {} ms; missed {}",
                language.code(),
                figures.asked() - figures.missed().size(),
                figures.asked(),
                figures.percentile(0.95),
                figures.missed());
        assertEquals(100, figures.asked());
        assertTrue(figures.rate() >= 0.9, figures.missed().toString());
    }

    @ParameterizedTest
    @EnumSource
    void there_is_enough_to_learn_from_and_nothing_of_it_is_held_out(Language language) {
        var learnt = new HashSet<String>();
        Utterances.toLearnFrom(language).forEach((intent, texts) -> {
            assertTrue(texts.size() >= 60, intent + ": " + texts.size());
            texts.forEach(text -> learnt.add(bare(text)));
        });
        IntentFigures.heldOut(language).forEach((intent, texts) -> {
            assertTrue(new HashSet<>(texts).size() >= 40, intent + ": " + texts.size());
            assertEquals(
                    List.of(),
                    texts.stream().filter(text -> learnt.contains(bare(text))).toList());
        });
    }

    /** A text less case, marks and punctuation; an utterance of nothing else is itself. */
    private static String bare(String text) {
        String words = String.join(" ", Language.ENGLISH.wordsOf(Language.folded(text)));
        return words.isEmpty() ? text : words;
    }
}
