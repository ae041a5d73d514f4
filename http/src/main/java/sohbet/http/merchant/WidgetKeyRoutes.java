// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Problem;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.merchant.Vouching;

/**
 * What a merchant's pages carry and its server vouches for customers with.
 *
 * <pre>
 * GET  /merchants/{id}/keys
 * POST /merchants/{id}/keys/public     another public key; the one before works on for the overlap
 * POST /merchants/{id}/keys/secret     another secret, told this once
 * </pre>
 */
public final class WidgetKeyRoutes {
    private static final int USUAL_OVERLAP = 86_400;

    private final OpenApi openApi;
    private final Access access;
    private final MerchantDirectory merchants;
    private final Vouching vouching;

    /** @param secret the fresh one, told this once */
    record KeysView(
            String publicKey,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            OldKey oldPublicKey,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant secretRotatedAt,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant oldSecretUntil,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String secret) {
        static KeysView of(Merchant shop, Instant now, @Nullable String secret) {
            var keys = shop.keys();
            return new KeysView(
                    keys.publicKey(),
                    keys.oldPublicKeyAt(now)
                            .map(old -> new OldKey(old, keys.oldPublicKeyUntil()))
                            .orElse(null),
                    keys.secretRotatedAt(),
                    keys.oldSecretUntilAt(now).orElse(null),
                    secret);
        }

        /** Without the keys. */
        @Override
        public String toString() {
            return "widget keys";
        }
    }

    /** The key before the last rotation. */
    record OldKey(String key, @Nullable Instant until) {}

    public WidgetKeyRoutes(OpenApi openApi, Access access, MerchantDirectory merchants, Vouching vouching) {
        this.openApi = openApi;
        this.access = access;
        this.merchants = merchants;
        this.vouching = vouching;
    }

    public Route routes() {
        return pathPrefix(
                segment("merchants").slash(segment()).slash("keys"),
                id -> concat(
                        pathEnd(() ->
                                get(() -> access.caller("getWidgetKeys", caller -> own(caller, id, this::shown)))),
                        path(
                                "public",
                                () -> post(() -> access.caller(
                                        "rotatePublicKey",
                                        caller -> own(
                                                caller,
                                                id,
                                                own -> overlap(
                                                        "rotatePublicKey", overlap -> publicKey(own, overlap)))))),
                        path(
                                "secret",
                                () -> post(() -> access.caller(
                                        "rotateWidgetSecret",
                                        caller -> own(
                                                caller,
                                                id,
                                                own -> overlap(
                                                        "rotateWidgetSecret", overlap -> secret(own, overlap))))))));
    }

    /** Whoever works for one merchant does not even learn that there are others. */
    private static Route own(Principal caller, String id, Function<String, Route> inner) {
        return caller.merchantId().equals(id) ? inner.apply(id) : Edge.refuse(Problem.of("not_found"));
    }

    private Route overlap(String operation, Function<Duration, Route> inner) {
        return openApi.tree(
                operation,
                body -> inner.apply(
                        Duration.ofSeconds(body.path("overlap_seconds").asInt(USUAL_OVERLAP))));
    }

    private Route shown(String id) {
        return Answers.when(merchants.byId(id), found -> shown(found, null));
    }

    private Route publicKey(String id, Duration overlap) {
        return Answers.when(
                merchants.change(
                        id,
                        OptionalLong.empty(),
                        shop -> shop.with(shop.keys().withPublicKey(Merchants.freshPublicKey(), now().plus(overlap)))),
                found -> shown(found, null));
    }

    private Route secret(String id, Duration overlap) {
        var fresh = new AtomicReference<String>();
        CompletionStage<Optional<Merchant>> rotated = merchants.change(id, OptionalLong.empty(), shop -> {
            var made = vouching.rotated(shop, overlap, now());
            fresh.set(made.secret());
            return made.merchant();
        });
        return Answers.when(rotated, found -> shown(found, fresh.get()));
    }

    private HttpResponse shown(Optional<Merchant> found, @Nullable String secret) {
        Merchant shop = found.orElseThrow(() -> Problem.of("not_found").thrown());
        return Json.ok(KeysView.of(shop, now(), secret));
    }

    private Instant now() {
        return merchants.clock().instant();
    }
}
