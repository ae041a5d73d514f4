// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Page;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.persistence.Database;
import sohbet.persistence.audit.Act;
import sohbet.persistence.merchant.MerchantList;
import sohbet.persistence.merchant.MerchantList.Seat;

/**
 * The merchants one may come in at, and going from one to another.
 *
 * <pre>
 * GET  /me/merchants?q
 * POST /me/merchant {id}     another session with another cookie and csrf; sockets of the one before end
 * </pre>
 */
final class SwitchRoutes {
    private static final int MOST = 50;

    private final OpenApi openApi;
    private final Access access;
    private final Database database;
    private final StaffSessions sessions;
    private final Greeting greeting;

    /** Says who is signed in now. */
    interface Greeting {
        CompletionStage<HttpResponse> of(Principal.Staff staff, String token);
    }

    record Wanted(String id) {}

    /** @param member whether one is on its staff, and not only an owner of the installation */
    record SeatView(String id, String name, String role, boolean member, boolean suspended, boolean current) {
        static SeatView of(Seat seat, Principal.Staff reader) {
            return new SeatView(
                    seat.id(),
                    seat.name(),
                    seat.role().word(),
                    seat.isMember(),
                    seat.isSuspended(),
                    seat.id().equals(reader.merchantId()));
        }
    }

    SwitchRoutes(OpenApi openApi, Access access, Database database, StaffSessions sessions, Greeting greeting) {
        this.openApi = openApi;
        this.access = access;
        this.database = database;
        this.sessions = sessions;
        this.greeting = greeting;
    }

    Route routes() {
        return concat(
                path(segment("me").slash("merchants"), () -> get(this::list)),
                path(
                        segment("me").slash("merchant"),
                        () -> post(() -> access.staff(
                                "switchMerchant",
                                staff -> openApi.body(
                                        "switchMerchant",
                                        Wanted.class,
                                        wanted -> extractRequest(request -> Answers.when(
                                                moved(request, staff, wanted.id()), answer -> answer)))))));
    }

    private Route list() {
        return access.staff(
                "listOwnMerchants",
                staff -> openApi.parameters(
                        "listOwnMerchants",
                        given -> Answers.when(
                                seats(
                                        staff,
                                        given.text("q")
                                                .map(String::strip)
                                                .filter(q -> !q.isEmpty())
                                                .orElse("")),
                                found -> Json.ok(new Page<>(
                                        found.stream()
                                                .map(seat -> SeatView.of(seat, staff))
                                                .toList(),
                                        null)))));
    }

    private CompletionStage<List<Seat>> seats(Principal.Staff staff, String words) {
        return database.read(
                connection -> MerchantList.seats(connection, staff.userId(), words.isEmpty() ? null : words, MOST));
    }

    /** What is done on the other side stands in the log there before it is done, above all when nobody there invited them. */
    private CompletionStage<HttpResponse> moved(HttpRequest request, Principal.Staff staff, String given) {
        String id = Text.clean(given);
        return database.read(connection -> MerchantList.seat(connection, staff.userId(), id))
                .thenApply(
                        found -> found.orElseThrow(() -> Problem.of("not_found").thrown()))
                .thenCompose(seat -> entering(request, staff, seat));
    }

    private CompletionStage<HttpResponse> entering(HttpRequest request, Principal.Staff staff, Seat seat) {
        var audit = access.audit();
        var act = new Act(
                seat.id(),
                staff.who(),
                seat.isMember() ? "switchMerchant" : "enterAsOwner",
                new Act.Thing("merchants", seat.id()),
                audit.from(request));
        return audit.begin(act)
                .thenCompose(attempt -> sessions.move(staff, seat.id())
                        .thenApply(moved -> moved.orElseThrow(
                                () -> Problem.of("unauthenticated").thrown()))
                        .thenCompose(opened -> audit.end(act, attempt, Act.Answer.DONE)
                                .thenCompose(noted -> greeting.of(
                                        new Principal.Staff(
                                                staff.userId(),
                                                staff.name(),
                                                staff.email(),
                                                seat.id(),
                                                seat.role(),
                                                opened.sessionId(),
                                                staff.isOwner()),
                                        opened.token()))));
    }
}
