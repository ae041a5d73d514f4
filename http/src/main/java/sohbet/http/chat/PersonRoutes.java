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
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Problem;

/**
 * The person behind a session.
 *
 * <pre>
 * DELETE /sessions/{id}/person      forgets them
 * </pre>
 */
public final class PersonRoutes {
    private static final Logger log = LoggerFactory.getLogger(PersonRoutes.class);
    private final Forgetting forgetting;
    private final Access access;

    public PersonRoutes(Forgetting forgetting, Access access) {
        this.forgetting = forgetting;
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

    private CompletionStage<Void> erased(Exchange exchange, Principal.Caller who, String id) {
        if (!SessionId.isOne(id)) throw Problem.of("not_found").thrown();
        return forgetting
                .forget(who.merchantId(), id)
                .thenAccept(done -> exchange.logging(() ->
                        log.info("the person of session {} of {} was erased by {}", id, who.merchantId(), who.id())));
    }
}
