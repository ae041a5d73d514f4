// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.cart;

import java.math.BigDecimal;
import java.time.Instant;
import sohbet.engine.catalogue.Money;
import sohbet.engine.catalogue.Quantity;
import sohbet.engine.catalogue.Unit;
import sohbet.engine.kernel.Scenario;

/** The words in which stories about carts are told. */
final class Carts {
    static final Unit PIECE = new Unit("piece", "adet", BigDecimal.ONE);
    static final Unit KILO = new Unit("kg", "kg", new BigDecimal("0.25"));
    static final Item SHOE = item("shoe", "1499.90", "TRY", PIECE);
    static final Item OLIVES = item("olives", "310", "TRY", KILO);
    static final By VISITOR = By.session("s1");

    private Carts() {}

    static Scenario<CartCommand, Cart, CartEvent> cart() {
        return Scenario.scenario(new CartDecider());
    }

    static Item item(String product, String price, String currency, Unit unit) {
        return new Item(product, null, product, null, "/" + product, null, Money.of(price, currency), null, unit);
    }

    static CartLine line(long id, Item item, String quantity) {
        return new CartLine(id, item, Quantity.of(quantity, item.unit().code()));
    }

    static CartCommand add(Item item, String quantity) {
        return new CartCommand.Add(item, new BigDecimal(quantity), VISITOR);
    }

    static CartCommand set(Item item, String quantity) {
        return new CartCommand.Set(item, new BigDecimal(quantity), VISITOR);
    }

    static CartEvent added(Instant at, CartLine line, String more) {
        return new CartEvent.LineAdded(at, line, new BigDecimal(more), "s1");
    }

    static CartEvent isSet(Instant at, CartLine line) {
        return new CartEvent.LineSet(at, line, "s1");
    }

    static CartEvent refused(Instant at, String code) {
        return new CartEvent.ChangeRefused(at, code, "s1");
    }
}
