// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.cart;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Money;
import sohbet.engine.catalogue.Quantity;

/**
 * So much of one item in a cart.
 *
 * @param id the line's number in its cart, never given twice
 */
public record CartLine(long id, Item item, Quantity quantity) {
    private static final int FIXED = 250;

    /** The line's price, rounded as {@link Money#times} says. */
    public Money total() {
        return item.price().times(quantity.amount());
    }

    /** The sum of the lines' rounded prices; null when there are none, for then it has no currency. */
    public static @Nullable Money total(List<CartLine> lines) {
        return lines.stream().map(CartLine::total).reduce(Money::plus).orElse(null);
    }

    boolean isOf(String product, @Nullable String variant) {
        return item.product().equals(product) && Objects.equals(item.variant(), variant);
    }

    boolean isOf(Item other) {
        return isOf(other.product(), other.variant());
    }

    CartLine with(Quantity next) {
        return new CartLine(id, item, next);
    }

    /** How many bytes it takes at most in a stored state, whatever the alphabet. */
    int weight() {
        return FIXED
                + weight(item.product())
                + weight(item.variant())
                + weight(item.title())
                + weight(item.option())
                + weight(item.url())
                + weight(item.image())
                + weight(item.unit().label());
    }

    private static int weight(@Nullable String text) {
        return text == null ? 0 : 3 * text.length() + 3;
    }
}
