// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.cart;

import java.util.List;
import java.util.concurrent.CompletionStage;
import sohbet.engine.cart.Cart;
import sohbet.engine.cart.CartCommand;
import sohbet.engine.cart.CartEvent;
import sohbet.engine.kernel.Aggregate;
import sohbet.engine.kernel.Recorded;
import sohbet.engine.kernel.Reply;

/** The carts, as far as the processes around them need them. */
public interface Carts {
    CompletionStage<Cart> read(String entityId);

    CompletionStage<Cart> at(String entityId, long seq);

    CompletionStage<Reply> execute(String entityId, String cid, CartCommand command);

    CompletionStage<List<Recorded<CartEvent>>> history(String entityId, long after, long upTo, int most);

    static Carts of(Aggregate<CartCommand, Cart, CartEvent> carts) {
        return new Carts() {
            @Override
            public CompletionStage<Cart> read(String entityId) {
                return carts.read(entityId).thenApply(Aggregate.Now::state);
            }

            @Override
            public CompletionStage<Cart> at(String entityId, long seq) {
                return carts.stateAt(entityId, seq);
            }

            @Override
            public CompletionStage<Reply> execute(String entityId, String cid, CartCommand command) {
                return carts.execute(entityId, cid, command);
            }

            @Override
            public CompletionStage<List<Recorded<CartEvent>>> history(
                    String entityId, long after, long upTo, int most) {
                return carts.history(entityId, after, upTo, most);
            }
        };
    }
}
