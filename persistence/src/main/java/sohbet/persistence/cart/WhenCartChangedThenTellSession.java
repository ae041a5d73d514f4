// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.cart;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.List;
import java.util.concurrent.CompletionStage;
import sohbet.engine.cart.Cart;
import sohbet.engine.cart.CartEvent;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.kernel.Reply;
import sohbet.persistence.cart.CartErrands.Errand;
import sohbet.persistence.chat.Chats;

/**
 * When something happens to a cart, each session whose cart it is hears of it, once.
 *
 * <p>The command's id is made of the cart's id and the fact's number, so a second attempt after a
 * crash gets the answer of the first. A session that has ended passes it on to its successor.
 */
final class WhenCartChangedThenTellSession {
    private final Carts carts;
    private final Chats chats;

    WhenCartChangedThenTellSession(Carts carts, Chats chats) {
        this.carts = carts;
        this.chats = chats;
    }

    /** Whether the fact needs no more attempts. */
    CompletionStage<Boolean> settle(Errand errand) {
        String entity = errand.entity();
        return carts.history(entity, errand.seq() - 1, errand.seq(), 1)
                .thenCompose(facts -> facts.isEmpty()
                        ? completedFuture(true)
                        : stateAfter(errand)
                                .thenCompose(
                                        cart -> tell(errand, facts.getFirst().event(), cart)));
    }

    /** Mostly it is the last fact; when others have followed it is seen from the history. */
    private CompletionStage<Cart> stateAfter(Errand errand) {
        return carts.read(errand.entity())
                .thenCompose(now -> now.last().seq() == errand.seq()
                        ? completedFuture(now)
                        : carts.at(errand.entity(), errand.seq()));
    }

    private CompletionStage<Boolean> tell(Errand errand, CartEvent event, Cart cart) {
        CompletionStage<Boolean> all = completedFuture(true);
        for (String session : cart.last().sessions()) {
            var command = command(errand, event, cart, session.equals(event.by()));
            var one = tell(errand, session, command);
            all = all.thenCombine(one, (those, last) -> those && last);
        }
        return all;
    }

    private static ChatCommand command(Errand errand, CartEvent event, Cart cart, boolean own) {
        return switch (event) {
            // What is the visitor's now is the cart that follows, and it is empty.
            case CartEvent.CheckedOut out ->
                new ChatCommand.HearOfCart(out.successor(), errand.id(), 0, List.of(), own);
            // The customer's cart has heard the visitor say who they are; that is no doing of theirs in it.
            case CartEvent.Absorbed absorbed ->
                new ChatCommand.HearOfCart(
                        errand.id(), absorbed.from(), errand.seq(), cart.last().lines(), false);
            default ->
                new ChatCommand.HearOfCart(
                        errand.id(), null, errand.seq(), cart.last().lines(), own);
        };
    }

    private CompletionStage<Boolean> tell(Errand errand, String session, ChatCommand command) {
        String cid = "cart:" + errand.id() + ":" + errand.seq();
        String entity = errand.merchant() + "~" + session;
        return chats.execute(entity, cid, command).thenCompose(reply -> switch (reply) {
            case Reply.Accepted accepted -> completedFuture(true);
            case Reply.Refused no
            when no.rejection().code().equals("session_ended") ->
                chats.read(entity).thenCompose(state -> passOn(errand, state, command));
            case Reply.Refused no ->
                completedFuture(
                        !no.rejection().retryable() && !no.rejection().code().equals("internal"));
        });
    }

    private CompletionStage<Boolean> passOn(Errand errand, ChatSession state, ChatCommand command) {
        return state instanceof ChatSession.Ended ended && ended.successor() != null
                ? tell(errand, ended.successor(), command)
                : completedFuture(true);
    }
}
