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

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Origins;
import sohbet.http.edge.Problem;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.account.StaffSessionTable;
import sohbet.persistence.account.StaffUsers.StaffUser;
import sohbet.persistence.merchant.Merchant;

/**
 * Signing in and out.
 *
 * <pre>
 * POST /sign-in   {email, password, code?}   a session and its cookie
 * POST /sign-out                      ends the session and its sockets
 * GET  /me                            who is signed in, and the csrf that writes need
 * </pre>
 */
public final class AccountRoutes {
    private final OpenApi openApi;
    private final Access access;
    private final Origins origins;
    private final SignIn signIn;
    private final StaffSessions sessions;
    private final SessionCookie cookie;
    private final ClientAddress address;
    private final MerchantDirectory merchants;
    private final MfaRule mfa;
    private final AccountNews news;
    private final Map<String, List<String>> permissions;

    record Credentials(
            String email, String password, @Nullable String code) {
        @Override
        public String toString() {
            return "credentials";
        }
    }

    AccountRoutes(
            OpenApi openApi,
            Access access,
            Origins origins,
            SignIn signIn,
            StaffSessions sessions,
            SessionCookie cookie,
            ClientAddress address,
            MerchantDirectory merchants,
            MfaRule mfa,
            AccountNews news) {
        this.news = news;
        this.openApi = openApi;
        this.access = access;
        this.origins = origins;
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.address = address;
        this.merchants = merchants;
        this.mfa = mfa;
        this.permissions = Permissions.of(openApi);
    }

    public Route routes() {
        return concat(
                path("sign-in", () -> post(() -> access.open("signIn", this::signIn))),
                path("sign-out", () -> post(() -> access.staff("signOut", this::signOut))),
                path(
                        "me",
                        () -> get(() -> openApi.parameters(
                                "getMe",
                                given -> given.text("or").isPresent()
                                        ? access.callerOrNobody("getMe", this::me, AccountRoutes::nobody)
                                        : access.caller("getMe", this::me)))));
    }

    /** A foreign page must not sign anybody in either. */
    private Route signIn() {
        return extractRequest(request -> origins.isOwn(request)
                ? openApi.body("signIn", Credentials.class, given -> {
                    Exchange.of(request).claims(given.email().strip());
                    return Answers.when(signedIn(request, given), answer -> answer);
                })
                : Edge.refuse(Problem.of("csrf")));
    }

    private CompletionStage<HttpResponse> signedIn(HttpRequest request, Credentials given) {
        return signIn.attempt(given.email(), given.password(), given.code(), address.of(request))
                .thenCompose(user -> entered(request, user));
    }

    /** Opens a session for somebody who has shown who they are, whichever way. */
    CompletionStage<HttpResponse> entered(HttpRequest request, StaffUser user) {
        var origin = origin(request);
        return sessions.open(user.id(), user.merchantId(), origin).thenCompose(opened -> {
            news.signedIn(user, opened.sessionId(), origin);
            return welcomed(user, opened);
        });
    }

    private StaffSessionTable.Origin origin(HttpRequest request) {
        return new StaffSessionTable.Origin(Device.of(request), address.shown(request));
    }

    private CompletionStage<HttpResponse> welcomed(StaffUser user, StaffSessions.Opened opened) {
        return welcomed(
                new Principal.Staff(
                        user.id(),
                        user.name(),
                        user.email(),
                        user.merchantId(),
                        user.role(),
                        opened.sessionId(),
                        user.isOwner()),
                opened.token());
    }

    /** Who is signed in by this token, with the cookie that bears it. */
    CompletionStage<HttpResponse> welcomed(Principal.Staff staff, String token) {
        return shop(staff)
                .thenCombine(
                        mfa.of(staff),
                        (merchant, factor) -> Json.ok(MeView.of(
                                        staff, staff.email(), merchant, factor, SessionCookie.csrf(token), permissions))
                                .addHeader(cookie.set(token)));
    }

    private Route signOut(Principal.Staff staff) {
        return onSuccess(
                sessions.end(staff.sessionId()),
                ended -> complete(
                        HttpResponse.create().withStatus(StatusCodes.NO_CONTENT).addHeader(cookie.cleared())));
    }

    private static Route nobody() {
        return complete(StatusCodes.NO_CONTENT);
    }

    private Route me(Principal.Caller caller) {
        return extractRequest(request -> me(request, caller));
    }

    private Route me(HttpRequest request, Principal.Caller caller) {
        String csrf = cookie.token(request).map(SessionCookie::csrf).orElse("");
        String email = caller instanceof Principal.Staff staff ? staff.email() : "";
        return Answers.when(
                shop(caller)
                        .thenCombine(
                                mfa.of(caller),
                                (merchant, factor) -> MeView.of(caller, email, merchant, factor, csrf, permissions)),
                Json::ok);
    }

    private CompletionStage<Merchant> shop(Principal principal) {
        return merchants
                .byId(principal.merchantId())
                .thenApply(
                        found -> found.orElseThrow(() -> Problem.of("not_found").thrown()));
    }
}
