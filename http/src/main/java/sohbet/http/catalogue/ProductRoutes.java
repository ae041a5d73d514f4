// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.catalogue;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.patch;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.javadsl.model.headers.Location;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.chat.ProductView;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Cors;
import sohbet.http.edge.Cursor;
import sohbet.http.edge.ETags;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Page;
import sohbet.http.edge.Parameters;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.Database;
import sohbet.persistence.catalogue.Catalogue;
import sohbet.persistence.catalogue.Categories;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.catalogue.Listings;
import sohbet.persistence.catalogue.StoredListings;
import sohbet.persistence.catalogue.StoredListings.Stored;

/**
 * The shop's goods.
 *
 * <pre>
 * GET    /products?q&category&limit&cursor  the catalogue by id, whole and in both languages
 * POST   /products                          one that is new
 * GET    /products/search?q&locale&limit    by words, as the answerer finds them
 * GET    /products/{id}
 * PATCH  /products/{id}                     merge-patch, for the version If-Match names
 * DELETE /products/{id}                     likewise
 * GET    /categories
 * </pre>
 */
public final class ProductRoutes {
    private final Database database;
    private final MerchantDirectory merchants;
    private final OpenApi openApi;
    private final Access access;

    public ProductRoutes(Database database, MerchantDirectory merchants, OpenApi openApi, Access access) {
        this.database = database;
        this.merchants = merchants;
        this.openApi = openApi;
        this.access = access;
    }

    public Route routes() {
        return concat(
                pathPrefix(
                        "products",
                        () -> concat(
                                pathEnd(() -> concat(get(this::list), post(this::add))),
                                path("search", () -> Cors.widget(() -> get(this::search))),
                                path(
                                        segment(),
                                        id -> concat(
                                                get(() -> one(id)),
                                                patch(() -> change(id)),
                                                delete(() -> remove(id)))))),
                path("categories", () -> get(this::categories)));
    }

    private Route list() {
        return access.caller(
                "listProducts",
                caller -> openApi.parameters(
                        "listProducts",
                        given -> extractRequest(request ->
                                Answers.when(page(caller, given), page -> page.response(request, "cursor")))));
    }

    private CompletionStage<Page<ListingView>> page(Principal.Caller caller, Parameters given) {
        int limit = given.size("limit");
        var words = given.text("q").map(Language.TURKISH::wordsOf).orElse(List.of());
        String after = given.text("cursor")
                .map(cursor -> Cursor.parse(cursor, 1).key().getFirst())
                .orElse(null);
        return database.read(
                        caller.merchantId(),
                        connection -> StoredListings.page(
                                connection,
                                caller.merchantId(),
                                words,
                                given.text("category").orElse(null),
                                after,
                                limit + 1))
                .thenApply(found -> {
                    var shown = found.stream().limit(limit).map(ListingView::of).toList();
                    boolean isLast = found.size() <= limit;
                    return new Page<>(
                            shown, isLast ? null : Cursor.of(shown.getLast().id()));
                });
    }

    private Route one(String id) {
        return access.caller(
                "getProduct",
                caller -> extractRequest(request -> Answers.when(
                        stored(caller, id),
                        it -> ETags.answer(request, it.version(), () -> Json.ok(ListingView.of(it))))));
    }

    private CompletionStage<Stored> stored(Principal.Caller caller, String id) {
        return database.read(caller.merchantId(), connection -> existing(connection, caller, id));
    }

    private static Stored existing(Connection connection, Principal.Caller caller, String id) throws SQLException {
        if (!Text.clean(id).equals(id)) throw Problem.of("not_found").thrown();
        return StoredListings.one(connection, caller.merchantId(), id)
                .orElseThrow(() -> Problem.of("not_found").thrown());
    }

    private Route change(String id) {
        return access.caller(
                "changeProduct",
                caller -> openApi.tree(
                        "changeProduct",
                        body -> extractRequest(request -> Answers.when(
                                changed(caller, id, ETags.expected(request), new ListingPatch(body)),
                                it -> ETags.tagged(it.version(), Json.ok(ListingView.of(it)))))));
    }

    private Route add() {
        return access.caller(
                "addProduct",
                caller -> openApi.tree(
                        "addProduct",
                        body -> Answers.when(
                                added(caller, new ListingPatch(body)),
                                it -> ETags.tagged(it.version(), Json.response(201, ListingView.of(it)))
                                        .addHeader(Location.create(addressOf(it))))));
    }

    private static String addressOf(Stored it) {
        return Uri.create("/api/v1/products").addPathSegment(it.listing().id()).toString();
    }

    private CompletionStage<Stored> added(Principal.Caller caller, ListingPatch given) {
        return merchants
                .byId(caller.merchantId())
                .thenApply(
                        found -> found.orElseThrow(() -> Problem.of("not_found").thrown()))
                .thenCompose(merchant -> {
                    var listing = given.made(ImportRoutes.shop(merchant));
                    return database.write(merchant.id(), connection -> {
                        if (!Listings.add(connection, merchant.id(), listing)) throw taken();
                        return existing(connection, caller, listing.id());
                    });
                });
    }

    private static RuntimeException taken() {
        return Problem.of("conflict")
                .detail("Bu kimlikle bir ürün var", "There is a product of this id")
                .thrown();
    }

    private Route remove(String id) {
        return access.caller(
                "removeProduct",
                caller -> extractRequest(request -> Answers.when(
                        removed(caller, id, ETags.expected(request)),
                        done -> HttpResponse.create().withStatus(StatusCodes.NO_CONTENT))));
    }

    private CompletionStage<Boolean> removed(Principal.Caller caller, String id, OptionalLong expected) {
        return database.write(caller.merchantId(), connection -> {
            long version = existing(connection, caller, id).version();
            if (!Listings.remove(connection, caller.merchantId(), id, expected.orElse(version)))
                throw Problem.of("precondition_failed").thrown();
            return true;
        });
    }

    /** What changes nothing leaves the version as it is. */
    private CompletionStage<Stored> changed(
            Principal.Caller caller, String id, OptionalLong expected, ListingPatch patch) {
        return database.write(caller.merchantId(), connection -> {
            var now = existing(connection, caller, id);
            if (expected.isPresent() && expected.getAsLong() != now.version())
                throw Problem.of("precondition_failed").thrown();
            var then = new Stored(patch.on(now.listing()), now.version());
            if (then.equals(now)) return now;
            if (!Listings.replace(connection, caller.merchantId(), then))
                throw Problem.of("precondition_failed").thrown();
            return existing(connection, caller, id);
        });
    }

    private Route categories() {
        return access.caller(
                "listCategories",
                caller -> Answers.when(
                        database.read(
                                caller.merchantId(), connection -> Categories.of(connection, caller.merchantId())),
                        items -> Json.ok(Map.of("items", items))));
    }

    private Route search() {
        return access.permits(
                "searchProducts",
                who -> openApi.parameters(
                        "searchProducts",
                        given -> Answers.when(found(who, given), items -> Json.ok(Map.of("items", items)))));
    }

    private CompletionStage<List<ProductView>> found(Principal who, Parameters given) {
        return merchants
                .byId(who.merchantId())
                .thenApply(
                        found -> found.orElseThrow(() -> Problem.of("not_found").thrown()))
                .thenCompose(merchant -> {
                    var language = Language.of(given.text("locale").orElse(merchant.defaultLocale()));
                    return database.read(
                            merchant.id(),
                            connection -> Catalogue.search(
                                    connection, merchant.id(), language, given.required("q"), given.size("limit")));
                })
                .thenApply(products -> products.stream().map(ProductView::of).toList());
    }
}
