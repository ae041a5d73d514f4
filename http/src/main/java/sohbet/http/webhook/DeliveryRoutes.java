// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Cursor;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Page;
import sohbet.http.edge.Parameters;
import sohbet.http.edge.Problem;
import sohbet.http.webhook.WebhookView.DeliveryView;
import sohbet.http.webhook.WebhookView.WholeView;
import sohbet.persistence.Database;
import sohbet.persistence.webhook.Deliveries;
import sohbet.persistence.webhook.Delivery;
import sohbet.persistence.webhook.Webhooks;

/**
 * What became of telling a merchant's own servers.
 *
 * <pre>
 * POST   /webhooks/{id}/test            one delivery, tried once
 * GET    /webhooks/{id}/deliveries?status&type&limit&cursor
 * POST   /webhooks/{id}/replay          all that was given up since a moment
 * GET    /deliveries/{id}               with its attempts
 * POST   /deliveries/{id}/replay
 * </pre>
 */
final class DeliveryRoutes {
    private final Database database;
    private final Webhooks webhooks;
    private final WebhookPost post;
    private final OpenApi openApi;
    private final Access access;

    DeliveryRoutes(Database database, Webhooks webhooks, WebhookPost post, OpenApi openApi, Access access) {
        this.database = database;
        this.webhooks = webhooks;
        this.post = post;
        this.openApi = openApi;
        this.access = access;
    }

    Route routes() {
        return concat(
                pathPrefix(
                        "webhooks",
                        () -> concat(
                                path(segment().slash("test"), id -> post(() -> test(id))),
                                path(segment().slash("replay"), id -> post(() -> replayDead(id))),
                                path(segment().slash("deliveries"), id -> get(() -> log(id))))),
                pathPrefix(
                        "deliveries",
                        () -> concat(
                                path(segment(), id -> get(() -> delivery(id))),
                                path(segment().slash("replay"), id -> post(() -> replay(id))))));
    }

    private Route test(String id) {
        return access.caller(
                "testWebhook",
                caller -> Answers.when(
                        database.write(
                                caller.merchantId(),
                                connection ->
                                        Deliveries.test(connection, caller.merchantId(), WebhookRoutes.known(id))),
                        sent -> {
                            post.poke();
                            return Json.response(202, WholeView.of(WebhookRoutes.there(sent)));
                        }));
    }

    private Route log(String id) {
        return access.caller(
                "listDeliveries",
                caller -> openApi.parameters(
                        "listDeliveries",
                        given -> extractRequest(request ->
                                Answers.when(page(caller, id, given), page -> page.response(request, "cursor")))));
    }

    private CompletionStage<Page<DeliveryView>> page(Principal.Caller caller, String id, Parameters given) {
        int limit = given.size("limit");
        var status = given.text("status")
                .map(word -> Delivery.Status.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(null);
        var type = given.text("type").orElse(null);
        var after = given.text("cursor").map(DeliveryRoutes::place).orElse(null);
        return webhooks.one(caller.merchantId(), WebhookRoutes.known(id))
                .thenApply(WebhookRoutes::there)
                .thenCompose(webhook -> database.read(
                        caller.merchantId(),
                        connection ->
                                Deliveries.page(connection, caller.merchantId(), id, status, type, after, limit + 1)))
                .thenApply(found -> {
                    List<Delivery> shown = found.stream().limit(limit).toList();
                    boolean isLast = found.size() <= limit;
                    return new Page<>(
                            shown.stream().map(DeliveryView::of).toList(),
                            isLast
                                    ? null
                                    : Cursor.of(
                                            shown.getLast().createdAt(),
                                            shown.getLast().id()));
                });
    }

    private static Deliveries.Place place(String cursor) {
        var key = Cursor.parse(cursor, 2).key();
        try {
            return new Deliveries.Place(Instant.parse(key.getFirst()), WebhookRoutes.known(key.getLast()));
        } catch (DateTimeParseException e) {
            throw Problem.invalid("cursor", "unknown").thrown();
        }
    }

    private Route replayDead(String id) {
        return access.caller(
                "replayDeliveries",
                caller -> openApi.tree("replayDeliveries", body -> {
                    Instant since = since(body.path("since").asText());
                    return Answers.when(
                            webhooks.one(caller.merchantId(), WebhookRoutes.known(id))
                                    .thenApply(WebhookRoutes::there)
                                    .thenCompose(webhook -> database.write(
                                            caller.merchantId(),
                                            connection ->
                                                    Deliveries.replayDead(connection, caller.merchantId(), id, since))),
                            count -> {
                                post.poke();
                                return Json.response(202, Map.of("replayed", count));
                            });
                }));
    }

    private static Instant since(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.invalid("/since", "unreadable").thrown();
        }
    }

    private Route delivery(String id) {
        return access.caller("getDelivery", caller -> Answers.when(whole(caller, id), it -> Json.ok(WholeView.of(it))));
    }

    private CompletionStage<Delivery.Whole> whole(Principal.Caller caller, String id) {
        return database.read(
                caller.merchantId(),
                connection ->
                        WebhookRoutes.there(Deliveries.one(connection, caller.merchantId(), WebhookRoutes.known(id))));
    }

    private Route replay(String id) {
        return access.caller(
                "replayDelivery",
                caller -> Answers.when(
                        database.write(caller.merchantId(), connection -> {
                            if (!Deliveries.replay(connection, caller.merchantId(), WebhookRoutes.known(id)))
                                throw Problem.of("not_found").thrown();
                            return WebhookRoutes.there(Deliveries.one(connection, caller.merchantId(), id));
                        }),
                        it -> {
                            post.poke();
                            return Json.response(202, WholeView.of(it));
                        }));
    }
}
