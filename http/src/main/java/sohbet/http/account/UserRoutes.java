// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.patch;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Cursor;
import sohbet.http.edge.ETags;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Page;
import sohbet.http.edge.Parameters;
import sohbet.http.edge.Text;
import sohbet.persistence.Database;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.StaffList;
import sohbet.persistence.account.StaffMember;

/**
 * The merchant's staff, for its admins.
 *
 * <pre>
 * GET    /users?sort&q&role&status&limit&cursor
 * POST   /users                  with a password, or without one: then invited by mail
 * POST   /users/bulk             one act on many, with a result for each
 * GET    /users/{id}
 * PATCH  /users/{id}             name, role, lock, forced change of the password
 * DELETE /users/{id}             off this merchant's staff; the person goes with the last membership
 * POST   /users/{id}/password    sets one, ends the person's sessions
 * POST   /users/{id}/mail        the invitation again, or a link for a new password
 * GET    /users/{id}/sessions
 * DELETE /users/{id}/sessions    all but the caller's own
 * DELETE /users/{id}/sessions/{session}
 * </pre>
 */
final class UserRoutes {
    private final Database database;
    private final OpenApi openApi;
    private final Access access;
    private final Staff staff;
    private final BulkRoute bulk;
    private final UserSessionRoutes sessions;

    record NewPassword(String password) {
        @Override
        public String toString() {
            return "password";
        }
    }

    UserRoutes(Database database, OpenApi openApi, Access access, Staff staff, StaffSessions sessions) {
        this.database = database;
        this.openApi = openApi;
        this.access = access;
        this.staff = staff;
        this.bulk = new BulkRoute(openApi, access, staff);
        this.sessions = new UserSessionRoutes(access, staff, sessions);
    }

    Route routes() {
        return pathPrefix(
                "users",
                () -> concat(
                        pathEnd(() -> concat(get(this::list), post(this::add))),
                        path("bulk", () -> post(bulk::route)),
                        path(
                                segment(),
                                id -> concat(get(() -> one(id)), patch(() -> change(id)), delete(() -> remove(id)))),
                        path(segment().slash("password"), id -> post(() -> setPassword(id))),
                        path(segment().slash("mail"), id -> post(() -> mail(id))),
                        sessions.routes()));
    }

    private Route list() {
        return access.caller(
                "listUsers",
                caller -> openApi.parameters(
                        "listUsers",
                        given -> extractRequest(request ->
                                Answers.when(page(caller, given), page -> page.response(request, "cursor")))));
    }

    private CompletionStage<Page<UserView>> page(Principal.Caller caller, Parameters given) {
        int limit = given.size("limit");
        var asked = asked(given, limit + 1);
        return database.read(caller.merchantId(), connection -> StaffList.page(connection, caller.merchantId(), asked))
                .thenApply(found -> {
                    var shown = found.stream().limit(limit).toList();
                    StaffMember last = found.size() <= limit ? null : shown.getLast();
                    return new Page<>(
                            shown.stream().map(one -> UserView.of(one, caller)).toList(),
                            last == null ? null : Cursor.of(last.place(), last.id()));
                });
    }

    private static StaffList.Asked asked(Parameters given, int limit) {
        String sort = given.required("sort");
        boolean downwards = sort.startsWith("-");
        String by = (downwards ? sort.substring(1) : sort).toUpperCase(Locale.ROOT);
        return new StaffList.Asked(
                by.equals("STATUS") ? StaffList.Sort.STATUS_ : StaffList.Sort.valueOf(by),
                downwards,
                given.text("q").map(String::strip).filter(q -> !q.isEmpty()).orElse(null),
                given.text("role").map(Role::of).orElse(null),
                given.text("status").map(StaffMember.Status::of).orElse(null),
                given.text("cursor").map(UserRoutes::place).orElse(null),
                limit);
    }

    private static StaffList.Place place(String cursor) {
        var key = Cursor.parse(cursor, 2).key();
        return new StaffList.Place(Text.clean(key.getFirst()), Text.clean(key.getLast()));
    }

    private Route add() {
        return access.caller(
                "addUser",
                caller -> openApi.body(
                        "addUser",
                        Staff.Newcomer.class,
                        given -> extractRequest(request -> Answers.when(
                                staff.add(caller, given, Exchange.of(request).language()),
                                added -> ETags.tagged(added.version(), Json.created(UserView.of(added, caller)))
                                        .addHeader(RawHeader.create("Location", "/api/v1/users/" + added.id()))))));
    }

    private Route one(String id) {
        return access.caller(
                "getUser",
                caller -> extractRequest(request -> Answers.when(
                        staff.one(caller, id),
                        found -> ETags.answer(request, found.version(), () -> Json.ok(UserView.of(found, caller))))));
    }

    private Route change(String id) {
        return access.caller(
                "changeUser",
                caller -> openApi.body(
                        "changeUser",
                        Staff.Change.class,
                        change -> extractRequest(request -> Answers.when(
                                staff.change(caller, id, ETags.expected(request), change),
                                changed -> tagged(changed, caller)))));
    }

    private Route remove(String id) {
        return access.caller(
                "removeUser",
                caller -> extractRequest(request ->
                        onSuccess(staff.remove(caller, id, ETags.expected(request)), removed -> complete(NOTHING))));
    }

    private Route setPassword(String id) {
        return access.caller(
                "setUserPassword",
                caller -> openApi.body(
                        "setUserPassword",
                        NewPassword.class,
                        given -> Answers.when(
                                staff.setPassword(caller, id, given.password()), changed -> tagged(changed, caller))));
    }

    private Route mail(String id) {
        return access.caller(
                "mailUserLink", caller -> onSuccess(staff.mailLink(caller, id), mailed -> complete(NOTHING)));
    }

    private static HttpResponse tagged(StaffMember member, Principal.Caller caller) {
        return ETags.tagged(member.version(), Json.ok(UserView.of(member, caller)));
    }

    static final HttpResponse NOTHING = HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
}
