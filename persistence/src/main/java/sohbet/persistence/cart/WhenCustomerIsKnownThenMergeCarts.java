// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.cart;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sohbet.engine.cart.Cart;
import sohbet.engine.cart.CartCommand;
import sohbet.engine.cart.CartId;
import sohbet.engine.cart.CartLine;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.chat.Identity;
import sohbet.engine.kernel.Reply;
import sohbet.persistence.cart.CartErrands.Errand;
import sohbet.persistence.chat.Chats;

/**
 * When the shop vouches for a visitor as a customer, what they put into their cart goes into the
 * customer's own, and their session goes on with that one.
 *
 * <p>Two steps: the visitor's cart is closed, which fixes what it held; then the customer's takes it
 * in, once. A crash between them is mended by going the way again. An identity nobody vouched for
 * opens no other cart, and one customer's cart never goes into another's.
 */
final class WhenCustomerIsKnownThenMergeCarts {
    private final Carts carts;
    private final Chats chats;
    private final Function<String, CompletionStage<Optional<String>>> secrets;

    /**
     * @param secrets each merchant's secret, of which customers' cart ids are made
     */
    WhenCustomerIsKnownThenMergeCarts(
            Carts carts, Chats chats, Function<String, CompletionStage<Optional<String>>> secrets) {
        this.carts = carts;
        this.chats = chats;
        this.secrets = secrets;
    }

    /** Whether the identification needs no more attempts. */
    CompletionStage<Boolean> settle(Errand errand) {
        return chats.read(errand.entity()).thenCompose(state -> {
            var last = ChatSession.lastOf(state);
            var customer = last == null ? null : vouchedFor(last.visitor().identity());
            if (last == null || customer == null) return completedFuture(true);
            var note = last.shopping().cart();
            String visitors = note == null ? errand.id() : note.id();
            return secrets.apply(errand.merchant())
                    .thenCompose(secret -> secret.isEmpty()
                            ? completedFuture(true)
                            : merge(errand, visitors, CartId.ofCustomer(secret.get(), customer)));
        });
    }

    private static @Nullable String vouchedFor(@Nullable Identity identity) {
        return identity == null || !identity.verified()
                ? null
                : identity.customer().text();
    }

    private CompletionStage<Boolean> merge(Errand errand, String visitors, String customers) {
        return current(errand, visitors)
                .thenCompose(from -> current(errand, customers)
                        .thenCompose(into -> from.equals(into) ? completedFuture(true) : join(errand, from, into)));
    }

    private CompletionStage<Boolean> join(Errand errand, String from, String into) {
        if (CartId.isCustomers(from))
            return absorb(errand, into, from, List.of()).thenApply(done -> true);
        String cid = "merge:" + errand.id() + ":" + errand.seq();
        return carts.execute(entity(errand, from), cid, new CartCommand.Merge(into))
                .thenCompose(reply -> reply instanceof Reply.Accepted
                        ? current(errand, from).thenApply(done -> true)
                        : completedFuture(false));
    }

    /** The open cart a cart leads to; what a closed one handed on on the way has arrived by then. */
    private CompletionStage<String> current(Errand errand, String id) {
        return carts.read(entity(errand, id)).thenCompose(cart -> switch (cart) {
            case Cart.Open open -> completedFuture(id);
            case Cart.CheckedOut out -> current(errand, out.successor());
            case Cart.Merged merged ->
                absorb(errand, merged.into(), id, merged.last().lines())
                        .thenCompose(done -> current(errand, merged.into()));
        });
    }

    /** Into that cart, or into the one that follows it when it was closed before it had them. */
    private CompletionStage<Boolean> absorb(Errand errand, String into, String from, List<CartLine> lines) {
        return carts.read(entity(errand, into)).thenCompose(cart -> {
            boolean has = cart.last().hasAbsorbed(from);
            String next = cart.next();
            if (next != null) return has ? completedFuture(true) : absorb(errand, next, from, lines);
            var command = new CartCommand.Absorb(from, lines, errand.id());
            return carts.execute(entity(errand, into), "absorb:" + from + ":" + errand.id(), command)
                    .thenCompose(reply -> switch (reply) {
                        case Reply.Accepted accepted -> completedFuture(true);
                        case Reply.Refused no
                        when no.rejection().code().startsWith("cart_") ->
                            absorb(errand, into, from, lines); // closed meanwhile
                        case Reply.Refused no ->
                            failedFuture(
                                    new IllegalStateException(no.rejection().code()));
                    });
        });
    }

    private static String entity(Errand errand, String cart) {
        return errand.merchant() + "~" + cart;
    }
}
