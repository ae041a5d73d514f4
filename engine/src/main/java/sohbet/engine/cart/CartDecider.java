// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.cart;

import static sohbet.engine.kernel.Decision.accept;
import static sohbet.engine.kernel.Decision.refuse;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sohbet.engine.catalogue.Quantity;
import sohbet.engine.kernel.Decider;
import sohbet.engine.kernel.Decision;
import sohbet.engine.kernel.Kind;
import sohbet.engine.kernel.Rejection;

/** The rules of a cart. */
public final class CartDecider implements Decider<CartCommand, Cart, CartEvent> {
    public static final Kind<CartCommand, Cart, CartEvent> CART = new Kind<>("cart", new CartDecider());

    @Override
    public Cart initial() {
        return Cart.Open.EMPTY;
    }

    @Override
    public Decision<CartEvent> decide(Cart cart, CartCommand command, Instant now) {
        return switch (cart) {
            case Cart.Open open -> decide(open, command, now);
            case Cart.CheckedOut out -> refuse(closed("cart_checked_out", out.successor()));
            case Cart.Merged merged when command instanceof CartCommand.Merge -> accept();
            case Cart.Merged merged -> refuse(closed("cart_merged", merged.into()));
        };
    }

    private static Rejection closed(String code, String next) {
        return Rejection.of(code).with("successor", next);
    }

    private static Decision<CartEvent> decide(Cart.Open cart, CartCommand command, Instant now) {
        return switch (command) {
            case CartCommand.Add c -> isStale(cart, c.by()) ? stale() : add(cart, c, now);
            case CartCommand.Set c -> isStale(cart, c.by()) ? stale() : set(cart, c, now);
            case CartCommand.SetLine c -> isStale(cart, c.by()) ? stale() : setLine(cart, c, now);
            case CartCommand.Remove c -> isStale(cart, c.by()) ? stale() : remove(cart, c, now);
            case CartCommand.RemoveLine c -> isStale(cart, c.by()) ? stale() : removeLine(cart, c, now);
            case CartCommand.Clear c -> isStale(cart, c.by()) ? stale() : clear(cart, c, now);
            case CartCommand.Miss c -> isStale(cart, c.by()) ? stale() : refused(Rejection.of(c.code()), c.by(), now);
            case CartCommand.CheckOut c -> isStale(cart, c.by()) ? stale() : checkOut(cart, c, now);
            case CartCommand.Merge c -> accept(new CartEvent.Merged(now, c.into()));
            case CartCommand.Absorb c -> absorb(cart, c, now);
        };
    }

    /** Numbers only grow, so who is too late stays too late and nothing has to be recorded. */
    private static boolean isStale(Cart.Open cart, By by) {
        Long expect = by.expect();
        return expect != null && expect != cart.seq();
    }

    private static Decision<CartEvent> stale() {
        return refuse("precondition_failed");
    }

    private static Decision<CartEvent> add(Cart.Open cart, CartCommand.Add add, Instant now) {
        var there = cart.line(add.item());
        var why = CartRules.against(add.quantity(), add.item().unit());
        var sum = there.map(line -> line.quantity().amount())
                .orElse(BigDecimal.ZERO)
                .add(add.quantity());
        if (why == null) why = CartRules.against(sum, add.item().unit());
        var line = line(cart, there, add.item(), sum);
        if (why == null) why = CartRules.against(line, without(cart.lines(), line));
        return why == null
                ? accept(new CartEvent.LineAdded(
                        now,
                        line,
                        line.quantity().with(add.quantity()).amount(),
                        add.by().session()))
                : refused(why, add.by(), now);
    }

    private static Decision<CartEvent> set(Cart.Open cart, CartCommand.Set set, Instant now) {
        var there = cart.line(set.item());
        if (set.quantity().signum() == 0) return removed(there, set.by(), now);
        return put(cart, line(cart, there, set.item(), set.quantity()), set.by(), now);
    }

    private static Decision<CartEvent> setLine(Cart.Open cart, CartCommand.SetLine set, Instant now) {
        var there = cart.line(set.line());
        if (there.isEmpty()) return refused(Rejection.of("no_such_line"), set.by(), now);
        if (set.quantity().signum() == 0) return removed(there, set.by(), now);
        return put(cart, line(cart, there, there.get().item(), set.quantity()), set.by(), now);
    }

    /** The line with this item, as the catalogue sells it now, and this much of it. */
    private static CartLine line(Cart.Open cart, Optional<CartLine> there, Item item, BigDecimal amount) {
        long id = there.map(CartLine::id).orElse(cart.nextLine());
        return new CartLine(id, item, new Quantity(amount, item.unit().code()));
    }

    private static Decision<CartEvent> put(Cart.Open cart, CartLine line, By by, Instant now) {
        var why = CartRules.against(line.quantity().amount(), line.item().unit());
        if (why == null) why = CartRules.against(line, without(cart.lines(), line));
        if (why != null) return refused(why, by, now);
        return cart.lines().contains(line) ? accept() : accept(new CartEvent.LineSet(now, line, by.session()));
    }

    private static List<CartLine> without(List<CartLine> lines, CartLine one) {
        return lines.stream().filter(line -> line.id() != one.id()).toList();
    }

    private static Decision<CartEvent> remove(Cart.Open cart, CartCommand.Remove remove, Instant now) {
        return removed(cart.line(remove.product(), remove.variant()), remove.by(), now);
    }

    private static Decision<CartEvent> removeLine(Cart.Open cart, CartCommand.RemoveLine remove, Instant now) {
        var there = cart.line(remove.line());
        return there.isEmpty()
                ? refused(Rejection.of("no_such_line"), remove.by(), now)
                : removed(there, remove.by(), now);
    }

    private static Decision<CartEvent> removed(Optional<CartLine> there, By by, Instant now) {
        return there.isEmpty()
                ? accept()
                : accept(new CartEvent.LineRemoved(now, there.get().id(), by.session()));
    }

    private static Decision<CartEvent> clear(Cart.Open cart, CartCommand.Clear clear, Instant now) {
        return cart.lines().isEmpty()
                ? accept()
                : accept(new CartEvent.Cleared(now, clear.by().session()));
    }

    private static Decision<CartEvent> checkOut(Cart.Open cart, CartCommand.CheckOut out, Instant now) {
        var total = CartLine.total(cart.lines());
        return total == null
                ? refused(Rejection.of("cart_empty"), out.by(), now)
                : accept(new CartEvent.CheckedOut(
                        now, out.successor(), total, out.by().session()));
    }

    /** What is wrong now may be right later, so the refusal is a fact and its answer stays the same. */
    private static Decision<CartEvent> refused(Rejection why, By by, Instant now) {
        return Decision.<CartEvent>refuse(why).recording(new CartEvent.ChangeRefused(now, why.code(), by.session()));
    }

    /** Equal items are added up as far as they may; then the others follow in their order, while there is room. */
    private static Decision<CartEvent> absorb(Cart.Open cart, CartCommand.Absorb absorb, Instant now) {
        boolean done = cart.absorbed().contains(absorb.from());
        if (done && Objects.equals(absorb.session(), cart.sessions().getFirst())) return accept();
        var lines = new ArrayList<>(cart.lines());
        long next = cart.nextLine();
        int left = 0;
        for (var other : done ? List.<CartLine>of() : absorb.lines()) {
            int place = place(lines, other);
            if (place >= 0) {
                lines.set(place, lines.get(place).with(CartRules.sum(lines.get(place), other)));
                continue;
            }
            var line = new CartLine(next, other.item(), other.quantity());
            if (CartRules.against(line, lines) != null) left++;
            else {
                lines.add(line);
                next++;
            }
        }
        return accept(new CartEvent.Absorbed(now, absorb.from(), lines, left, absorb.session()));
    }

    private static int place(List<CartLine> lines, CartLine other) {
        for (int i = 0; i < lines.size(); i++) if (lines.get(i).isOf(other.item())) return i;
        return -1;
    }

    @Override
    public Cart evolve(Cart cart, CartEvent event) {
        return cart instanceof Cart.Open open ? next(open.oneMore(event.by()), event) : cart;
    }

    private static Cart next(Cart.Open cart, CartEvent event) {
        return switch (event) {
            case CartEvent.LineAdded e -> cart.with(e.line());
            case CartEvent.LineSet e -> cart.with(e.line());
            case CartEvent.LineRemoved e -> cart.without(e.line());
            case CartEvent.Cleared e -> cart.with(List.of());
            case CartEvent.ChangeRefused e -> cart;
            case CartEvent.CheckedOut e -> new Cart.CheckedOut(cart, e.at(), e.successor());
            case CartEvent.Merged e -> new Cart.Merged(cart, e.at(), e.into());
            case CartEvent.Absorbed e -> cart.with(e.lines()).absorbing(e.from());
        };
    }
}
