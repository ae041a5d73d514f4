// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor did with products in a session: the last interactions, counts of all of them, the
 * day's views, the cart as last heard of, and the orders that came of it, each once.
 *
 * @param applied the day's count and limit as they were last applied
 * @param cart null as long as nothing was heard of one
 */
public record Shopping(
        Views views,
        List<Interaction> interactions,
        Counts counts,
        SequencedMap<String, Purchase> purchases,
        Views.@Nullable Quota applied,
        @Nullable CartNote cart) {
    static final Shopping NONE =
            new Shopping(Views.NONE, List.of(), new Counts(0, 0, 0, 0, 0), new LinkedHashMap<>(), null, null);
    private static final int INTERACTIONS = 100;
    private static final int WEIGHT = 16_000;

    public Shopping {
        interactions = List.copyOf(interactions);
        purchases = new LinkedHashMap<>(purchases);
    }

    /** One thing done with a product; {@code refused} when it was a view beyond the limit. */
    public record Interaction(
            long seq,
            Instant at,
            String product,
            Action action,
            @Nullable String source,
            @Nullable String variant,
            boolean refused) {
        private int weight() {
            return 80 + Weight.of(product) + Weight.of(source) + Weight.of(variant);
        }
    }

    /** How often each action happened, and how many views were refused. */
    public record Counts(int view, int compare, int buy, int addToCart, int refused) {
        Counts plus(Action action) {
            return switch (action) {
                case VIEW -> new Counts(view + 1, compare, buy, addToCart, refused);
                case COMPARE -> new Counts(view, compare + 1, buy, addToCart, refused);
                case BUY -> new Counts(view, compare, buy + 1, addToCart, refused);
                case ADD_TO_CART -> new Counts(view, compare, buy, addToCart + 1, refused);
            };
        }

        Counts refusedOne() {
            return new Counts(view, compare, buy, addToCart, refused + 1);
        }

        public int total() {
            return view + compare + buy + addToCart;
        }
    }

    Shopping startingFrom(Views inherited, Views.@Nullable Quota quota, @Nullable CartNote carried) {
        return new Shopping(inherited, interactions, counts, purchases, quota, carried);
    }

    /**
     * The count and the limit of a moment in the past, when this was the state: the facts say what
     * was applied then. The limit of an old session whose facts do not say it is today's.
     */
    public Views.Quota quotaThen(Instant then, Rules today) {
        if (applied == null) return views.quota(then, today);
        return then.isBefore(applied.resets())
                ? applied
                : new Views.Quota(0, applied.limit(), Views.resets(then, today));
    }

    Shopping interacting(long seq, ChatEvent.Interacted it) {
        var done = new Interaction(seq, it.at(), it.product(), it.action(), it.source(), it.variant(), false);
        return new Shopping(
                it.views() == null ? views : it.views(),
                remembering(done),
                counts.plus(it.action()),
                purchases,
                it.quota() == null ? applied : it.quota(),
                cart);
    }

    Shopping refusing(long seq, ChatEvent.ViewRefused it) {
        var refused = new Interaction(seq, it.at(), it.product(), Action.VIEW, null, null, true);
        return new Shopping(views, remembering(refused), counts.refusedOne(), purchases, it.quota(), cart);
    }

    private List<Interaction> remembering(Interaction last) {
        var longer = Talk.append(interactions, last, INTERACTIONS);
        return Weight.lastWithin(WEIGHT, longer, Interaction::weight);
    }

    Shopping buying(Purchase purchase) {
        var more = new LinkedHashMap<>(purchases);
        more.put(purchase.order(), purchase);
        return new Shopping(views, interactions, counts, more, applied, cart);
    }

    Shopping hearing(long seq, ChatEvent.CartChanged it) {
        return new Shopping(views, interactions, counts, purchases, applied, CartNote.hearing(cart, seq, it));
    }
}
