// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Money;
import sohbet.engine.catalogue.Product;
import sohbet.engine.catalogue.Variant;
import sohbet.persistence.answer.Turn.Answer;

/** Answers questions about products that are named or on the screen: what they cost, whether they are there. */
final class FactAnswers {
    private static final Comparator<Product> BY_PRICE =
            Comparator.comparing(product -> product.price().amount());

    private FactAnswers() {}

    static Answer answer(Turn turn, Intent intent) throws SQLException {
        var found = turn.meant();
        if (found.hits().isEmpty()) {
            if (!turn.asked().namesNothing()) return SearchAnswers.found(turn, intent, turn.wish(), found);
            return turn.answer(intent, turn.says().say("which"));
        }
        boolean named = !turn.asked().nouns().isEmpty();
        if (named && !found.isExact() && found.miss() != Shelf.Miss.SIZE)
            return SearchAnswers.found(turn, intent, turn.wish(), found);
        String text = text(turn, intent, found.products());
        return new Answer(text, found.products(), intent, found.strength());
    }

    private static String text(Turn turn, Intent intent, List<Product> products) throws SQLException {
        var says = turn.says();
        var first = products.getFirst();
        boolean one = products.size() == 1;
        return switch (intent) {
            case PRICE -> one ? price(says, first) : prices(says, products);
            case STOCK -> one ? stock(says, first, turn.asked().size()) : stocks(turn, products);
            case PRODUCT_DETAIL -> one ? detail(turn, first) : says.say("which_of");
            case ADD_TO_CART -> says.say(one ? "add" : "add_which");
            default -> says.say(one ? "found_one" : "found_some");
        };
    }

    private static String price(Says says, Product product) {
        var was = product.was();
        return was == null
                ? says.say("price", product.title(), says.amount(product.price()))
                : says.say("price_was", product.title(), says.amount(product.price()), says.amount(was));
    }

    private static String prices(Says says, List<Product> products) {
        var cards = products.stream().limit(Turn.CARDS).toList();
        Money least = cards.stream().min(BY_PRICE).orElseThrow().price();
        Money most = cards.stream().max(BY_PRICE).orElseThrow().price();
        return says.say("prices", says.amount(least), says.amount(most));
    }

    private static String stock(Says says, Product product, @Nullable Size size) {
        if (!product.inStock()) return says.say("out_of_stock", product.title());
        var there = product.variants().stream().filter(Variant::inStock).toList();
        String options = there.stream().map(Variant::title).collect(Collectors.joining(", "));
        if (size == null || product.variants().isEmpty())
            return there.isEmpty()
                    ? says.say("in_stock", product.title())
                    : says.say("in_stock_sizes", product.title(), options);
        return size.isInStockIn(product)
                ? says.say("size_in_stock", product.title(), size.shown())
                : says.say("size_out", product.title(), size.shown(), options);
    }

    private static String stocks(Turn turn, List<Product> products) {
        var size = turn.asked().size();
        if (size != null && products.stream().noneMatch(size::isInStockIn))
            return turn.says().say("no_size", size.shown());
        return turn.says().say("found_some");
    }

    private static String detail(Turn turn, Product product) throws SQLException {
        String about = turn.shelf().about(product);
        return about.isBlank() ? price(turn.says(), product) : turn.says().say("detail", product.title(), about);
    }

    /** Two products beside each other: those by place, else the first two that are meant. */
    static Answer compare(Turn turn) throws SQLException {
        var found = turn.meant();
        var two = (found.hits().size() < 2 ? turn.shelf().now(turn.before().shown()) : found.products())
                .stream().limit(2).toList();
        var says = turn.says();
        if (two.size() < 2)
            return new Answer(says.say("compare_two"), found.products(), Intent.COMPARE, found.strength());
        var text = new StringBuilder();
        for (var product : two)
            text.append(says.say(
                            "compare",
                            product.title(),
                            says.amount(product.price()),
                            turn.shelf().about(product)))
                    .append('\n');
        return new Answer(text + cheaper(says, two), two, Intent.COMPARE, found.strength());
    }

    private static String cheaper(Says says, List<Product> two) {
        Money one = two.getFirst().price();
        Money other = two.getLast().price();
        if (!one.currency().equals(other.currency())) return "";
        if (one.amount().compareTo(other.amount()) == 0) return says.say("compare_same");
        var cheap = one.amount().compareTo(other.amount()) < 0 ? two.getFirst() : two.getLast();
        return says.say("compare_cheaper", cheap.title(), says.difference(one, other));
    }
}
