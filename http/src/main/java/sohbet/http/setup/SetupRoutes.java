// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.Directives.put;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Accounts;
import sohbet.http.account.SessionCookie;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Json;
import sohbet.http.edge.Language;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Problem;
import sohbet.persistence.Database;
import sohbet.persistence.keys.MasterKey;

/**
 * The wizard.
 *
 * <pre>
 * GET  /setup                    what is said so far; to whoever is not in, whether there is something left to do
 * POST /setup/enter              {token} of the link: used up for a cookie
 * PUT  /setup/admin|shop|model|messaging
 * POST /setup/at                 {step}: where the page is
 * POST /setup/model/test         {url, key?, model?}: the models there are, or an answer of one
 * POST /setup/messaging/test     {provider, account_sid?, secret?}
 * POST /setup/database/test      {url}
 * POST /setup/database/move      {url}
 * POST /setup/reset
 * POST /setup/start              makes the shop and its admin, and signs them in
 * </pre>
 */
public final class SetupRoutes {
    private final Setup setup;
    private final Mover mover;
    private final Accounts accounts;
    private final OpenApi openApi;
    private final Founding founding;
    private final Trials trials;
    private final SessionCookie cookie;
    private final Steps steps;
    private final SetupViews views;

    /** Where the providers are, and whether this is a sandbox. */
    public record Outside(String twilio, String telegram, boolean isSandbox) {}

    record Enter(String token) {
        @Override
        public String toString() {
            return "enter";
        }
    }

    record DatabaseStep(String url) {
        @Override
        public String toString() {
            return "database";
        }
    }

    /** Where to go on. */
    record Started(String merchant, boolean mfa, boolean demo) {}

    public SetupRoutes(
            Setup setup,
            Mover mover,
            Database database,
            MasterKey master,
            Accounts accounts,
            OpenApi openApi,
            Outside outside) {
        this.setup = setup;
        this.mover = mover;
        this.accounts = accounts;
        this.openApi = openApi;
        this.founding = new Founding(database, master);
        this.trials = new Trials(outside.twilio(), outside.telegram());
        this.cookie = new SessionCookie(accounts.origins().isHttps(), "sohbet_setup");
        this.steps = new Steps(accounts.passwords());
        this.views = new SetupViews(mover, database, outside.isSandbox());
    }

    public Route routes() {
        return pathPrefix(
                "setup",
                () -> concat(
                        pathEnd(() -> get(() -> open("getSetup", this::state))),
                        path("enter", () -> post(() -> open("enterSetup", this::enter))),
                        path("admin", () -> put(() -> said("setSetupAdmin", Steps.AdminStep.class, steps::admin))),
                        path("shop", () -> put(() -> said("setSetupShop", Draft.Shop.class, steps::shop))),
                        path("model", () -> put(() -> said("setSetupModel", Steps.ModelStep.class, steps::model))),
                        path(
                                "messaging",
                                () -> put(
                                        () -> said("setSetupMessaging", Steps.MessagingStep.class, steps::messaging))),
                        path("at", () -> post(() -> said("setSetupStep", Steps.At.class, steps::at))),
                        path("reset", () -> post(() -> inside("resetSetup", this::reset))),
                        path("start", () -> post(() -> inside("startSetup", this::start))),
                        path(
                                segment("model").slash("test"),
                                () -> post(() -> tried("testSetupModel", Steps.ModelTest.class, this::tryModel))),
                        path(
                                segment("messaging").slash("test"),
                                () -> post(() ->
                                        tried("testSetupMessaging", Steps.MessagingTest.class, this::tryMessaging))),
                        path(
                                segment("database").slash("test"),
                                () -> post(() -> tried(
                                        "testSetupDatabase",
                                        DatabaseStep.class,
                                        (in, given) -> trials.database(given.url(), in.language())))),
                        path(
                                segment("database").slash("move"),
                                () -> post(() -> inside(
                                        "moveSetupDatabase",
                                        in -> openApi.body(
                                                "moveSetupDatabase", DatabaseStep.class, given -> move(in, given)))))));
    }

    /** Who is in: the session and what was said in it. */
    private record In(HttpRequest request, String session, Setup.Said said) {
        Language language() {
            return Exchange.of(request).language();
        }
    }

    private Route open(String operation, Supplier<Route> inner) {
        return accounts.access().open(operation, inner);
    }

    /** While the database is moving only the progress can be told. */
    private Route state() {
        return extractRequest(request -> {
            String session = cookie.token(request).orElse("");
            if (mover.state() != null && setup.isLast(session))
                return complete(Json.ok(views.of(request, session, Setup.Said.NOTHING)));
            return Answers.when(
                    setup.isDone()
                            .thenCompose(done -> done
                                    ? CompletableFuture.completedStage(new SetupView(true, false, null))
                                    : setup.of(session)
                                            .thenApply(found -> found.map(said -> views.of(request, session, said))
                                                    .orElseGet(() -> new SetupView(false, false, null)))),
                    Json::ok);
        });
    }

    private Route enter() {
        return extractRequest(request -> accounts.origins().isOwn(request)
                ? openApi.body(
                        "enterSetup",
                        Enter.class,
                        given -> Answers.when(
                                undone().thenCompose(yes -> setup.enter(given.token()))
                                        .thenCompose(session -> entered(request, session)),
                                answer -> answer))
                : Edge.refuse(Problem.of("csrf")));
    }

    /** Whoever comes with a new link goes on where the one before them was. */
    private CompletionStage<HttpResponse> entered(HttpRequest request, Optional<String> session) {
        String is = session.orElseThrow(() -> Problem.of("setup_link_refused").thrown());
        return setup.of(is)
                .thenApply(said -> Json.ok(views.of(request, is, said.orElse(Setup.Said.NOTHING)))
                        .addHeader(cookie.set(is)));
    }

    private CompletionStage<Boolean> undone() {
        return setup.isDone().thenApply(done -> {
            if (done) throw Problem.of("setup_done").thrown();
            return true;
        });
    }

    /** Only whoever used the link, from our own page. */
    private Route inside(String operation, java.util.function.Function<In, Route> inner) {
        return open(
                operation,
                () -> extractRequest(request -> onSuccess(
                        undone().thenCompose(
                                        yes -> setup.of(cookie.token(request).orElse(""))),
                        found -> {
                            if (found.isEmpty()) return Edge.refuse(Problem.of("setup_link_refused"));
                            String session = cookie.token(request).orElseThrow();
                            if (!accounts.origins().isOwn(request) || !SessionCookie.csrfFits(request, session))
                                return Edge.refuse(Problem.of("csrf"));
                            return inner.apply(new In(request, session, found.get()));
                        })));
    }

    private <T> Route tried(String operation, Class<T> body, BiFunction<In, T, CompletionStage<Trial>> trial) {
        return inside(
                operation,
                in -> openApi.body(operation, body, given -> Answers.when(trial.apply(in, given), Json::ok)));
    }

    private <T> Route said(
            String operation,
            Class<T> body,
            BiFunction<Setup.Said, T, CompletionStage<UnaryOperator<Setup.Said>>> step) {
        return inside(
                operation,
                in -> openApi.body(
                        operation,
                        body,
                        given -> Answers.when(
                                step.apply(in.said, given).thenCompose(change -> setup.change(in.session, change)),
                                now -> shown(in, now))));
    }

    private HttpResponse shown(In in, Optional<Setup.Said> now) {
        return Json.ok(views.of(
                in.request,
                in.session,
                now.orElseThrow(() -> Problem.of("setup_link_refused").thrown())));
    }

    private Route reset(In in) {
        return Answers.when(setup.change(in.session, said -> Setup.Said.NOTHING), now -> shown(in, now));
    }

    private CompletionStage<Trial> tryModel(In in, Steps.ModelTest given) {
        String key =
                given.key() == null || given.key().isBlank() ? in.said.secrets().get(Draft.Secrets.MODEL) : given.key();
        String model = given.model();
        return model == null
                ? trials.models(given.url(), key, in.language())
                : trials.model(given.url(), key, model, in.language());
    }

    private CompletionStage<Trial> tryMessaging(In in, Steps.MessagingTest given) {
        String name = given.provider();
        String secret = given.secret() == null || given.secret().isBlank()
                ? in.said.secrets().get(name)
                : given.secret().strip();
        if (secret == null) throw Problem.invalid("/secret", "missing").thrown();
        String sid = given.accountSid();
        if (name.equals(Draft.Secrets.TELEGRAM)) return trials.telegram(secret, in.language());
        if (sid == null) throw Problem.invalid("/account_sid", "missing").thrown();
        return trials.twilio(sid, secret, in.language());
    }

    private Route move(In in, DatabaseStep given) {
        if (!mover.begin(given.url())) throw Problem.of("conflict").thrown();
        return complete(Json.response(202, views.of(in.request, in.session, in.said)));
    }

    /** The cookie of the wizard is taken back and the staff's given. */
    private Route start(In in) {
        return onSuccess(
                founding.of(in.said)
                        .thenCompose(user -> setup.finish()
                                .thenCompose(done -> accounts.opened(in.request, user.id(), user.merchantId()))
                                .thenApply(header -> Json.ok(started(user.merchantId(), in.said.draft()))
                                        .addHeader(header)
                                        .addHeader(cookie.cleared()))),
                answer -> complete(answer));
    }

    private static Started started(String merchant, Draft draft) {
        return new Started(
                merchant,
                draft.admin() != null && draft.admin().mfa(),
                draft.shop() != null && draft.shop().catalogue().equals("demo"));
    }
}
