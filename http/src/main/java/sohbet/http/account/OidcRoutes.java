// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Origins;
import sohbet.http.edge.Problem;
import sohbet.http.oidc.IdentityProvider;
import sohbet.persistence.account.OidcLinks;
import sohbet.persistence.account.StaffUsers.StaffUser;

/**
 * Signing in by an issuer of OpenID Connect. The issuer sends people back to a page of ours, which posts what they bring: so a
 * sign-in is a write from our own page like the one with a password, and the cookie that binds it goes to no other site.
 *
 * <pre>
 * GET    /sign-in               how one can sign in here
 * POST   /sign-in/oidc          begins: where to go, and the cookie of this browser
 * POST   /sign-in/oidc/return   {state, code | error, iss?}: a session and its cookie
 * POST   /sign-in/oidc/code     {code} of the second factor, for whom the former answers mfa_needed
 * GET    /me/oidc               whether the issuer knows one
 * DELETE /me/oidc
 * </pre>
 */
final class OidcRoutes {
    private final @Nullable IdentityProvider provider;
    private final @Nullable OidcSignIn signIn;
    private final OidcLinks links;
    private final OpenApi openApi;
    private final Access access;
    private final Origins origins;
    private final ClientAddress address;
    private final SessionCookie cookie;
    private final Entrance entrance;

    /** Opens a session for somebody who has shown who they are. */
    interface Entrance {
        CompletionStage<HttpResponse> open(HttpRequest request, StaffUser user);
    }

    /** @param oidc null while no issuer is set */
    record WaysView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            ProviderView oidc) {}

    record ProviderView(String name) {}

    record BegunView(String location) {
        @Override
        public String toString() {
            return "begun";
        }
    }

    record Code(String code) {
        @Override
        public String toString() {
            return "code";
        }
    }

    /** @param linkedAt null while the issuer knows nobody as this person */
    record LinkView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String name,

            @Nullable Instant linkedAt,
            @Nullable Instant lastUsedAt) {
        private static LinkView of(String name, Optional<OidcLinks.Link> link) {
            return new LinkView(
                    name,
                    link.map(OidcLinks.Link::linkedAt).orElse(null),
                    link.map(OidcLinks.Link::lastUsedAt).orElse(null));
        }
    }

    OidcRoutes(
            @Nullable IdentityProvider provider,
            @Nullable OidcSignIn signIn,
            OidcLinks links,
            OpenApi openApi,
            Access access,
            Origins origins,
            ClientAddress address,
            Entrance entrance) {
        this.provider = provider;
        this.signIn = signIn;
        this.links = links;
        this.openApi = openApi;
        this.access = access;
        this.origins = origins;
        this.address = address;
        this.cookie = new SessionCookie(origins.isHttps(), "sohbet-oidc");
        this.entrance = entrance;
    }

    Route routes() {
        return concat(
                path("sign-in", () -> get(this::ways)),
                pathPrefix(
                        segment("sign-in").slash("oidc"),
                        () -> concat(
                                pathEnd(() -> post(this::begin)),
                                path("return", () -> post(this::comeBack)),
                                path("code", () -> post(this::confirm)))),
                path(segment("me").slash("oidc"), () -> concat(get(this::link), delete(this::unlink))));
    }

    private Route ways() {
        return access.open(
                "getSignInWays",
                () -> complete(Json.ok(new WaysView(provider == null ? null : new ProviderView(provider.name())))));
    }

    private Route begin() {
        return ownPage(
                "beginOidcSignIn",
                request -> Answers.when(
                        here().begin(),
                        begun -> Json.ok(new BegunView(begun.at().toString())).addHeader(cookie.set(begun.browser()))));
    }

    private Route comeBack() {
        return ownPage(
                "signInByOidc",
                request -> openApi.body(
                        "signInByOidc",
                        OidcSignIn.Returned.class,
                        given -> entered(
                                request,
                                (browser, claimed) -> here().finish(given, browser, address.of(request), claimed))));
    }

    private Route confirm() {
        return ownPage(
                "confirmOidcSignIn",
                request -> openApi.body(
                        "confirmOidcSignIn",
                        Code.class,
                        given -> entered(
                                request,
                                (browser, claimed) ->
                                        here().confirm(given.code(), browser, address.of(request), claimed))));
    }

    /** Whoever comes in has no use for the cookie of the way any more. */
    private Route entered(
            HttpRequest request, BiFunction<Optional<String>, Consumer<String>, CompletionStage<StaffUser>> who) {
        return Answers.when(
                who.apply(cookie.token(request), Exchange.of(request)::claims)
                        .thenCompose(user -> entrance.open(request, user)),
                answer -> answer.addHeader(cookie.cleared()));
    }

    private Route link() {
        return access.staff(
                "getOwnOidc",
                staff -> provider == null
                        ? complete(Json.ok(new LinkView(null, null, null)))
                        : Answers.when(
                                links.of(staff.userId(), provider.issuer()),
                                link -> Json.ok(LinkView.of(provider.name(), link))));
    }

    private Route unlink() {
        return access.staff(
                "unlinkOidc",
                staff -> Answers.when(links.remove(staff.userId(), set(provider).issuer()), gone -> {
                    if (!gone) throw Problem.of("not_found").thrown();
                    return UserRoutes.NOTHING;
                }));
    }

    private OidcSignIn here() {
        return set(signIn);
    }

    private static <T> T set(@Nullable T part) {
        if (part == null) throw Problem.of("not_found").thrown();
        return part;
    }

    /** A foreign page begins and ends no sign-in in somebody's browser. */
    private Route ownPage(String operation, Function<HttpRequest, Route> inner) {
        return access.open(
                operation,
                () -> extractRequest(
                        request -> origins.isOwn(request) ? inner.apply(request) : Edge.refuse(Problem.of("csrf"))));
    }
}
