// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.Instant;
import java.util.List;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Json;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.persistence.account.StaffSessionTable.Seen;

/** Where a member of the staff is signed in, and ending that. Sockets of an ended session end within a second, on every node. */
final class UserSessionRoutes {
    private final Access access;
    private final Staff staff;
    private final StaffSessions sessions;

    /** @param thisOne whether it is the session of who asks */
    record SessionView(
            String id, String device, String address, Instant startedAt, Instant lastSeenAt, boolean thisOne) {
        static SessionView of(Seen session, Principal.Caller reader) {
            return new SessionView(
                    session.id(),
                    session.origin().device(),
                    session.origin().address(),
                    session.startedAt(),
                    session.lastSeenAt(),
                    session.id().equals(own(reader)));
        }
    }

    record Sessions(List<SessionView> items) {}

    record Ended(int ended) {}

    UserSessionRoutes(Access access, Staff staff, StaffSessions sessions) {
        this.access = access;
        this.staff = staff;
        this.sessions = sessions;
    }

    Route routes() {
        return concat(
                path(
                        segment().slash("sessions"),
                        id -> concat(
                                get(() -> access.caller("listUserSessions", caller -> list(caller, id))),
                                delete(() -> access.caller("endUserSessions", caller -> endAll(caller, id))))),
                path(
                        segment().slash("sessions").slash(segment()),
                        (id, session) ->
                                delete(() -> access.caller("endUserSession", caller -> end(caller, id, session)))));
    }

    private Route list(Principal.Caller caller, String id) {
        return Answers.when(
                staff.one(caller, id).thenCompose(member -> sessions.of(member.id(), caller.merchantId())),
                found -> Json.ok(new Sessions(found.stream()
                        .map(session -> SessionView.of(session, caller))
                        .toList())));
    }

    private Route endAll(Principal.Caller caller, String id) {
        return Answers.when(
                staff.one(caller, id)
                        .thenCompose(member -> sessions.endAll(member.id(), caller.merchantId(), own(caller))),
                ended -> Json.ok(new Ended(ended)));
    }

    private Route end(Principal.Caller caller, String id, String session) {
        return onSuccess(
                staff.one(caller, id)
                        .thenCompose(member -> sessions.end(Text.clean(session), member.id(), caller.merchantId())),
                ended -> {
                    if (!ended) throw Problem.of("not_found").thrown();
                    return complete(UserRoutes.NOTHING);
                });
    }

    private static String own(Principal.Caller caller) {
        return caller instanceof Principal.Staff person ? person.sessionId() : "";
    }
}
