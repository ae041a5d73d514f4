// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import static sohbet.engine.kernel.Decision.accept;
import static sohbet.engine.kernel.Decision.refuse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sohbet.engine.cart.CartLine;
import sohbet.engine.kernel.Decision;
import sohbet.engine.kernel.Rejection;

/** What a visitor may do with products, and which orders count. */
final class ShoppingRules {
    /** Orders a page may report in one session; the shop's server may confirm as many again. */
    private static final int REPORTED = 10;

    private ShoppingRules() {}

    static Decision<ChatEvent> interact(Shopping shopping, ChatCommand.Interact it, Instant now) {
        if (it.action() != Action.VIEW) return accept(interacted(it, null, now));
        var quota = shopping.views().quota(now, it.rules());
        if (quota.used() >= quota.limit())
            return Decision.<ChatEvent>refuse(limitReached(quota))
                    .recording(new ChatEvent.ViewRefused(now, it.product(), quota));
        return accept(interacted(it, shopping.views().oneMore(now, it.rules()), now));
    }

    private static Rejection limitReached(Views.Quota quota) {
        return Rejection.of("limit_reached")
                .with("used", quota.used())
                .with("limit", quota.limit())
                .with("resets", quota.resets());
    }

    private static ChatEvent interacted(ChatCommand.Interact it, @Nullable Views views, Instant now) {
        return new ChatEvent.Interacted(
                now,
                it.product(),
                it.action(),
                it.variant(),
                it.source(),
                it.metadata(),
                views,
                views == null ? null : views.quota(now, it.rules()));
    }

    /**
     * A cart's facts are told in order and perhaps again. Another cart takes the place of the one known
     * when it says so or when this visitor uses it; what the one left behind still tells is past.
     */
    static Decision<ChatEvent> hear(Shopping shopping, ChatCommand.HearOfCart it, Instant now) {
        var known = shopping.cart();
        if (known != null && !isNews(known, it)) return accept();
        boolean same = known != null && known.id().equals(it.cart());
        var instead = known == null ? it.instead() : same ? null : known.id();
        return accept(new ChatEvent.CartChanged(
                now, it.cart(), instead, it.cartSeq(), it.lines(), CartLine.total(it.lines()), it.own()));
    }

    private static boolean isNews(CartNote known, ChatCommand.HearOfCart it) {
        if (it.cart().equals(known.id())) return it.cartSeq() > known.seq();
        return known.id().equals(it.instead()) || (it.own() && !it.cart().equals(known.before()));
    }

    /** An order counts once, whoever tells it first; only its confirmation adds to what is known. */
    static Decision<ChatEvent> buy(Shopping shopping, ChatCommand.Buy buy, Instant now) {
        Purchase known = shopping.purchases().get(buy.order());
        boolean news = known == null
                || (known.status() == Purchase.Status.REPORTED && buy.status() == Purchase.Status.CONFIRMED);
        int most = buy.status() == Purchase.Status.REPORTED ? REPORTED : 2 * REPORTED;
        if (known == null && shopping.purchases().size() >= most)
            return refuse(Rejection.of("limit_reached").with("limit", most));
        return news
                ? accept(new ChatEvent.Purchased(now, new Purchase(buy.order(), buy.total(), buy.status(), now)))
                : accept();
    }
}
