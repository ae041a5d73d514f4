// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.cart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.engine.cart.Cart;
import sohbet.engine.cart.CartLine;
import sohbet.engine.catalogue.Money;
import sohbet.http.chat.ProductView.UnitView;

/**
 * A cart as clients see it; money and quantities are decimal strings.
 *
 * @param successor the cart that took its place, once it is closed
 */
public record CartView(
        String id,
        long seq,
        String status,
        List<LineView> lines,
        TotalsView totals,
        @Nullable String successor) {

    /** @param total the line's price, rounded to the currency's smallest coin */
    public record LineView(
            String line,
            String product,
            @Nullable String variant,
            String title,
            @Nullable String option,
            String url,
            @Nullable String image,
            String price,
            @Nullable String was,
            String quantity,
            UnitView unit,
            String total) {
        static LineView of(CartLine line) {
            var item = line.item();
            var unit = item.unit();
            return new LineView(
                    Long.toString(line.id()),
                    item.product(),
                    item.variant(),
                    item.title(),
                    item.option(),
                    item.url(),
                    item.image(),
                    item.price().amount().toPlainString(),
                    item.was() == null ? null : item.was().amount().toPlainString(),
                    line.quantity().amount().toPlainString(),
                    new UnitView(unit.code(), unit.label(), unit.step().toPlainString()),
                    line.total().amount().toPlainString());
        }
    }

    /** @param currency absent when nothing is in the cart */
    public record TotalsView(String total, @Nullable String currency) {
        public static TotalsView of(@Nullable Money total) {
            return total == null
                    ? new TotalsView("0", null)
                    : new TotalsView(total.amount().toPlainString(), total.currency());
        }
    }

    static CartView of(String id, Cart cart) {
        String status =
                switch (cart) {
                    case Cart.Open open -> "open";
                    case Cart.CheckedOut out -> "checked_out";
                    case Cart.Merged merged -> "merged";
                };
        var lines = cart.last().lines();
        return new CartView(
                id, cart.last().seq(), status, lines(lines), TotalsView.of(CartLine.total(lines)), cart.next());
    }

    public static List<LineView> lines(List<CartLine> lines) {
        return lines.stream().map(LineView::of).toList();
    }
}
