// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.signup;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.http.account.Accounts;
import sohbet.http.account.ClientAddress;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.http.edge.TrustedProxies;
import sohbet.persistence.Database;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.notification.Notifications;
import sohbet.persistence.signup.Wish;

/**
 * Opening a shop by oneself, where the setting says so.
 *
 * <pre>
 * GET  /sign-up            whether it is open
 * POST /sign-up            {shop, zone, currency, region?, locale, name, email, password}: a mail, whoever has the address
 * POST /sign-up/confirm    {token, password}: makes the shop and its admin and signs them in
 * </pre>
 */
public final class SignUpRoutes implements AutoCloseable {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration BEAT = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(SignUpRoutes.class);

    private final boolean isOpen;
    private final Accounts accounts;
    private final OpenApi openApi;
    private final ClientAddress address;
    private final SignUp signUp;
    private final Cancellable beat;

    /**
     * How it is at this installation.
     *
     * @param isOpen whether anybody may open a shop
     * @param publicBaseUrl where the readers of mails reach us
     */
    public record Settings(boolean isOpen, URI publicBaseUrl, TrustedProxies trustedProxies) {}

    record Door(boolean isOpen) {}

    record Asked(
            String shop,
            String zone,
            String currency,
            @Nullable String region,
            String locale,
            String name,
            String email,
            String password) {
        @Override
        public String toString() {
            return "sign-up";
        }

        Wish wish() {
            String country = region == null ? Merchant.USUAL_REGION : region;
            return new Wish(text(email), text(name), text(shop), zone, currency, country, locale, "");
        }

        private static String text(String given) {
            return Text.clean(given).strip();
        }
    }

    record Confirmed(String token, String password) {
        @Override
        public String toString() {
            return "confirmation";
        }
    }

    /** The shop there is now. */
    record OpenedView(String merchant, String name) {}

    public SignUpRoutes(
            Settings settings,
            Database database,
            Accounts accounts,
            OpenApi openApi,
            Notifications notifications,
            ClassicActorSystemProvider provider) {
        this.isOpen = settings.isOpen();
        this.accounts = accounts;
        this.openApi = openApi;
        this.address = new ClientAddress(settings.trustedProxies());
        this.signUp =
                new SignUp(database, accounts.passwords(), notifications, new SignUpLetters(settings.publicBaseUrl()));
        var system = provider.classicSystem();
        this.beat = system.scheduler().scheduleWithFixedDelay(FIRST, BEAT, this::clear, system.dispatcher());
    }

    public Route routes() {
        return pathPrefix(
                "sign-up",
                () -> concat(
                        pathEnd(() -> concat(
                                get(() ->
                                        accounts.access().open("getSignUp", () -> complete(Json.ok(new Door(isOpen))))),
                                post(() -> ownPage("signUp", Asked.class, this::ask)))),
                        path("confirm", () -> post(() -> ownPage("confirmSignUp", Confirmed.class, this::confirm)))));
    }

    private CompletionStage<HttpResponse> ask(HttpRequest request, Asked given) {
        Wish wish = given.wish();
        Exchange.of(request).claims(wish.email());
        return signUp.ask(wish, given.password(), address.of(request))
                .thenApply(done -> HttpResponse.create().withStatus(StatusCodes.NO_CONTENT));
    }

    private CompletionStage<HttpResponse> confirm(HttpRequest request, Confirmed given) {
        return signUp.confirm(
                        given.token(),
                        given.password(),
                        accounts.access().audit().from(request))
                .thenCompose(opened -> {
                    var shop = opened.shop();
                    return accounts.opened(request, opened.userId(), shop.id())
                            .thenApply(cookie -> Json.ok(new OpenedView(shop.id(), shop.name()))
                                    .addHeader(cookie));
                });
    }

    /** A foreign page does none of this in somebody's browser. */
    private <T> Route ownPage(
            String operation, Class<T> body, BiFunction<HttpRequest, T, CompletionStage<HttpResponse>> act) {
        return accounts.access()
                .open(
                        operation,
                        () -> extractRequest(request -> {
                            if (!accounts.origins().isOwn(request)) return Edge.refuse(Problem.of("csrf"));
                            if (!isOpen) return Edge.refuse(Problem.of("sign_up_closed"));
                            return openApi.body(
                                    operation,
                                    body,
                                    given -> onSuccess(act.apply(request, given), answer -> complete(answer)));
                        }));
    }

    private void clear() {
        signUp.clear().whenComplete((gone, failure) -> {
            if (failure != null) LOG.debug("sign-ups were not cleared away", failure);
            else if (gone > 0) LOG.info("{} sign-ups that nobody has confirmed have been cleared away", gone);
        });
    }

    @Override
    public void close() {
        beat.cancel();
    }
}
