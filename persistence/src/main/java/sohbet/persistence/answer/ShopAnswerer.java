// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.Answerer;
import sohbet.persistence.Database;
import sohbet.persistence.answer.Asked.FollowUp;
import sohbet.persistence.answer.Turn.Answer;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.knowledge.KnowledgeEntry;

/**
 * Answers for the shop out of its catalogue and its knowledge, in the language of the question, and
 * says so when it does not know.
 */
public final class ShopAnswerer implements Answerer {
    private static final double CERTAIN_LANGUAGE = 0.9;

    /** Below this, products that fit the words count for more than the intent that was guessed. */
    private static final double CERTAIN_INTENT = 0.9;

    private static final double GUESSED = 0.3;
    private static final double IN_TITLE = 0.3;
    private static final Set<Intent> OF_PRODUCTS = EnumSet.of(
            Intent.PRODUCT_SEARCH,
            Intent.PRODUCT_DETAIL,
            Intent.PRICE,
            Intent.STOCK,
            Intent.COMPARE,
            Intent.RECOMMEND,
            Intent.ADD_TO_CART);
    private static final Set<Intent> SMALL_TALK = EnumSet.of(Intent.GREETING, Intent.THANKS_BYE, Intent.OTHER);

    private final DataSource database;
    private final CompletableFuture<Understanding> learnt;

    /** Fails when the utterances to learn from are missing. */
    public ShopAnswerer(DataSource database) {
        this(database, Understanding.start());
    }

    ShopAnswerer(DataSource database, CompletableFuture<Understanding> learnt) {
        this.database = database;
        this.learnt = learnt;
    }

    @Override
    public CompletionStage<Reply> answer(Question question) {
        return explain(question).thenApply(Explained::reply);
    }

    /**
     * An answer and where it is from.
     *
     * @param language the question was read in
     * @param entry the shop's knowledge it was taken from
     */
    public record Explained(
            Reply reply, Language language, @Nullable KnowledgeEntry entry) {}

    /** Answers and says where the answer is from. */
    public CompletionStage<Explained> explain(Question question) {
        return learnt.thenApplyAsync(understanding -> explained(question, understanding), Thread::startVirtualThread);
    }

    private Explained explained(Question question, Understanding understanding) {
        try (Connection connection = database.getConnection()) {
            // One transaction, for it sees the rows of the question's merchant; it only reads.
            connection.setAutoCommit(false);
            Database.confine(connection, question.merchant());
            var explained = explained(question, understanding, connection);
            connection.commit();
            return explained;
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static Explained explained(Question question, Understanding understanding, Connection connection)
            throws SQLException {
        Answer best = null;
        var spoken = Language.of(question.locale());
        for (var language : languages(question, understanding)) {
            var answer = answer(turn(question, language, connection, understanding), understanding);
            if (best == null || answer.strength() > best.strength()) {
                best = answer;
                spoken = language;
            }
        }
        if (best == null) throw new IllegalStateException("there is no language to answer in");
        var reply = new Reply(best.text(), best.products(), best.intent().code());
        return new Explained(reply, spoken, best.entry());
    }

    /** The language of the question; when its words do not tell, that of the session goes first. */
    private static List<Language> languages(Question question, Understanding understanding) {
        var guess = understanding.language(question.text());
        if (guess.certainty() >= CERTAIN_LANGUAGE) return List.of(guess.label());
        var session = Language.of(question.locale());
        return List.of(session, session.other());
    }

    private static Turn turn(Question question, Language language, Connection connection, Understanding understanding) {
        return new Turn(
                question.text(),
                language,
                understanding.intent(question.text(), language),
                Asked.read(question.text(), language),
                TalkBefore.of(question, language),
                new Shelf(connection, question.merchant(), language),
                Says.in(language));
    }

    private static Answer answer(Turn turn, Understanding understanding) throws SQLException {
        var says = turn.says();
        var intent = intent(turn);
        return switch (intent) {
            case PRODUCT_SEARCH -> SearchAnswers.search(turn);
            case RECOMMEND -> SearchAnswers.recommend(turn);
            case PRICE, STOCK, PRODUCT_DETAIL, ADD_TO_CART -> FactAnswers.answer(turn, intent);
            case COMPARE -> FactAnswers.compare(turn);
            case GREETING -> turn.answer(intent, says.say("greeting"));
            case THANKS_BYE -> turn.answer(intent, says.say("thanks"));
            case HUMAN -> turn.answer(intent, says.say("human"));
            case COMPLAINT -> turn.answer(intent, says.say("complaint"));
            case ORDER_STATUS, SHIPPING, RETURN, PAYMENT, OTHER -> ofTheShop(turn, intent, understanding);
        };
    }

    private static Answer ofTheShop(Turn turn, Intent intent, Understanding understanding) throws SQLException {
        String otherwise =
                switch (intent) {
                    case ORDER_STATUS -> "order_status";
                    case OTHER -> "not_understood";
                    default -> "not_known";
                };
        var known = ShopKnowledge.answer(turn, understanding).orElse(null);
        if (known == null) return turn.answer(intent, turn.says().say(otherwise));
        String also = intent == Intent.ORDER_STATUS ? " " + turn.says().say(otherwise) : "";
        return new Answer(known.text() + also, List.of(), intent, 0, known);
    }

    /** What the message wants, when the products on the screen and in the shop have had their say. */
    private static Intent intent(Turn turn) throws SQLException {
        var guessed = turn.guess().label();
        boolean certain = turn.guess().certainty() >= CERTAIN_INTENT;
        if (pointsOut(turn) && (guessed == Intent.COMPARE || !OF_PRODUCTS.contains(guessed) && !certain))
            return Intent.PRODUCT_DETAIL;
        boolean ofShop = !OF_PRODUCTS.contains(guessed) && !SMALL_TALK.contains(guessed);
        if (ofShop && certain || guessed == Intent.COMPARE) return guessed;
        if (OF_PRODUCTS.contains(guessed) && turn.asked().price() != null && guessed != Intent.RECOMMEND)
            return Intent.PRODUCT_SEARCH;
        if (goesOn(turn) && (guessed == Intent.PRICE || !OF_PRODUCTS.contains(guessed))) return Intent.PRODUCT_SEARCH;
        if (OF_PRODUCTS.contains(guessed) && turn.guess().certainty() >= GUESSED) return guessed;
        if (turn.asked().nouns().isEmpty()) return guessed;
        var found = turn.shelf().find(Wish.NONE.then(turn.asked()), Set.of());
        if (found.isExact() && found.strength() >= IN_TITLE)
            return OF_PRODUCTS.contains(guessed) ? guessed : Intent.PRODUCT_SEARCH;
        return OF_PRODUCTS.contains(guessed) && found.hits().isEmpty() ? Intent.OTHER : guessed;
    }

    /** “The second one”: one of those that were shown and nothing more, so there is nothing to compare it with. */
    private static boolean pointsOut(Turn turn) {
        var asked = turn.asked();
        return asked.places().size() == 1
                && asked.namesNothing()
                && asked.price() == null
                && !turn.before().shown().isEmpty();
    }

    /** “Cheaper?”, “and in blue?”: said of what was shown before. */
    private static boolean goesOn(Turn turn) {
        var asked = turn.asked();
        boolean relative = asked.followUp() != FollowUp.NONE
                && asked.nouns().isEmpty()
                && !turn.before().shown().isEmpty();
        return relative
                || asked.isOnlyMore()
                        && !turn.before().wish().isEmpty()
                        && asked.places().isEmpty();
    }
}
