// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.cart;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.Command;
import sohbet.engine.kernel.StoredName;

/** What visitors, the shop and the merging of carts ask of a cart. Items bring their prices along. */
public sealed interface CartCommand extends Command {

    /** So much more of an item. */
    @StoredName("do-add")
    record Add(Item item, BigDecimal quantity, By by) implements CartCommand {}

    /** So much of an item, whatever was there; none takes it out. */
    @StoredName("do-set")
    record Set(Item item, BigDecimal quantity, By by) implements CartCommand {}

    /** So much on a line there is; none takes it out. */
    @StoredName("do-set-line")
    record SetLine(long line, BigDecimal quantity, By by) implements CartCommand {}

    /** The item out, if it is in. */
    @StoredName("do-remove")
    record Remove(String product, @Nullable String variant, By by) implements CartCommand {}

    @StoredName("do-remove-line")
    record RemoveLine(long line, By by) implements CartCommand {}

    @StoredName("do-clear")
    record Clear(By by) implements CartCommand {}

    /** Somebody wanted what the catalogue does not sell, for the reason {@code code}. */
    @StoredName("do-miss")
    record Miss(String code, By by) implements CartCommand {}

    /** The cart is bought; {@code successor} is the cart that follows. */
    @StoredName("do-check-out")
    record CheckOut(String successor, By by) implements CartCommand {}

    /** The visitor turned out to be a known customer, who has a cart already. */
    @StoredName("do-merge")
    record Merge(String into) implements CartCommand {}

    /** Takes in what another cart held when it was merged; {@code session} goes on with this one. */
    @StoredName("do-absorb")
    record Absorb(String from, List<CartLine> lines, String session) implements CartCommand {
        public Absorb {
            lines = List.copyOf(lines);
        }
    }
}
