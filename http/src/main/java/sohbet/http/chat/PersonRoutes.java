// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.kernel.Aggregate;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Problem;
import sohbet.persistence.Database;
import sohbet.persistence.chat.SessionList;

/**
 * The person behind a session.
 *
 * <pre>
 * DELETE /sessions/{id}/person      forgets them
 * </pre>
 */
public final class PersonRoutes {
    private static final Logger log = LoggerFactory.getLogger(PersonRoutes.class);
    private final Aggregate<ChatCommand, ChatSession, ChatEvent> chats;
    private final Database database;
    private final Access access;

    public PersonRoutes(Aggregate<ChatCommand, ChatSession, ChatEvent> chats, Database database, Access access) {
        this.chats = chats;
        this.database = database;
        this.access = access;
    }

    public Route routes() {
        return path(segment("sessions").slash(segment()).slash("person"), id -> delete(() -> erase(id)));
    }

    private Route erase(String id) {
        return access.caller(
                "eraseSessionPerson",
                who -> extractRequest(request -> Answers.when(
                        erased(Exchange.of(request), who, id),
                        done -> HttpResponse.create().withStatus(StatusCodes.NO_CONTENT))));
    }

    /**
     * The key goes first: whatever interrupts the rest, what was told until now cannot be read any
     * more. It goes a second time after the end, for what came meanwhile. Each step may be done
     * again; the rows are blanked by the fact as well, so that they are the same after a rebuild.
     */
    private CompletionStage<Void> erased(Exchange exchange, Principal.Caller who, String id) {
        if (!SessionId.isOne(id)) throw Problem.of("not_found").thrown();
        String entity = who.merchantId() + "~" + id;
        return chats.read(entity)
                .thenCompose(is -> {
                    if (is.state() instanceof ChatSession.New)
                        throw Problem.of("not_found").thrown();
                    return chats.forget(entity);
                })
                .thenCompose(forgotten -> chats.execute(entity, null, new ChatCommand.Erase()))
                .thenCompose(ended -> chats.forget(entity))
                .thenCompose(forgotten -> database.write(connection -> {
                    new SessionList().forget(connection, who.merchantId(), id);
                    return true;
                }))
                .thenAccept(done -> exchange.logging(() ->
                        log.info("the person of session {} of {} was erased by {}", id, who.merchantId(), who.id())));
    }
}
