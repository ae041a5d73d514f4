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

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.Accounts;
import sohbet.http.account.PasswordRules;
import sohbet.http.account.SessionCookie;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Json;
import sohbet.http.edge.Language;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Problem;
import sohbet.persistence.Database;
import sohbet.persistence.DatabaseUrl;
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
    private final Database database;
    private final boolean isSandbox;

    /** Where the providers are, and whether this is a sandbox. */
    public record Outside(String twilio, String telegram, boolean isSandbox) {}

    record Enter(String token) {
        @Override
        public String toString() {
            return "enter";
        }
    }

    record At(String step) {}

    record AdminStep(String name, String email, @Nullable String password, String locale, boolean mfa) {
        @Override
        public String toString() {
            return "admin";
        }
    }

    record ModelStep(
            String use,
            @Nullable String url,
            @Nullable String model,
            @Nullable String key) {
        @Override
        public String toString() {
            return "model";
        }
    }

    record ModelTest(
            String url, @Nullable String model, @Nullable String key) {
        @Override
        public String toString() {
            return "model";
        }
    }

    record MessagingStep(
            String use,
            @Nullable String accountSid,
            @Nullable String number,
            @Nullable String twilioToken,
            @Nullable String telegramToken) {
        @Override
        public String toString() {
            return "messaging";
        }
    }

    record MessagingTest(
            String provider,
            @Nullable String accountSid,
            @Nullable String secret) {
        @Override
        public String toString() {
            return "messaging";
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
        this.database = database;
        this.isSandbox = outside.isSandbox();
    }

    public Route routes() {
        return pathPrefix(
                "setup",
                () -> concat(
                        pathEnd(() -> get(() -> open("getSetup", this::state))),
                        path("enter", () -> post(() -> open("enterSetup", this::enter))),
                        path("admin", () -> put(() -> said("setSetupAdmin", AdminStep.class, this::admin))),
                        path("shop", () -> put(() -> said("setSetupShop", Draft.Shop.class, this::shop))),
                        path("model", () -> put(() -> said("setSetupModel", ModelStep.class, this::model))),
                        path(
                                "messaging",
                                () -> put(() -> said("setSetupMessaging", MessagingStep.class, this::messaging))),
                        path("at", () -> post(() -> said("setSetupStep", At.class, this::at))),
                        path("reset", () -> post(() -> inside("resetSetup", this::reset))),
                        path("start", () -> post(() -> inside("startSetup", this::start))),
                        path(
                                segment("model").slash("test"),
                                () -> post(() -> tried("testSetupModel", ModelTest.class, this::tryModel))),
                        path(
                                segment("messaging").slash("test"),
                                () -> post(() -> tried("testSetupMessaging", MessagingTest.class, this::tryMessaging))),
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
                return complete(Json.ok(view(request, session, Setup.Said.NOTHING)));
            return Answers.when(
                    setup.isDone()
                            .thenCompose(done -> done
                                    ? CompletableFuture.completedStage(new SetupView(true, false, null))
                                    : setup.of(session)
                                            .thenApply(found -> found.map(said -> view(request, session, said))
                                                    .orElseGet(() -> new SetupView(false, false, null)))),
                    Json::ok);
        });
    }

    private Route enter() {
        return extractRequest(request -> accounts.origins().isOwn(request)
                ? openApi.body(
                        "enterSetup",
                        Enter.class,
                        given -> onSuccess(
                                undone().thenCompose(yes -> setup.enter(given.token())),
                                session -> session.map(is -> complete(Json.ok(view(request, is, Setup.Said.NOTHING))
                                                .addHeader(cookie.set(is))))
                                        .orElseGet(() -> Edge.refuse(Problem.of("setup_link_refused")))))
                : Edge.refuse(Problem.of("csrf")));
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
            String operation, Class<T> body, BiFunction<In, T, CompletionStage<UnaryOperator<Setup.Said>>> step) {
        return inside(
                operation,
                in -> openApi.body(
                        operation,
                        body,
                        given -> Answers.when(
                                step.apply(in, given).thenCompose(change -> setup.change(in.session, change)),
                                now -> shown(in, now))));
    }

    private HttpResponse shown(In in, Optional<Setup.Said> now) {
        return Json.ok(view(
                in.request,
                in.session,
                now.orElseThrow(() -> Problem.of("setup_link_refused").thrown())));
    }

    private CompletionStage<UnaryOperator<Setup.Said>> admin(In in, AdminStep given) {
        var admin = new Draft.Admin(given.name().strip(), given.email().strip(), given.locale(), given.mfa());
        String password = given.password();
        if (password == null || password.isEmpty()) {
            if (!in.said.secrets().has(Draft.Secrets.PASSWORD))
                throw Problem.invalid("/password", "missing").thrown();
            return now(said -> new Setup.Said(said.draft().with(admin), said.secrets()));
        }
        PasswordRules.hold(password, admin.email(), admin.name());
        return accounts.passwords()
                .hash(password)
                .thenApply(hash -> said ->
                        new Setup.Said(said.draft().with(admin), said.secrets().with(Draft.Secrets.PASSWORD, hash)));
    }

    private CompletionStage<UnaryOperator<Setup.Said>> shop(In in, Draft.Shop given) {
        if (!isZone(given.zone()))
            throw Problem.invalid("/zone", "no such zone").thrown();
        if (!isCurrency(given.currency()))
            throw Problem.invalid("/currency", "no such currency").thrown();
        if (!given.locales().contains(given.defaultLocale()))
            throw Problem.invalid("/default_locale", "not among the languages").thrown();
        return now(said -> new Setup.Said(said.draft().with(given), said.secrets()));
    }

    private CompletionStage<UnaryOperator<Setup.Said>> model(In in, ModelStep given) {
        boolean own = given.use().equals("provider");
        if (own && (given.url() == null || given.model() == null))
            throw Problem.invalid(given.url() == null ? "/url" : "/model", "missing")
                    .thrown();
        var model = new Draft.Model(given.use(), own ? given.url() : null, own ? given.model() : null);
        return now(said -> new Setup.Said(
                said.draft().with(model),
                own
                        ? said.secrets().withIfGiven(Draft.Secrets.MODEL, given.key())
                        : said.secrets().with(Draft.Secrets.MODEL, null)));
    }

    private CompletionStage<UnaryOperator<Setup.Said>> messaging(In in, MessagingStep given) {
        boolean own = given.use().equals("accounts");
        return now(said -> {
            var secrets = own
                    ? said.secrets()
                            .withIfGiven(Draft.Secrets.TWILIO, given.twilioToken())
                            .withIfGiven(Draft.Secrets.TELEGRAM, given.telegramToken())
                    : said.secrets().with(Draft.Secrets.TWILIO, null).with(Draft.Secrets.TELEGRAM, null);
            var messaging = new Draft.Messaging(
                    given.use(),
                    own ? given.accountSid() : null,
                    own ? given.number() : null,
                    secrets.has(Draft.Secrets.TELEGRAM));
            return new Setup.Said(said.draft().with(messaging), secrets);
        });
    }

    private CompletionStage<UnaryOperator<Setup.Said>> at(In in, At given) {
        return now(said -> new Setup.Said(said.draft().at(given.step()), said.secrets()));
    }

    private static CompletionStage<UnaryOperator<Setup.Said>> now(UnaryOperator<Setup.Said> change) {
        return CompletableFuture.completedStage(change);
    }

    private Route reset(In in) {
        return Answers.when(setup.change(in.session, said -> Setup.Said.NOTHING), now -> shown(in, now));
    }

    private CompletionStage<Trial> tryModel(In in, ModelTest given) {
        String key =
                given.key() == null || given.key().isBlank() ? in.said.secrets().get(Draft.Secrets.MODEL) : given.key();
        String model = given.model();
        return model == null
                ? trials.models(given.url(), key, in.language())
                : trials.model(given.url(), key, model, in.language());
    }

    private CompletionStage<Trial> tryMessaging(In in, MessagingTest given) {
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
        return complete(Json.response(202, view(in.request, in.session, in.said)));
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

    private SetupView view(HttpRequest request, String session, Setup.Said said) {
        Draft draft = said.draft();
        return new SetupView(
                false,
                true,
                new SetupView.Inside(
                        SessionCookie.csrf(session),
                        draft.at(),
                        draft.admin(),
                        draft.shop(),
                        draft.model(),
                        draft.messaging(),
                        SetupView.given(said.secrets()),
                        databaseView(Exchange.of(request).language()),
                        isSandbox));
    }

    private SetupView.DatabaseView databaseView(Language language) {
        var installation = mover.installation();
        var state = mover.state();
        return new SetupView.DatabaseView(
                installation.isEmbedded() ? "embedded" : "postgresql",
                DatabaseUrl.shown(database.settings()),
                installation.fixedBy().orElse(null),
                state == null
                        ? null
                        : new SetupView.MoveView(
                                state.name(),
                                state.progress().step(),
                                state.progress().table(),
                                state.progress().tables(),
                                state.progress().tablesDone(),
                                state.progress().rows(),
                                state.trouble() == null ? null : state.trouble().code(),
                                state.trouble() == null ? null : state.trouble().in(language)));
    }

    static boolean isZone(String zone) {
        try {
            return List.of(ZoneId.of(zone)).size() == 1;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code) != null;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
