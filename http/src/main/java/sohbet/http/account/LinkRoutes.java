// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Origins;
import sohbet.http.edge.Problem;

/**
 * Passwords of people who are not signed in.
 *
 * <pre>
 * POST /sign-in/password      {email, password, new_password}   for whom sign-in refuses with password_change_needed
 * POST /forgot                {email}                           a link by mail, if there is such an account
 * POST /reset                 {token, password}
 * GET  /invitations/{token}                                     who invites whom
 * POST /invitations/{token}   {name, password}
 * </pre>
 */
final class LinkRoutes {
    private final OpenApi openApi;
    private final Access access;
    private final Origins origins;
    private final ClientAddress address;
    private final AccountLinks links;
    private final PasswordChange change;

    record Forgot(String email) {
        @Override
        public String toString() {
            return "forgot";
        }
    }

    record Reset(String token, String password) {
        @Override
        public String toString() {
            return "reset";
        }
    }

    record Acceptance(@Nullable String name, @Nullable String password) {
        @Override
        public String toString() {
            return "acceptance";
        }
    }

    record NewPassword(
            String email, String password, @Nullable String code, String newPassword) {
        @Override
        public String toString() {
            return "new password";
        }
    }

    LinkRoutes(
            OpenApi openApi,
            Access access,
            Origins origins,
            ClientAddress address,
            AccountLinks links,
            PasswordChange change) {
        this.openApi = openApi;
        this.access = access;
        this.origins = origins;
        this.address = address;
        this.links = links;
        this.change = change;
    }

    Route routes() {
        return concat(
                path("forgot", () -> post(() -> ownPage("forgot", Forgot.class, this::forgot))),
                path(
                        "reset",
                        () -> post(() -> ownPage(
                                "reset",
                                Reset.class,
                                (request, given) -> links.reset(given.token(), given.password())))),
                path(
                        segment("sign-in").slash("password"),
                        () -> post(() -> ownPage("changePassword", NewPassword.class, this::changed))),
                path(
                        segment("invitations").slash(segment()),
                        token -> concat(
                                get(() -> access.open(
                                        "getInvitation", () -> Answers.when(links.invitation(token), Json::ok))),
                                post(() -> ownPage(
                                        "acceptInvitation",
                                        Acceptance.class,
                                        (request, given) -> links.accept(
                                                token,
                                                given.name(),
                                                given.password(),
                                                Exchange.of(request).language()))))));
    }

    private CompletionStage<Boolean> forgot(HttpRequest request, Forgot given) {
        Exchange.of(request).claims(given.email().strip());
        return links.forgot(
                given.email(), address.of(request), Exchange.of(request).language());
    }

    private CompletionStage<Boolean> changed(HttpRequest request, NewPassword given) {
        Exchange.of(request).claims(given.email().strip());
        return change.attempt(given, address.of(request));
    }

    /** A foreign page does none of this in somebody's browser. What is done is answered with nothing. */
    private <T> Route ownPage(
            String operation, Class<T> body, BiFunction<HttpRequest, T, CompletionStage<Boolean>> act) {
        return access.open(
                operation,
                () -> extractRequest(request -> origins.isOwn(request)
                        ? openApi.body(
                                operation,
                                body,
                                given -> onSuccess(act.apply(request, given), done -> complete(UserRoutes.NOTHING)))
                        : Edge.refuse(Problem.of("csrf"))));
    }
}
