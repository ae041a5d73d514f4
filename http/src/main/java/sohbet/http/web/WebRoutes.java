// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.web;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.extractUnmatchedPath;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.pathSingleSlash;
import static org.apache.pekko.http.javadsl.server.Directives.redirect;
import static org.apache.pekko.http.javadsl.server.Directives.reject;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Access;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Json;
import sohbet.http.edge.Problem;
import sohbet.http.edge.SecurityHeaders;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.merchant.Merchant;

/**
 * The pages and scripts.
 *
 * <pre>
 * GET  /                  to the demo shop, or to the staff's pages or the wizard where there is none
 * GET  /setup             the wizard
 * GET  /widget.js         the script a shop puts on its pages, from any origin
 * GET  /widget-….js       the rest of the widget, named by its content and so kept forever
 * GET  /demo/…            the demo shop; /demo/config.json tells it the demo merchant's public key
 * GET  /admin/…           the staff's pages; every path without a file is the one page
 * </pre>
 */
public final class WebRoutes {
    private static final String DEMO = "demo";

    private final Access access;
    private final MerchantDirectory merchants;
    private final Assets assets = new Assets("/web/");
    private final AdminPage admin = new AdminPage(assets);

    /** What the demo shop is told. */
    record DemoConfig(
            String key, String merchant, String name, String currency, List<String> locales, String defaultLocale) {}

    private final Supplier<CompletionStage<Boolean>> isSetUp;

    public WebRoutes(Access access, MerchantDirectory merchants) {
        this(access, merchants, () -> CompletableFuture.completedStage(true));
    }

    /** @param isSetUp until then the way in leads to the wizard */
    public WebRoutes(Access access, MerchantDirectory merchants, Supplier<CompletionStage<Boolean>> isSetUp) {
        this.access = access;
        this.merchants = merchants;
        this.isSetUp = isSetUp;
    }

    public Route routes() {
        return get(() -> concat(
                pathSingleSlash(() -> access.open("getRoot", this::root)),
                pathPrefix(
                        "setup",
                        () -> concat(
                                pathEnd(() -> access.open("getSetupPage", this::page)),
                                pathSingleSlash(() -> access.open("getSetupPage", this::page)))),
                path("widget.js", () -> access.open("getWidget", () -> file("widget.js", WebRoutes::forEverybody))),
                pathPrefix("demo", this::demo),
                pathPrefix("admin", this::admin),
                path(
                        PathMatchers.segment(),
                        name -> name.startsWith("widget-")
                                ? Edge.named("asset", () -> file(name, WebRoutes::forEverybody))
                                : reject())));
    }

    /** Where there is no demo shop only the staff come by here. */
    private Route root() {
        return onSuccess(
                isSetUp.get()
                        .thenCombine(
                                merchants.byId(DEMO),
                                (is, demo) -> demo.isPresent() ? "/demo/" : is ? "/admin/" : "/setup"),
                path -> redirect(Uri.create(path), StatusCodes.FOUND));
    }

    private Route demo() {
        return concat(
                path("config.json", () -> Edge.named("demoConfig", this::config)),
                pathSingleSlash(() -> access.open("getDemo", () -> file("demo/index.html", WebRoutes::asShop))),
                pathEnd(() -> to("/demo/")),
                extractUnmatchedPath(rest -> Edge.named("asset", () -> file("demo" + rest, WebRoutes::asShop))));
    }

    private Route config() {
        return Answers.when(
                merchants.byId(DEMO),
                found -> Json.ok(found.map(WebRoutes::config)
                        .orElseThrow(() -> Problem.of("not_found").thrown())));
    }

    private static DemoConfig config(Merchant demo) {
        return new DemoConfig(
                demo.publicKey(), demo.id(), demo.name(), demo.currency(), demo.locales(), demo.defaultLocale());
    }

    private Route admin() {
        return concat(
                pathSingleSlash(() -> access.open("getAdmin", this::page)),
                pathEnd(() -> to("/admin/")),
                extractUnmatchedPath(rest ->
                        rest.substring(rest.lastIndexOf('/') + 1).contains(".")
                                ? Edge.named("asset", () -> file("admin" + rest, UnaryOperator.identity()))
                                : Edge.named("getAdmin", this::page)));
    }

    private static Route to(String path) {
        return Edge.named("asset", () -> redirect(Uri.create(path), StatusCodes.FOUND));
    }

    private Route page() {
        return admin.response().map(page -> complete(page)).orElseGet(() -> Edge.refuse(Problem.of("not_found")));
    }

    private Route file(String name, UnaryOperator<HttpResponse> dressed) {
        Optional<Asset> found = assets.find(name);
        return found.isEmpty()
                ? Edge.refuse(Problem.of("not_found"))
                : extractRequest(request -> complete(dressed.apply(found.get().response(request))));
    }

    /** Without this header a page that isolates itself does not run the script. */
    private static HttpResponse forEverybody(HttpResponse response) {
        return response.addHeader(RawHeader.create("Access-Control-Allow-Origin", "*"))
                .addHeader(RawHeader.create("Cross-Origin-Resource-Policy", "cross-origin"));
    }

    private static HttpResponse asShop(HttpResponse response) {
        return response.addHeader(SecurityHeaders.shop());
    }
}
