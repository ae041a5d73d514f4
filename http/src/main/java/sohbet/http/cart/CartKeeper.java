// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.cart;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.engine.cart.By;
import sohbet.engine.cart.Cart;
import sohbet.engine.chat.CartNote;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.kernel.DomainClock;
import sohbet.http.account.Principal;
import sohbet.http.chat.SessionId;
import sohbet.http.chat.SessionTokens;
import sohbet.http.edge.Problem;
import sohbet.persistence.merchant.Merchant;

/**
 * Knows whose cart a cart is. A shop's page is shown the carts of its own session alone; anybody
 * else's is not found, and so is another merchant's.
 */
public final class CartKeeper {
    private final CartDoor door;
    private final SessionTokens tokens;
    private final DomainClock clock;

    public CartKeeper(CartDoor door, SessionTokens tokens, DomainClock clock) {
        this.door = door;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Somebody who may change a cart.
     *
     * @param locale the visitor's; null for the shop's own server and staff
     */
    record Changer(By by, @Nullable String locale) {
        String locale(Merchant shop) {
            return locale == null ? shop.defaultLocale() : locale;
        }
    }

    String freshId() {
        return SessionId.fresh(clock.instant());
    }

    /** The cart, if there is one and the caller may see it. */
    CompletionStage<Cart> look(Principal who, String id) {
        return door.read(who.merchantId(), existing(id)).thenCompose(cart -> {
            if (cart.last().seq() == 0) throw notFound();
            if (!(who instanceof Principal.ShopPage page)) return completedFuture(cart);
            String session = session(page);
            return door.session(page.merchantId(), session)
                    .thenCompose(state -> isOf(page, session, state, id, cart))
                    .thenApply(its -> {
                        if (!its) throw notFound();
                        return cart;
                    });
        });
    }

    /** On whose behalf a cart is changed, if the caller may. */
    CompletionStage<Changer> changer(Principal who, String id, @Nullable Long expect) {
        existing(id);
        if (!(who instanceof Principal.ShopPage page)) return completedFuture(new Changer(new By(null, expect), null));
        String session = session(page);
        return door.read(page.merchantId(), id)
                .thenCompose(cart -> door.session(page.merchantId(), session)
                        .thenCompose(
                                state -> isOf(page, session, state, id, cart).thenApply(its -> {
                                    if (!its) throw notFound();
                                    return changer(state, session, expect);
                                })));
    }

    private static Changer changer(ChatSession state, String session, @Nullable Long expect) {
        if (!(state instanceof ChatSession.Open open))
            throw Problem.of("session_ended").thrown();
        return new Changer(new By(session, expect), open.visitor().locale());
    }

    /**
     * A session's first cart is named as the session; its cart now is the last one it heard of, or one
     * that followed since. Closed ones it has used it may still look at.
     */
    private CompletionStage<Boolean> isOf(
            Principal.ShopPage page, String session, ChatSession state, String id, Cart cart) {
        var last = ChatSession.lastOf(state);
        if (last == null) return completedFuture(false);
        CartNote note = last.shopping().cart();
        boolean closed = cart.next() != null && cart.last().sessions().contains(session);
        return closed ? completedFuture(true) : leads(page, note == null ? session : note.id(), id);
    }

    private CompletionStage<Boolean> leads(Principal.ShopPage page, String from, String id) {
        if (from.equals(id)) return completedFuture(true);
        return door.read(page.merchantId(), from).thenCompose(cart -> {
            String next = cart.next();
            return next == null ? completedFuture(false) : leads(page, next, id);
        });
    }

    private String session(Principal.ShopPage page) {
        return tokens.read(page.token())
                .filter(token -> token.merchant().equals(page.merchantId()))
                .map(SessionTokens.Token::session)
                .orElseThrow(() -> Problem.of("token_refused").thrown());
    }

    /** What cannot be an id names no cart, and makes no entity that would look for it. */
    private static String existing(String id) {
        if (!SessionId.isOne(id)) throw notFound();
        return id;
    }

    private static RuntimeException notFound() {
        return Problem.of("not_found").thrown();
    }
}
