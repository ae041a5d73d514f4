// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.cart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.engine.cart.Carts.*;
import static sohbet.engine.kernel.Scenario.START;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import sohbet.engine.catalogue.Money;
import sohbet.engine.catalogue.Product;
import sohbet.engine.catalogue.Quantity;
import sohbet.engine.catalogue.Unit;
import sohbet.engine.catalogue.Variant;
import sohbet.engine.kernel.Codec;
import sohbet.engine.kernel.Names;
import sohbet.engine.kernel.Rejection;

/** The specification of a cart. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CartDeciderTest {

    @Nested
    class Adding {
        @Test
        void makes_a_line_and_more_of_the_same_adds_up() {
            cart().when(add(SHOE, "1"))
                    .thenAccepted(added(START, line(1, SHOE, "1"), "1"))
                    .when(add(OLIVES, "0.75"))
                    .thenAccepted(added(START, line(2, OLIVES, "0.75"), "0.75"))
                    .when(add(SHOE, "2"))
                    .thenAccepted(added(START, line(1, SHOE, "3"), "2"));
        }

        @Test
        void takes_the_price_that_comes_with_it() {
            var cheaper = item("shoe", "999.90", "TRY", PIECE);
            cart().given(added(START, line(1, SHOE, "1"), "1"))
                    .when(add(cheaper, "1"))
                    .thenAccepted(added(START, line(1, cheaper, "2"), "1"));
        }

        @Test
        void tells_variants_apart() {
            var blue = new Item("shoe", "blue", "shoe", "Blue", "/shoe", null, SHOE.price(), null, PIECE);
            cart().given(added(START, line(1, SHOE, "1"), "1"))
                    .when(add(blue, "1"))
                    .thenAccepted(added(START, line(2, blue, "1"), "1"));
        }

        @Test
        void is_for_whole_steps() {
            cart().when(add(OLIVES, "0.3"))
                    .thenRefused(
                            Rejection.of("quantity_off_step").with("step", "0.25"), refused(START, "quantity_off_step"))
                    .when(add(SHOE, "1.5"))
                    .thenRefused("quantity_off_step", refused(START, "quantity_off_step"))
                    .when(add(OLIVES, "0.250"))
                    .thenAccepted(added(START, line(1, OLIVES, "0.25"), "0.25"));
        }

        @Test
        void is_for_quantities_somebody_could_mean() {
            for (var absurd : List.of("0", "-1", "10001", "1e30", "1e999999", "0.0001", "1e-999999")) {
                cart().when(add(OLIVES, absurd))
                        .thenRefused("quantity_out_of_bounds", refused(START, "quantity_out_of_bounds"));
            }
            cart().given(added(START, line(1, SHOE, "9999"), "9999"))
                    .when(add(SHOE, "2"))
                    .thenRefused(
                            Rejection.of("quantity_out_of_bounds")
                                    .with("least", "1")
                                    .with("most", "10000"),
                            refused(START, "quantity_out_of_bounds"))
                    .when(add(SHOE, "1"))
                    .thenAccepted(added(START, line(1, SHOE, "10000"), "1"));
        }

        @Test
        void is_for_one_currency_at_a_time() {
            var abroad = item("tea", "5", "EUR", PIECE);
            cart().given(added(START, line(1, SHOE, "1"), "1"))
                    .when(add(abroad, "1"))
                    .thenRefused("currency_mismatch", refused(START, "currency_mismatch"))
                    .given(new CartEvent.Cleared(START, "s1"))
                    .when(add(abroad, "1"))
                    .thenAccepted(added(START, line(2, abroad, "1"), "1"));
        }

        @Test
        void ends_at_a_hundred_lines() {
            var story = cart();
            for (int i = 1; i <= 100; i++)
                story.given(added(START, line(i, item("p" + i, "1", "TRY", PIECE), "1"), "1"));
            story.when(add(SHOE, "1"))
                    .thenRefused(Rejection.of("cart_full").with("most", 100), refused(START, "cart_full"))
                    .when(add(item("p7", "1", "TRY", PIECE), "1"))
                    .thenAccepted(added(START, line(7, item("p7", "1", "TRY", PIECE), "2"), "1"));
        }

        @Test
        void of_what_the_catalogue_does_not_sell_is_refused_for_good() {
            cart().when(new CartCommand.Miss("unknown_product", VISITOR))
                    .thenRefused("unknown_product", refused(START, "unknown_product"));
        }
    }

    @Nested
    class Setting {
        @Test
        void says_how_much_there_is_to_be() {
            cart().when(set(OLIVES, "2"))
                    .thenAccepted(isSet(START, line(1, OLIVES, "2")))
                    .when(set(OLIVES, "0.5"))
                    .thenAccepted(isSet(START, line(1, OLIVES, "0.5")))
                    .when(set(OLIVES, "0.50"))
                    .thenAccepted();
        }

        @Test
        void to_nothing_takes_it_out() {
            cart().given(added(START, line(1, SHOE, "1"), "1"))
                    .when(set(SHOE, "0.00"))
                    .thenAccepted(new CartEvent.LineRemoved(START, 1, "s1"))
                    .when(set(SHOE, "0"))
                    .thenAccepted();
        }

        @Test
        void works_by_the_line_as_well() {
            cart().given(added(START, line(1, SHOE, "1"), "1"))
                    .when(new CartCommand.SetLine(1, new BigDecimal("4"), VISITOR))
                    .thenAccepted(isSet(START, line(1, SHOE, "4")))
                    .when(new CartCommand.SetLine(1, new BigDecimal("4.5"), VISITOR))
                    .thenRefused("quantity_off_step", refused(START, "quantity_off_step"))
                    .when(new CartCommand.SetLine(2, BigDecimal.ONE, VISITOR))
                    .thenRefused("no_such_line", refused(START, "no_such_line"))
                    .when(new CartCommand.SetLine(1, BigDecimal.ZERO, VISITOR))
                    .thenAccepted(new CartEvent.LineRemoved(START, 1, "s1"));
        }
    }

    @Nested
    class Taking_out {
        @Test
        void an_item_that_is_in() {
            cart().given(added(START, line(1, SHOE, "1"), "1"))
                    .when(new CartCommand.Remove("shoe", null, VISITOR))
                    .thenAccepted(new CartEvent.LineRemoved(START, 1, "s1"))
                    .when(new CartCommand.Remove("shoe", null, VISITOR))
                    .thenAccepted();
        }

        @Test
        void a_line_that_is_there_and_its_number_is_not_given_again() {
            cart().given(added(START, line(1, SHOE, "1"), "1"))
                    .when(new CartCommand.RemoveLine(1, VISITOR))
                    .thenAccepted(new CartEvent.LineRemoved(START, 1, "s1"))
                    .when(new CartCommand.RemoveLine(1, VISITOR))
                    .thenRefused("no_such_line", refused(START, "no_such_line"))
                    .when(add(SHOE, "1"))
                    .thenAccepted(added(START, line(2, SHOE, "1"), "1"));
        }

        @Test
        void everything() {
            cart().when(new CartCommand.Clear(VISITOR))
                    .thenAccepted()
                    .given(added(START, line(1, SHOE, "1"), "1"))
                    .when(new CartCommand.Clear(VISITOR))
                    .thenAccepted(new CartEvent.Cleared(START, "s1"))
                    .then(cart -> assertEquals(List.of(), cart.last().lines()));
        }
    }

    @Nested
    class Insisting_on_a_number {
        @Test
        void lets_the_first_of_two_through() {
            var both = new By(null, 1L);
            cart().given(added(START, line(1, SHOE, "1"), "1"))
                    .when(new CartCommand.SetLine(1, new BigDecimal("2"), both))
                    .thenAccepted(new CartEvent.LineSet(START, line(1, SHOE, "2"), null))
                    .when(new CartCommand.SetLine(1, new BigDecimal("3"), both))
                    .thenRefused("precondition_failed");
        }
    }

    @Nested
    class Checking_out {
        @Test
        void ends_the_cart_and_names_the_next() {
            var total = Money.of("1499.90", "TRY");
            cart().given(added(START, line(1, SHOE, "1"), "1"))
                    .when(new CartCommand.CheckOut("c2", VISITOR))
                    .thenAccepted(new CartEvent.CheckedOut(START, "c2", total, "s1"))
                    .when(add(SHOE, "1"))
                    .thenRefused(Rejection.of("cart_checked_out").with("successor", "c2"))
                    .then(cart -> assertEquals("c2", cart.next()))
                    .then(cart -> assertEquals(1, cart.last().lines().size()));
        }

        @Test
        void takes_something_to_check_out() {
            cart().when(new CartCommand.CheckOut("c2", VISITOR))
                    .thenRefused("cart_empty", refused(START, "cart_empty"));
        }
    }

    @Nested
    class Merging {
        @Test
        void closes_the_one_cart_with_what_it_held() {
            cart().given(added(START, line(1, SHOE, "1"), "1"))
                    .when(new CartCommand.Merge("c9"))
                    .thenAccepted(new CartEvent.Merged(START, "c9"))
                    .when(new CartCommand.Merge("c9"))
                    .thenAccepted()
                    .when(add(SHOE, "1"))
                    .thenRefused(Rejection.of("cart_merged").with("successor", "c9"))
                    .then(cart -> assertEquals(
                            List.of(line(1, SHOE, "1")), cart.last().lines()));
        }

        @Test
        void adds_up_equal_items_as_far_as_may_be_and_appends_the_others() {
            var tea = item("tea", "80", "TRY", PIECE);
            cart().given(added(START, line(1, SHOE, "9999"), "9999"), added(START, line(2, OLIVES, "0.5"), "0.5"))
                    .when(new CartCommand.Absorb(
                            "s0", List.of(line(4, OLIVES, "1.25"), line(5, tea, "2"), line(6, SHOE, "7")), "s1"))
                    .thenAccepted(new CartEvent.Absorbed(
                            START,
                            "s0",
                            List.of(line(1, SHOE, "10000"), line(2, OLIVES, "1.75"), line(3, tea, "2")),
                            0,
                            "s1"));
        }

        @Test
        void happens_once() {
            var absorb = new CartCommand.Absorb("s0", List.of(line(4, OLIVES, "1")), "s1");
            cart().when(absorb)
                    .thenAccepted(new CartEvent.Absorbed(START, "s0", List.of(line(1, OLIVES, "1")), 0, "s1"))
                    .when(absorb)
                    .thenAccepted();
        }

        @Test
        void leaves_what_has_no_room_or_another_currency() {
            var abroad = item("tea", "5", "EUR", PIECE);
            cart().given(added(START, line(1, SHOE, "1"), "1"))
                    .when(new CartCommand.Absorb("s0", List.of(line(1, abroad, "2")), "s1"))
                    .thenAccepted(new CartEvent.Absorbed(START, "s0", List.of(line(1, SHOE, "1")), 1, "s1"));
        }

        @Test
        void keeps_to_whole_steps_even_when_the_step_has_changed_meanwhile() {
            var byHalves = item("olives", "310", "TRY", new Unit("kg", "kg", new BigDecimal("0.5")));
            cart().given(added(START, line(1, byHalves, "0.5"), "0.5"))
                    .when(new CartCommand.Absorb("s0", List.of(line(1, OLIVES, "0.75")), "s1"))
                    .thenAccepted(new CartEvent.Absorbed(START, "s0", List.of(line(1, byHalves, "1")), 0, "s1"));
        }
    }

    @Nested
    class Totals {
        @Test
        void are_rounded_half_up_by_the_line_to_the_currencys_smallest_coin() {
            assertEquals(Money.of("77.50", "TRY"), line(1, OLIVES, "0.25").total());
            var cloth = item("cloth", "19.99", "TRY", new Unit("m", "m", new BigDecimal("0.01")));
            assertEquals(Money.of("24.59", "TRY"), line(1, cloth, "1.23").total()); // 24.5877
            var yen = item("yen", "101", "JPY", new Unit("m", "m", new BigDecimal("0.5")));
            assertEquals(Money.of("152", "JPY"), line(1, yen, "1.5").total()); // 151.5
            var dinar = item("dinar", "1.111", "KWD", KILO);
            assertEquals(Money.of("0.278", "KWD"), line(1, dinar, "0.25").total()); // 0.27775
        }

        @Test
        void are_the_sum_of_the_lines_and_there_is_none_of_nothing() {
            var lines = List.of(line(1, SHOE, "3"), line(2, OLIVES, "0.75"));
            assertEquals(Money.of("4732.20", "TRY"), CartLine.total(lines));
            assertNull(CartLine.total(List.of()));
        }

        @Test
        void do_not_depend_on_how_a_quantity_is_written() {
            assertEquals(Quantity.of("1.50", "kg"), Quantity.of("1.5", "kg"));
            assertEquals(Quantity.of("1e3", "kg"), Quantity.of("1000", "kg"));
            assertEquals("1000", Quantity.of("1e3", "kg").amount().toPlainString());
        }
    }

    @Nested
    class A_choice {
        private final Variant large = new Variant("l", "L", Money.of("12", "TRY"), true, new LinkedHashMap<>());
        private final Variant gone = new Variant("s", "S", Money.of("11", "TRY"), false, new LinkedHashMap<>());

        private Product product(boolean inStock, List<Variant> variants) {
            return new Product("p", "Shirt", "/p", null, Money.of("10", "TRY"), null, PIECE, inStock, variants);
        }

        @Test
        void is_sold_or_says_why_not() {
            assertEquals("unknown_product", Item.obstacle(null, null));
            assertEquals("out_of_stock", Item.obstacle(product(false, List.of()), null));
            assertNull(Item.obstacle(product(true, List.of()), null));
            assertEquals("unknown_variant", Item.obstacle(product(true, List.of()), "x"));
            var shirt = product(true, List.of(large, gone));
            assertEquals("variant_required", Item.obstacle(shirt, null));
            assertEquals("unknown_variant", Item.obstacle(shirt, "x"));
            assertEquals("out_of_stock", Item.obstacle(shirt, "s"));
            assertNull(Item.obstacle(shirt, "l"));
            assertEquals(Money.of("12", "TRY"), Item.of(shirt, "l").price());
            assertEquals("L", Item.of(shirt, "l").option());
        }
    }

    /** Whatever comes, the bounds hold and the cart stays small enough to be told. */
    @RepeatedTest(3)
    void anything_at_all() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var decider = new CartDecider();
        var codec = new Codec(CartNames.addTo(new Names()));
        Cart cart = decider.initial();
        for (int i = 0; i < 3_000; i++) {
            var item = new Item(
                    "p" + random.nextInt(150) + "漢".repeat(random.nextInt(60)),
                    null,
                    "漢".repeat(random.nextInt(300)),
                    null,
                    "漢".repeat(random.nextInt(500)),
                    null,
                    Money.of("9.99", "TRY"),
                    null,
                    random.nextBoolean() ? PIECE : KILO);
            var amount = new BigDecimal(random.nextInt(-2, 2_000)).divide(BigDecimal.valueOf(4));
            var lines = new ArrayList<>(cart.last().lines());
            CartCommand command =
                    switch (random.nextInt(8)) {
                        case 0 -> new CartCommand.Set(item, amount, VISITOR);
                        case 1 -> new CartCommand.SetLine(random.nextInt(200), amount, VISITOR);
                        case 2 -> new CartCommand.RemoveLine(random.nextInt(200), VISITOR);
                        case 3 -> new CartCommand.Absorb("c" + i, lines, "s" + i);
                        default -> new CartCommand.Add(item, amount, VISITOR);
                    };
            for (var event : decider.decide(cart, command, START).events()) cart = decider.evolve(cart, event);
            var open = assertInstanceOf(Cart.Open.class, cart);
            String when = "seed " + seed + ", step " + i;
            assertTrue(open.lines().size() <= CartRules.MOST_LINES, when);
            assertEquals(
                    open.lines().size(),
                    open.lines().stream().map(CartLine::id).distinct().count(),
                    when);
            for (var line : open.lines())
                assertNull(
                        CartRules.against(line.quantity().amount(), line.item().unit()), when);
            if (i % 100 == 0) assertTrue(codec.write(null, cart).length < 100_000, when);
        }
    }
}
