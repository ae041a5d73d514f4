// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.cart;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javax.sql.DataSource;
import sohbet.persistence.chat.Chats;
import sohbet.persistence.process.Workers;

/** What carts have seen to on this node: sessions are told, and customers' carts become one. */
public final class CartProcesses implements AutoCloseable {
    private final Workers<CartErrands.Errand> workers;

    private CartProcesses(Workers<CartErrands.Errand> workers) {
        this.workers = workers;
    }

    /**
     * @param secrets each merchant's secret, of which customers' cart ids are made
     */
    public static CartProcesses start(
            DataSource database,
            Carts carts,
            Chats chats,
            Function<String, CompletionStage<Optional<String>>> secrets,
            Workers.Settings settings) {
        var tell = new WhenCartChangedThenTellSession(carts, chats);
        var merge = new WhenCustomerIsKnownThenMergeCarts(carts, chats, secrets);
        var errands = new CartErrands(() -> {});
        return new CartProcesses(Workers.start(
                "carts",
                database,
                errands,
                errand -> switch (errand.kind()) {
                    case TELL -> tell.settle(errand);
                    case MERGE -> merge.settle(errand);
                },
                settings));
    }

    /** There may be something to see to. */
    public void poke() {
        workers.poke();
    }

    @Override
    public void close() {
        workers.close();
    }
}
