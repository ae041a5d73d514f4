// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

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

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.ETags;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Page;
import sohbet.http.edge.Problem;
import sohbet.http.webhook.WebhookView.MadeView;
import sohbet.persistence.Database;
import sohbet.persistence.webhook.Webhook;
import sohbet.persistence.webhook.Webhooks;

/**
 * Where a merchant wants to be told of what happens.
 *
 * <pre>
 * GET    /webhooks
 * POST   /webhooks                      the secret is told this once
 * GET    /webhooks/{id}
 * PATCH  /webhooks/{id}                 merge-patch, for the version If-Match names
 * DELETE /webhooks/{id}                 with its log
 * POST   /webhooks/{id}/rotate          another secret; both sign for a while
 * </pre>
 */
public final class WebhookRoutes {
    private static final int USUAL_OVERLAP = 86_400;

    private final DeliveryRoutes deliveries;
    private final Webhooks webhooks;
    private final AddressGuard guard;
    private final WebhookPost post;
    private final OpenApi openApi;
    private final Access access;

    /** Names are looked up on threads that may wait. */
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    WebhookRoutes(
            Database database,
            Webhooks webhooks,
            AddressGuard guard,
            WebhookPost post,
            OpenApi openApi,
            Access access) {
        this.deliveries = new DeliveryRoutes(database, webhooks, post, openApi, access);
        this.webhooks = webhooks;
        this.guard = guard;
        this.post = post;
        this.openApi = openApi;
        this.access = access;
    }

    public Route routes() {
        return concat(
                pathPrefix(
                        "webhooks",
                        () -> concat(
                                pathEnd(() -> concat(get(this::list), post(this::add))),
                                path(
                                        segment(),
                                        id -> concat(
                                                get(() -> one(id)), patch(() -> change(id)), delete(() -> remove(id)))),
                                path(segment().slash("rotate"), id -> post(() -> rotate(id))))),
                deliveries.routes());
    }

    private Route list() {
        return access.caller(
                "listWebhooks",
                caller -> Answers.when(
                        webhooks.all(caller.merchantId()),
                        found -> Json.ok(
                                new Page<>(found.stream().map(WebhookView::of).toList(), null))));
    }

    private Route add() {
        return access.caller(
                "addWebhook",
                caller -> openApi.tree(
                        "addWebhook",
                        body -> Answers.when(
                                looked(() -> new WebhookBody(body).made(guard))
                                        .thenCompose(wishes -> webhooks.add(caller.merchantId(), wishes)),
                                WebhookRoutes::made)));
    }

    private <T> CompletionStage<T> looked(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    private static HttpResponse made(Optional<Webhook.Made> added) {
        var made = added.orElseThrow(() -> Problem.of("conflict")
                .detail("Çok fazla webhook var; önce birini silin.", "There are too many webhooks; delete one first.")
                .thrown());
        return ETags.tagged(made.webhook().version(), Json.created(MadeView.of(made)))
                .addHeader(RawHeader.create(
                        "Location", "/api/v1/webhooks/" + made.webhook().id()));
    }

    private Route one(String id) {
        return access.caller(
                "getWebhook",
                caller -> extractRequest(request -> Answers.when(
                        stored(caller, id),
                        it -> ETags.answer(request, it.version(), () -> Json.ok(WebhookView.of(it))))));
    }

    private CompletionStage<Webhook> stored(Principal.Caller caller, String id) {
        return webhooks.one(caller.merchantId(), known(id)).thenApply(WebhookRoutes::there);
    }

    private Route change(String id) {
        return access.caller(
                "changeWebhook",
                caller -> openApi.tree(
                        "changeWebhook",
                        body -> extractRequest(request -> Answers.when(
                                changed(caller, id, ETags.expected(request), body),
                                it -> ETags.tagged(it.version(), Json.ok(WebhookView.of(it)))))));
    }

    private CompletionStage<Webhook> changed(
            Principal.Caller caller, String id, OptionalLong expected, JsonNode given) {
        var body = new WebhookBody(given);
        return stored(caller, id).thenCompose(now -> {
            if (expected.isPresent() && expected.getAsLong() != now.version()) throw gone(expected);
            // What is not named is what it was a moment ago, so nothing else may have changed it since.
            return looked(() -> Optional.ofNullable(body.address(guard)))
                    .thenCompose(url -> webhooks.change(
                            caller.merchantId(), id, OptionalLong.of(now.version()), body.on(now), url.orElse(null)))
                    .thenApply(it -> {
                        post.poke();
                        return it.orElseThrow(() -> gone(OptionalLong.of(now.version())));
                    });
        });
    }

    private Route remove(String id) {
        return access.caller(
                "deleteWebhook",
                caller -> extractRequest(request -> {
                    OptionalLong expected = ETags.expected(request);
                    return Answers.when(webhooks.delete(caller.merchantId(), known(id), expected), isGone -> {
                        if (!isGone) throw gone(expected);
                        return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
                    });
                }));
    }

    private static RuntimeException gone(OptionalLong expected) {
        return Problem.of(expected.isPresent() ? "precondition_failed" : "not_found")
                .thrown();
    }

    private Route rotate(String id) {
        return access.caller(
                "rotateWebhook",
                caller -> openApi.tree(
                        "rotateWebhook",
                        body -> Answers.when(
                                webhooks.rotate(
                                        caller.merchantId(),
                                        known(id),
                                        Duration.ofSeconds(
                                                body.path("overlap_seconds").asInt(USUAL_OVERLAP))),
                                made -> Json.ok(MadeView.of(there(made))))));
    }

    static <T> T there(Optional<T> found) {
        return found.orElseThrow(() -> Problem.of("not_found").thrown());
    }

    /** What cannot be an id is nobody's. */
    static String known(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) throw Problem.of("not_found").thrown();
        return id;
    }
}
