// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.cart;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.patch;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.engine.cart.CartCommand;
import sohbet.engine.cart.CartId;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Cors;
import sohbet.http.edge.ETags;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Parameters;
import sohbet.http.edge.Problem;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.merchant.Merchant;

/**
 * Carts, for the shop's own page with its session's token, and for staff and machines.
 *
 * <pre>
 * GET    /carts/{id}
 * POST   /carts/{id}/lines           {product_id, variant_id?, quantity?}   makes the cart
 * PATCH  /carts/{id}/lines/{line}    {quantity}
 * DELETE /carts/{id}/lines/{line}
 * POST   /carts/{id}/checkout        closes it; another one follows
 * </pre>
 */
public final class CartRoutes {
    private final CartDoor door;
    private final CartKeeper keeper;
    private final MerchantDirectory merchants;
    private final OpenApi openApi;
    private final Access access;

    public CartRoutes(CartDoor door, CartKeeper keeper, MerchantDirectory merchants, OpenApi openApi, Access access) {
        this.door = door;
        this.keeper = keeper;
        this.merchants = merchants;
        this.openApi = openApi;
        this.access = access;
    }

    public Route routes() {
        return pathPrefix(
                segment("carts").slash(segment()),
                id -> concat(
                        path(segment("lines"), () -> Cors.widget(() -> post(() -> add(id)))),
                        path(
                                segment("lines").slash(segment()),
                                line -> Cors.widget(
                                        () -> concat(patch(() -> set(id, line)), delete(() -> remove(id, line))))),
                        path("checkout", () -> Cors.widget(() -> post(() -> checkOut(id)))),
                        pathEnd(() -> Cors.widget(() -> get(() -> view(id))))));
    }

    private Route view(String id) {
        return access.permits(
                "getCart",
                who -> extractRequest(request -> Answers.when(
                        keeper.look(who, id),
                        cart -> ETags.answer(request, cart.last().seq(), () -> Json.ok(CartView.of(id, cart))))));
    }

    record NewLine(
            String productId,
            @Nullable String variantId,
            @Nullable String quantity) {}

    private Route add(String id) {
        return change(
                "addCartLine",
                id,
                (who, by) -> openApi.body("addCartLine", NewLine.class, given -> {
                    var quantity = given.quantity == null ? null : new BigDecimal(given.quantity);
                    return executed(
                            "addCartLine",
                            who,
                            id,
                            Json::created,
                            merchant(who)
                                    .thenCompose(shop -> door.wish(
                                            shop,
                                            by.locale(shop),
                                            given.productId,
                                            given.variantId,
                                            quantity,
                                            by.by(),
                                            CartCommand.Add::new)));
                }));
    }

    record NewQuantity(String quantity) {}

    private Route set(String id, String line) {
        return change(
                "setCartLine",
                id,
                (who, by) -> openApi.body(
                        "setCartLine",
                        NewQuantity.class,
                        given -> executed(
                                "setCartLine",
                                who,
                                id,
                                Json::ok,
                                completedFuture(new CartCommand.SetLine(
                                        number(line), new BigDecimal(given.quantity), by.by())))));
    }

    private Route remove(String id, String line) {
        return change(
                "removeCartLine",
                id,
                (who, by) -> executed(
                        "removeCartLine",
                        who,
                        id,
                        Json::ok,
                        completedFuture(new CartCommand.RemoveLine(number(line), by.by()))));
    }

    private Route checkOut(String id) {
        return change(
                "checkOutCart",
                id,
                (who, by) -> executed(
                        "checkOutCart",
                        who,
                        id,
                        Json::ok,
                        completedFuture(new CartCommand.CheckOut(CartId.following(id, keeper.freshId()), by.by()))));
    }

    private interface Change {
        Route by(Principal who, CartKeeper.Changer changer);
    }

    private Route change(String operation, String id, Change change) {
        return access.permits(
                operation,
                who -> extractRequest(request ->
                        onSuccess(keeper.changer(who, id, expected(request)), changer -> change.by(who, changer))));
    }

    private static @Nullable Long expected(HttpRequest request) {
        OptionalLong expected = ETags.expected(request);
        return expected.isPresent() ? expected.getAsLong() : null;
    }

    /** Does it once under the request's key, and shows the cart as it is then. */
    private Route executed(
            String operation,
            Principal who,
            String id,
            Function<Object, HttpResponse> shown,
            CompletionStage<? extends CartCommand> command) {
        return openApi.parameters(
                operation,
                given -> Answers.then(
                        command.thenCompose(wish -> door.execute(who.merchantId(), id, key(given), wish)),
                        accepted -> door.read(who.merchantId(), id)
                                .thenApply(
                                        cart -> ETags.tagged(cart.last().seq(), shown.apply(CartView.of(id, cart))))));
    }

    private static @Nullable String key(Parameters given) {
        return given.text("Idempotency-Key").map(key -> "key:" + key).orElse(null);
    }

    private CompletionStage<Merchant> merchant(Principal who) {
        return who instanceof Principal.ShopPage page
                ? completedFuture(page.merchant())
                : merchants
                        .byId(who.merchantId())
                        .thenApply(found ->
                                found.orElseThrow(() -> Problem.of("not_found").thrown()));
    }

    /** What cannot be a line's number names no line. */
    private static long number(String line) {
        if (!line.matches("[1-9][0-9]{0,8}")) throw Problem.of("no_such_line").thrown();
        return Long.parseLong(line);
    }
}
