// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import java.util.concurrent.CompletionStage;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.kernel.Aggregate;
import sohbet.http.edge.Problem;
import sohbet.persistence.Database;
import sohbet.persistence.chat.SessionList;

/**
 * Forgets the person of a session. The key goes first: whatever interrupts the rest, what was told until now cannot be read any
 * more. It goes a second time after the end, for what came meanwhile. Each step may be done again; the rows are blanked by the
 * fact as well, so that they are the same after a rebuild.
 */
public final class Forgetting {
    private final Aggregate<ChatCommand, ChatSession, ChatEvent> chats;
    private final Database database;

    public Forgetting(Aggregate<ChatCommand, ChatSession, ChatEvent> chats, Database database) {
        this.chats = chats;
        this.database = database;
    }

    /** Fails with {@code not_found} for a session there never was. */
    CompletionStage<Boolean> forget(String merchantId, String session) {
        String entity = merchantId + "~" + session;
        return chats.read(entity)
                .thenCompose(is -> {
                    if (is.state() instanceof ChatSession.New)
                        throw Problem.of("not_found").thrown();
                    return chats.forget(entity);
                })
                .thenCompose(forgotten -> chats.execute(entity, null, new ChatCommand.Erase()))
                .thenCompose(ended -> chats.forget(entity))
                .thenCompose(forgotten -> database.write(merchantId, connection -> {
                    new SessionList().forget(connection, merchantId, session);
                    return true;
                }));
    }
}
