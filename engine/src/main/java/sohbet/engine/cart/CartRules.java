// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.cart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Quantity;
import sohbet.engine.catalogue.Unit;
import sohbet.engine.kernel.Rejection;

/** How much fits into a cart. */
final class CartRules {
    static final int MOST_LINES = 100;
    static final BigDecimal MOST = BigDecimal.valueOf(10_000);

    /** All lines together, in bytes: a state has to stay far below what a message may be. */
    static final int MOST_WEIGHT = 90_000;

    private CartRules() {}

    /** Why so much of a unit cannot be had; null when it can. */
    static @Nullable Rejection against(BigDecimal amount, Unit unit) {
        if (amount.signum() <= 0 || amount.compareTo(MOST) > 0 || amount.compareTo(unit.step()) < 0)
            return Rejection.of("quantity_out_of_bounds")
                    .with("least", unit.step().toPlainString())
                    .with("most", MOST.toPlainString());
        return new Quantity(amount, unit.code()).fits(unit.step())
                ? null
                : Rejection.of("quantity_off_step").with("step", unit.step().toPlainString());
    }

    /** Why an item cannot stand on a line of its own beside those; null when it can. */
    static @Nullable Rejection against(CartLine line, List<CartLine> others) {
        int weight = line.weight() + others.stream().mapToInt(CartLine::weight).sum();
        if (others.size() >= MOST_LINES || weight > MOST_WEIGHT)
            return Rejection.of("cart_full").with("most", MOST_LINES);
        boolean foreign = others.stream()
                .anyMatch(other -> !other.item()
                        .price()
                        .currency()
                        .equals(line.item().price().currency()));
        return foreign ? Rejection.of("currency_mismatch") : null;
    }

    /** Two quantities of one item together, as much as may be, in whole steps; some of it at least. */
    static Quantity sum(CartLine line, CartLine more) {
        var step = line.item().unit().step();
        var sum = line.quantity().amount().add(more.quantity().amount()).min(MOST);
        var whole = sum.divide(step, 0, RoundingMode.DOWN).multiply(step);
        return line.quantity().with(whole.max(line.quantity().amount()));
    }
}
