// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.catalogue;

import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.chat.ProductView;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Cors;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Parameters;
import sohbet.http.edge.Problem;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.Database;
import sohbet.persistence.catalogue.Catalogue;
import sohbet.persistence.catalogue.Language;

/**
 * The shop's goods.
 *
 * <pre>
 * GET  /products/search?q&locale&limit   by words, as the answerer finds them
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
        return path(segment("products").slash("search"), () -> Cors.widget(() -> get(this::search)));
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
                    return database.read(connection -> Catalogue.search(
                            connection, merchant.id(), language, given.required("q"), given.size("limit")));
                })
                .thenApply(products -> products.stream().map(ProductView::of).toList());
    }
}
