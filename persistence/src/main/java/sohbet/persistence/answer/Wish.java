// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.catalogue.ProductSearch.Order;
import sohbet.persistence.catalogue.ProductSearch.Wanted;

/** What a visitor looks for, as it stands after all that was said: “red shoes”, then “cheaper”, then “and in blue?”. */
record Wish(
        List<String> nouns,
        List<String> manner,
        @Nullable PriceRange price,
        @Nullable Size size,
        @Nullable Order order) {
    static final Wish NONE = new Wish(List.of(), List.of(), null, null, null);

    /** A message that names a thing begins anew; one that does not changes what it names. */
    Wish then(Asked asked) {
        if (!asked.nouns().isEmpty())
            return new Wish(asked.nouns(), asked.manner(), asked.price(), asked.size(), asked.order());
        return new Wish(
                nouns,
                asked.manner().isEmpty() ? manner : asked.manner(),
                asked.price() == null ? price : asked.price(),
                asked.size() == null ? size : asked.size(),
                asked.order() == null ? order : asked.order());
    }

    boolean isEmpty() {
        return nouns.isEmpty() && manner.isEmpty();
    }

    Wish at(@Nullable BigDecimal atLeast, @Nullable BigDecimal atMost, Order order) {
        String currency = price == null ? null : price.currency();
        return new Wish(nouns, manner, new PriceRange(atLeast, atMost, currency), size, order);
    }

    Wish atAnyPrice() {
        return new Wish(nouns, manner, null, size, order);
    }

    List<String> words() {
        return Stream.concat(nouns.stream(), manner.stream()).distinct().toList();
    }

    Wanted without(Set<String> products) {
        return new Wanted(
                words(),
                price == null ? null : price.atLeast(),
                price == null ? null : price.atMost(),
                price == null ? null : price.currency(),
                order == null ? Order.FITTING : order,
                products);
    }
}
