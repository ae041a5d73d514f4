// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.patch;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.Access;
import sohbet.http.account.Accounts;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Cursor;
import sohbet.http.edge.ETags;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Page;
import sohbet.http.edge.Parameters;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.persistence.Database;
import sohbet.persistence.audit.Act;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.MerchantList;
import sohbet.persistence.merchant.Suspension;

/**
 * The merchants of the installation, for its owners.
 *
 * <pre>
 * GET   /merchants?q&state&limit&cursor
 * POST  /merchants
 * GET   /merchants/{id}
 * PATCH /merchants/{id}             merge-patch: name, zone, currency, languages, region
 * POST  /merchants/{id}/suspend     in force on every node before it is answered; nothing is deleted
 * POST  /merchants/{id}/resume
 * </pre>
 */
public final class InstallationRoutes {
    private final OpenApi openApi;
    private final Access access;
    private final MerchantDirectory merchants;
    private final Database database;
    private final Accounts.Invitations invitations;

    record Closing(@Nullable String why) {}

    public InstallationRoutes(
            OpenApi openApi,
            Access access,
            MerchantDirectory merchants,
            Database database,
            Accounts.Invitations invitations) {
        this.openApi = openApi;
        this.access = access;
        this.merchants = merchants;
        this.database = database;
        this.invitations = invitations;
    }

    public Route routes() {
        return pathPrefix(
                "merchants",
                () -> concat(
                        pathEnd(() -> concat(
                                get(() -> access.staff("listMerchants", this::list)),
                                post(() -> access.staff("addMerchant", this::add)))),
                        path(
                                segment(),
                                id -> concat(
                                        get(() -> access.staff("getMerchant", owner -> one(id))),
                                        patch(() -> access.staff("changeMerchant", owner -> change(owner, id))))),
                        path(
                                segment().slash("suspend"),
                                id -> post(() -> access.staff("suspendMerchant", owner -> suspend(owner, id)))),
                        path(
                                segment().slash("resume"),
                                id -> post(() -> access.staff("resumeMerchant", owner -> resume(owner, id))))));
    }

    private Route list(Principal.Staff owner) {
        return openApi.parameters(
                "listMerchants",
                given -> extractRequest(
                        request -> Answers.when(page(owner, given), page -> page.response(request, "cursor"))));
    }

    private CompletionStage<Page<MerchantView>> page(Principal.Staff owner, Parameters given) {
        int limit = given.size("limit");
        var asked = new MerchantList.Asked(
                given.text("q").map(String::strip).filter(q -> !q.isEmpty()).orElse(null),
                given.text("state").map("suspended"::equals).orElse(null),
                given.text("cursor").map(InstallationRoutes::place).orElse(null),
                limit + 1);
        return database.read(connection -> MerchantList.page(connection, owner.userId(), asked))
                .thenApply(found -> {
                    var shown = found.stream().limit(limit).toList();
                    var last = found.size() <= limit ? null : shown.getLast();
                    return new Page<>(
                            shown.stream().map(MerchantView::of).toList(),
                            last == null ? null : Cursor.of(last.place(), last.id()));
                });
    }

    private static MerchantList.Place place(String cursor) {
        var key = Cursor.parse(cursor, 2).key();
        return new MerchantList.Place(Text.clean(key.getFirst()), Text.clean(key.getLast()));
    }

    private Route add(Principal.Staff owner) {
        return openApi.tree(
                "addMerchant",
                body -> extractRequest(request -> {
                    var given = new MerchantBody(body);
                    return Answers.when(
                            made(given, given.fresh()).thenCompose(shop -> invited(request, owner, given, shop)),
                            shop -> {
                                Exchange.of(request).changed(MerchantView.NONE, MerchantView.of(shop));
                                return ETags.tagged(shop.version(), Json.created(MerchantView.of(shop)))
                                        .addHeader(RawHeader.create("Location", "/api/v1/merchants/" + shop.id()));
                            });
                }));
    }

    /** An id that was asked for is that one; one that was made of the name may grow a little. */
    private CompletionStage<Merchant> made(MerchantBody given, Merchant shop) {
        return merchants.add(shop).thenCompose(added -> {
            if (added.isPresent()) return CompletableFuture.completedStage(added.get());
            if (given.namesItself()) throw Problem.of("merchant_exists").thrown();
            return made(given, given.fresh(true));
        });
    }

    private CompletionStage<Merchant> invited(
            HttpRequest request, Principal.Staff owner, MerchantBody given, Merchant shop) {
        return given.admin()
                .map(admin -> invitations
                        .ask(
                                owner,
                                shop.id(),
                                admin.email(),
                                admin.name(),
                                Exchange.of(request).language())
                        .thenApply(asked -> shop))
                .orElseGet(() -> CompletableFuture.completedStage(shop));
    }

    private Route one(String id) {
        return extractRequest(request -> Answers.when(
                known(id), shop -> ETags.answer(request, shop.version(), () -> Json.ok(MerchantView.of(shop)))));
    }

    private Route change(Principal.Staff owner, String id) {
        return openApi.tree(
                "changeMerchant",
                body -> extractRequest(request -> {
                    var given = new MerchantBody(body);
                    return changed(
                            request,
                            owner,
                            id,
                            ETags.expected(request),
                            known(id).thenCompose(shop -> priced(given, shop)),
                            given::on);
                }));
    }

    /** Prices mean something else in another currency: as long as there are any, it stays. */
    private CompletionStage<Merchant> priced(MerchantBody given, Merchant shop) {
        if (given.currency(shop).equals(shop.currency())) return CompletableFuture.completedStage(shop);
        return database.read(shop.id(), connection -> {
            try (var query = connection.prepareStatement("select exists (select from product where merchant = ?)")) {
                query.setString(1, shop.id());
                try (var row = query.executeQuery()) {
                    if (row.next() && row.getBoolean(1))
                        throw Problem.of("currency_in_use").thrown();
                }
            }
            return shop;
        });
    }

    private Route suspend(Principal.Staff owner, String id) {
        return openApi.body(
                "suspendMerchant",
                Closing.class,
                given -> extractRequest(request -> changed(
                        request,
                        owner,
                        id,
                        ETags.expected(request),
                        known(id),
                        shop -> shop.with(new Suspension(
                                since(shop),
                                given.why() == null ? "" : given.why().strip())))));
    }

    private static Instant since(Merchant shop) {
        var before = shop.suspension();
        return before == null ? Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS) : before.since();
    }

    private Route resume(Principal.Staff owner, String id) {
        Suspension open = null;
        return extractRequest(
                request -> changed(request, owner, id, ETags.expected(request), known(id), shop -> shop.with(open)));
    }

    /** What is done to a merchant stands in its own log too, not only in the installation's. */
    private Route changed(
            HttpRequest request,
            Principal.Staff owner,
            String id,
            OptionalLong expected,
            CompletionStage<Merchant> known,
            UnaryOperator<Merchant> change) {
        var was = new AtomicReference<Merchant>();
        String refusal = expected.isPresent() ? "precondition_failed" : "not_found";
        CompletionStage<Merchant> done = known.thenCompose(found -> noted(
                request,
                owner,
                found.id(),
                () -> merchants
                        .change(found.id(), expected, shop -> {
                            was.set(shop);
                            return change.apply(shop);
                        })
                        .thenApply(shop ->
                                shop.orElseThrow(() -> Problem.of(refusal).thrown()))));
        return Answers.when(done, is -> {
            Exchange.of(request).changed(MerchantView.of(was.get()), MerchantView.of(is));
            return tagged(is);
        });
    }

    private CompletionStage<Merchant> noted(
            HttpRequest request,
            Principal.Staff owner,
            String id,
            java.util.function.Supplier<CompletionStage<Merchant>> work) {
        var audit = access.audit();
        var act = new Act(
                id, owner.who(), Exchange.of(request).operation(), new Act.Thing("merchants", id), audit.from(request));
        return audit.begin(act)
                .thenCompose(attempt -> work.get()
                        .thenCompose(
                                is -> audit.end(act, attempt, Act.Answer.DONE).thenApply(noted -> is)));
    }

    private CompletionStage<Merchant> known(String id) {
        return merchants.byId(Text.clean(id)).thenApply(InstallationRoutes::present);
    }

    private static Merchant present(Optional<Merchant> found) {
        return found.orElseThrow(() -> Problem.of("not_found").thrown());
    }

    private static HttpResponse tagged(Merchant shop) {
        return ETags.tagged(shop.version(), Json.ok(MerchantView.of(shop)));
    }
}
