// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.cart;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.engine.cart.By;
import sohbet.engine.cart.Cart;
import sohbet.engine.cart.CartCommand;
import sohbet.engine.cart.CartEvent;
import sohbet.engine.cart.Item;
import sohbet.engine.catalogue.Product;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.kernel.Aggregate;
import sohbet.engine.kernel.Rejection;
import sohbet.engine.kernel.Reply;
import sohbet.persistence.Database;
import sohbet.persistence.catalogue.Catalogue;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.merchant.Merchant;

/** Leads visitors to their cart, and brings prices from the catalogue along. */
public final class CartDoor {
    private final Aggregate<CartCommand, Cart, CartEvent> carts;
    private final Aggregate<ChatCommand, ChatSession, ChatEvent> chats;
    private final Database database;

    public CartDoor(
            Aggregate<CartCommand, Cart, CartEvent> carts,
            Aggregate<ChatCommand, ChatSession, ChatEvent> chats,
            Database database) {
        this.carts = carts;
        this.chats = chats;
        this.database = database;
    }

    /** What a frame came to, and in which cart. */
    public record Changed(String cart, Reply reply) {}

    /** Does what a visitor's {@code cart} frame asks for, in whichever cart is theirs. */
    public CompletionStage<Changed> change(Merchant shop, String session, String cid, JsonNode frame) {
        return chats.read(shop.chat(session)).thenCompose(now -> {
            if (!(now.state() instanceof ChatSession.Open open)) return refused(session, "session_ended");
            var note = open.shopping().cart();
            String mine = note == null ? session : note.id();
            var command = command(shop, open.visitor().locale(), frame, By.session(session));
            if (command.isEmpty()) return refused(mine, "invalid");
            String before = note == null ? null : note.before();
            return command.get()
                    .thenCompose(wish ->
                            closed(shop, before).thenCompose(start -> execute(shop, start.orElse(mine), cid, wish)));
        });
    }

    private static CompletionStage<Changed> refused(String cart, String code) {
        return completedFuture(new Changed(cart, new Reply.Refused(Rejection.of(code), 1, 0, List.of())));
    }

    /**
     * The cart before, when it is closed: it still knows the answers it gave, so a frame that comes
     * again from before a checkout or a merge happens once.
     */
    private CompletionStage<Optional<String>> closed(Merchant shop, @Nullable String before) {
        if (before == null) return completedFuture(Optional.empty());
        return carts.read(shop.chat(before))
                .thenApply(now -> Optional.of(before).filter(id -> now.state().next() != null));
    }

    private CompletionStage<Changed> execute(Merchant shop, String cart, String cid, CartCommand command) {
        return carts.execute(shop.chat(cart), cid, command).thenCompose(reply -> {
            String next =
                    reply instanceof Reply.Refused no ? no.rejection().details().get("successor") : null;
            return next == null ? completedFuture(new Changed(cart, reply)) : execute(shop, next, cid, command);
        });
    }

    private Optional<CompletionStage<CartCommand>> command(Merchant shop, String locale, JsonNode frame, By by) {
        String op = frame.path("op").asText();
        if (op.equals("clear")) return Optional.of(completedFuture(new CartCommand.Clear(by)));
        String product = optional(frame, "product");
        String variant = optional(frame, "variant");
        String given = optional(frame, "quantity");
        var quantity = given == null ? null : new BigDecimal(given);
        if (product == null || (op.equals("set") && quantity == null)) return Optional.empty();
        boolean none = op.equals("set") && quantity != null && quantity.signum() == 0;
        if (none || op.equals("remove"))
            return Optional.of(completedFuture(new CartCommand.Remove(product, variant, by)));
        Wish wish = op.equals("set") ? CartCommand.Set::new : CartCommand.Add::new;
        return Optional.of(wish(shop, locale, product, variant, quantity, by, wish));
    }

    private static @Nullable String optional(JsonNode frame, String field) {
        return frame.hasNonNull(field) ? frame.get(field).asText() : null;
    }

    /** A command with the item as the catalogue sells it now, or one that says why it does not. */
    interface Wish {
        CartCommand of(Item item, BigDecimal quantity, By by);
    }

    CompletionStage<CartCommand> wish(
            Merchant shop,
            String locale,
            String product,
            @Nullable String variant,
            @Nullable BigDecimal quantity,
            By by,
            Wish wish) {
        return database.read(
                        shop.id(), connection -> Catalogue.product(connection, shop.id(), Language.of(locale), product))
                .thenApply(found -> wish(found.orElse(null), variant, quantity, by, wish));
    }

    /** Without a quantity it is the least there is: one piece, half a kilo. */
    private static CartCommand wish(
            @Nullable Product product, @Nullable String variant, @Nullable BigDecimal quantity, By by, Wish wish) {
        String obstacle = Item.obstacle(product, variant);
        if (product == null || obstacle != null)
            return new CartCommand.Miss(obstacle == null ? "unknown_product" : obstacle, by);
        var item = Item.of(product, variant);
        return wish.of(item, quantity == null ? item.unit().step() : quantity, by);
    }

    /** The open cart of a session; empty as long as nothing was heard of one. */
    public CompletionStage<Optional<CartView>> of(Merchant shop, ChatSession.Open session) {
        var note = session.shopping().cart();
        return note == null
                ? completedFuture(Optional.empty())
                : current(shop, note.id()).thenApply(Optional::of);
    }

    private CompletionStage<CartView> current(Merchant shop, String id) {
        return carts.read(shop.chat(id)).thenCompose(now -> {
            String next = now.state().next();
            return next == null ? completedFuture(CartView.of(id, now.state())) : current(shop, next);
        });
    }

    CompletionStage<Cart> read(String merchant, String cart) {
        return carts.read(merchant + "~" + cart).thenApply(Aggregate.Now::state);
    }

    CompletionStage<ChatSession> session(String merchant, String session) {
        return chats.read(merchant + "~" + session).thenApply(Aggregate.Now::state);
    }

    CompletionStage<Reply> execute(String merchant, String cart, @Nullable String cid, CartCommand command) {
        return carts.execute(merchant + "~" + cart, cid, command);
    }
}
