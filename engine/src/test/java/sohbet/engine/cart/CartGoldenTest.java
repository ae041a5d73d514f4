// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.cart;

import static sohbet.engine.cart.Carts.KILO;
import static sohbet.engine.cart.Carts.PIECE;
import static sohbet.engine.cart.Carts.VISITOR;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import sohbet.engine.catalogue.Money;
import sohbet.engine.catalogue.Quantity;
import sohbet.engine.kernel.GoldenFiles;
import sohbet.engine.kernel.Names;

/** Each stored record of a cart, with everything and with none that may be missing. */
final class CartGoldenTest extends GoldenFiles {
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00.123456Z");
    private static final Item SHOE = new Item(
            "p1",
            "p1-42",
            "Kırmızı Ayakkabı",
            "42",
            "/p1",
            "/p1.svg",
            Money.of("1499.90", "TRY"),
            Money.of("1799.90", "TRY"),
            PIECE);
    private static final Item OLIVES =
            new Item("p2", null, "Zeytin", null, "/p2", null, Money.of("310", "TRY"), null, KILO);
    private static final CartLine ONE = new CartLine(1, SHOE, Quantity.of("2", "piece"));
    private static final CartLine TWO = new CartLine(2, OLIVES, Quantity.of("0.75", "kg"));
    private static final Cart.Open OPEN = new Cart.Open(4, List.of(ONE, TWO), 3, List.of("s1", "s0"), List.of("a1"));
    private static final By SERVER = new By(null, 4L);

    @Override
    protected Names names() {
        return CartNames.addTo(new Names());
    }

    @Override
    protected List<?> samples() {
        return List.of(
                new CartEvent.LineAdded(AT, ONE, BigDecimal.ONE, "s1"),
                new CartEvent.LineAdded(AT, TWO, new BigDecimal("0.75"), null),
                new CartEvent.LineSet(AT, TWO, "s1"),
                new CartEvent.LineSet(AT, TWO, null),
                new CartEvent.LineRemoved(AT, 2, "s1"),
                new CartEvent.LineRemoved(AT, 2, null),
                new CartEvent.Cleared(AT, "s1"),
                new CartEvent.Cleared(AT, null),
                new CartEvent.ChangeRefused(AT, "quantity_off_step", "s1"),
                new CartEvent.ChangeRefused(AT, "unknown_product", null),
                new CartEvent.CheckedOut(AT, "c2", Money.of("3232.30", "TRY"), "s1"),
                new CartEvent.CheckedOut(AT, "c2", Money.of("3232.30", "TRY"), null),
                new CartEvent.Merged(AT, "c9"),
                new CartEvent.Absorbed(AT, "s0", List.of(ONE, TWO), 1, "s1"),
                Cart.Open.EMPTY,
                OPEN,
                new Cart.CheckedOut(OPEN, AT, "c2"),
                new Cart.Merged(OPEN, AT, "c9"),
                new CartCommand.Add(SHOE, BigDecimal.ONE, VISITOR),
                new CartCommand.Add(OLIVES, new BigDecimal("0.75"), SERVER),
                new CartCommand.Set(OLIVES, new BigDecimal("0.75"), VISITOR),
                new CartCommand.SetLine(2, new BigDecimal("0.5"), SERVER),
                new CartCommand.Remove("p1", "p1-42", VISITOR),
                new CartCommand.Remove("p2", null, SERVER),
                new CartCommand.RemoveLine(2, SERVER),
                new CartCommand.Clear(VISITOR),
                new CartCommand.Miss("unknown_product", VISITOR),
                new CartCommand.CheckOut("c2", VISITOR),
                new CartCommand.Merge("c9"),
                new CartCommand.Absorb("s0", List.of(ONE), "s1"));
    }
}
