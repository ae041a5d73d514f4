// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Product;
import sohbet.persistence.answer.Asked.FollowUp;
import sohbet.persistence.answer.Turn.Answer;
import sohbet.persistence.catalogue.ProductSearch.Order;

/** Answers with products: a search, what follows from one, a recommendation. */
final class SearchAnswers {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final Comparator<Product> BY_PRICE =
            Comparator.comparing(product -> product.price().amount());

    private SearchAnswers() {}

    static Answer search(Turn turn) throws SQLException {
        boolean follows = turn.asked().followUp() != FollowUp.NONE
                && turn.asked().nouns().isEmpty()
                && !turn.before().shown().isEmpty();
        if (follows) return followUp(turn);
        var wish = turn.wish();
        if (wish.isEmpty()) return anything(turn, Intent.PRODUCT_SEARCH, wish.price());
        return found(turn, Intent.PRODUCT_SEARCH, wish, turn.shelf().find(wish, Set.of()));
    }

    static Answer recommend(Turn turn) throws SQLException {
        var wish = turn.asked().namesNothing() ? turn.wish() : Wish.NONE.then(turn.asked());
        var found = turn.shelf().find(wish, Set.of());
        if (found.hits().isEmpty() || !found.isExact() && turn.asked().namesNothing())
            return anything(turn, Intent.RECOMMEND, wish.price());
        if (!found.isExact()) return found(turn, Intent.RECOMMEND, wish, found);
        return new Answer(turn.says().say("recommend"), found.products(), Intent.RECOMMEND, found.strength());
    }

    private static Answer anything(Turn turn, Intent intent, @Nullable PriceRange price) throws SQLException {
        var some = turn.shelf().reduced(price == null ? null : price.atMost(), Turn.CARDS);
        if (some.isEmpty()) return turn.answer(intent, turn.says().say("nothing"));
        return new Answer(turn.says().say("recommend_any"), some, intent, 0);
    }

    /** What a search found, and how near it comes to what was asked for. */
    static Answer found(Turn turn, Intent intent, Wish wish, Shelf.Found found) {
        var says = turn.says();
        if (found.hits().isEmpty()) return turn.answer(intent, says.say("nothing"));
        String text =
                switch (found.miss()) {
                    case PRICE -> says.say("no_price");
                    case SIZE ->
                        says.say(
                                "no_size",
                                wish.size() == null ? "" : wish.size().shown());
                    case NONE -> !found.isExact() ? says.say("near") : says.say(sentence(wish, found));
                };
        return new Answer(text + otherCurrency(says, wish, found), found.products(), intent, found.strength());
    }

    private static String sentence(Wish wish, Shelf.Found found) {
        if (found.hits().size() == 1) return "found_one";
        if (wish.order() == Order.CHEAPEST) return "cheapest";
        return wish.order() == Order.DEAREST ? "dearest" : "found_some";
    }

    private static String otherCurrency(Says says, Wish wish, Shelf.Found found) {
        String ours = found.hits().getFirst().product().price().currency();
        String asked = wish.price() == null ? null : wish.price().currency();
        return asked == null || asked.equals(ours) ? "" : says.say("other_currency", ours);
    }

    private static Answer followUp(Turn turn) throws SQLException {
        var shown = turn.shelf().now(turn.before().shown());
        if (shown.isEmpty())
            return turn.answer(Intent.PRODUCT_SEARCH, turn.says().say("nothing"));
        var wish = turn.wish().isEmpty() ? alike(turn, shown.getFirst()) : turn.wish();
        var cheapest = shown.stream().min(BY_PRICE).orElseThrow();
        var dearest = shown.stream().max(BY_PRICE).orElseThrow();
        return switch (turn.asked().followUp()) {
            case CHEAPER ->
                after(
                        turn,
                        wish.at(null, cheapest.price().amount().subtract(CENT), Order.CHEAPEST),
                        shown,
                        "found_cheaper",
                        "none_cheaper",
                        List.of(cheapest));
            case DEARER ->
                after(
                        turn,
                        wish.at(dearest.price().amount().add(CENT), null, Order.CHEAPEST),
                        shown,
                        "found_dearer",
                        "none_dearer",
                        List.of(dearest));
            case OTHERS, NONE -> after(turn, wish, shown, "found_others", "none_other", List.of());
        };
    }

    /** A wish for something like a product that nobody searched for. */
    private static Wish alike(Turn turn, Product product) {
        return Wish.NONE.then(Asked.read(product.title(), turn.language()));
    }

    private static Answer after(
            Turn turn, Wish wish, List<Product> shown, String some, String none, List<Product> instead)
            throws SQLException {
        var seen = shown.stream().map(Product::id).collect(Collectors.toSet());
        var found = turn.shelf().find(wish, seen);
        boolean fits = found.miss() != Shelf.Miss.PRICE && !found.hits().isEmpty();
        return new Answer(
                turn.says().say(fits ? some : none),
                fits ? found.products() : instead,
                Intent.PRODUCT_SEARCH,
                found.strength());
    }
}
