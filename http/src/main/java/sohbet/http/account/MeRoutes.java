// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Json;
import sohbet.http.edge.Page;
import sohbet.http.edge.Problem;
import sohbet.persistence.account.OwnSessions;
import sohbet.persistence.account.OwnSessions.Seen;

/**
 * Where a person is signed in.
 *
 * <pre>
 * GET    /me/sessions
 * DELETE /me/sessions        all but the one that asks
 * DELETE /me/sessions/{id}
 * </pre>
 */
final class MeRoutes {
    private final Access access;
    private final StaffSessions sessions;
    private final OwnSessions own;

    /** @param current whether it is the one that asks */
    record SessionView(
            String id,
            boolean current,
            String merchant,
            @Nullable String device,
            @Nullable String address,
            Instant startedAt,
            Instant lastSeenAt,
            Instant expiresAt) {
        static SessionView of(Seen seen, Principal.Staff staff) {
            return new SessionView(
                    seen.id(),
                    seen.id().equals(staff.sessionId()),
                    seen.merchantId(),
                    seen.device(),
                    seen.address(),
                    seen.startedAt(),
                    seen.lastSeenAt(),
                    seen.expiresAt());
        }
    }

    MeRoutes(Access access, StaffSessions sessions, OwnSessions own) {
        this.access = access;
        this.sessions = sessions;
        this.own = own;
    }

    Route routes() {
        return pathPrefix(
                segment("me").slash("sessions"),
                () -> concat(
                        pathEnd(() -> concat(get(this::list), delete(this::endOthers))),
                        path(segment(), id -> delete(() -> end(id)))));
    }

    private Route list() {
        return access.staff(
                "listOwnSessions",
                staff -> Answers.when(
                        own.of(staff.userId()),
                        found -> Json.ok(new Page<>(
                                found.stream()
                                        .map(seen -> SessionView.of(seen, staff))
                                        .toList(),
                                null))));
    }

    private Route end(String id) {
        return access.staff(
                "endOwnSession",
                staff -> Answers.when(
                        own.of(staff.userId())
                                .thenCompose(found -> found.stream()
                                                .anyMatch(seen -> seen.id().equals(id))
                                        ? sessions.end(id)
                                        : CompletableFuture.failedStage(
                                                Problem.of("not_found").thrown())),
                        MeRoutes::gone));
    }

    private Route endOthers() {
        return access.staff(
                "endOtherSessions",
                staff -> Answers.when(
                        own.of(staff.userId()).thenCompose(found -> endAll(found, staff.sessionId())), MeRoutes::gone));
    }

    private CompletionStage<Boolean> endAll(List<Seen> found, String spared) {
        CompletionStage<Boolean> done = CompletableFuture.completedStage(true);
        for (Seen seen : found) {
            if (!seen.id().equals(spared)) done = done.thenCompose(before -> sessions.end(seen.id()));
        }
        return done;
    }

    private static HttpResponse gone(boolean ended) {
        return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
    }
}
