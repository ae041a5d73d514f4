// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.patch;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Page;
import sohbet.http.edge.Problem;
import sohbet.persistence.account.ApiKey;
import sohbet.persistence.account.ApiKey.Made;
import sohbet.persistence.account.KeyList;

/**
 * The keys machines work with: the merchant's, and each person's own.
 *
 * <pre>
 * GET    /api-keys                 people's own too
 * POST   /api-keys                 the key itself is told this once
 * GET    /api-keys/{id}
 * PATCH  /api-keys/{id}            merge-patch: name, role, scopes, expiry
 * DELETE /api-keys/{id}            revokes it, people's own too
 * POST   /api-keys/{id}/rotate     another secret; the one before works on for a while
 * GET    /me/keys
 * POST   /me/keys
 * DELETE /me/keys/{id}
 * </pre>
 */
final class ApiKeyRoutes {
    private static final int USUAL_OVERLAP = 86_400;

    private final OpenApi openApi;
    private final Access access;
    private final KeyList keys;

    ApiKeyRoutes(OpenApi openApi, Access access, KeyList keys) {
        this.openApi = openApi;
        this.access = access;
        this.keys = keys;
    }

    Route routes() {
        return concat(
                pathPrefix(
                        "api-keys",
                        () -> concat(
                                pathEnd(() -> concat(get(this::list), post(this::add))),
                                path(
                                        segment(),
                                        id -> concat(
                                                get(() -> one(id)), patch(() -> change(id)), delete(() -> revoke(id)))),
                                path(segment().slash("rotate"), id -> post(() -> rotate(id))))),
                pathPrefix(
                        segment("me").slash("keys"),
                        () -> concat(
                                pathEnd(() -> concat(get(this::listOwn), post(this::addOwn))),
                                path(segment(), id -> delete(() -> revokeOwn(id))))));
    }

    private Route list() {
        return access.caller("listApiKeys", caller -> shown(keys.all(caller.merchantId())));
    }

    private Route listOwn() {
        return access.staff("listOwnKeys", staff -> shown(keys.of(staff.merchantId(), staff.userId())));
    }

    private static Route shown(CompletionStage<List<ApiKey>> asked) {
        return Answers.when(
                asked,
                found -> Json.ok(new Page<>(found.stream().map(ApiKeyView::of).toList(), null)));
    }

    private Route add() {
        return access.caller(
                "addApiKey",
                caller -> openApi.tree(
                        "addApiKey",
                        body -> Answers.when(
                                keys.add(caller.merchantId(), new KeyBody(caller, body).key(null)),
                                ApiKeyRoutes::made)));
    }

    private Route addOwn() {
        return access.staff(
                "addOwnKey",
                staff -> openApi.tree(
                        "addOwnKey",
                        body -> Answers.when(
                                keys.add(staff.merchantId(), new KeyBody(staff, body).key(staff.userId())),
                                ApiKeyRoutes::made)));
    }

    private static HttpResponse made(Optional<Made> made) {
        return Json.created(ApiKeyView.MadeView.of(made.orElseThrow(() -> Problem.of("conflict")
                .detail("Çok fazla anahtar var; önce birini iptal edin.", "There are too many keys; revoke one first.")
                .thrown())));
    }

    private Route one(String id) {
        return access.caller(
                "getApiKey", caller -> Answers.when(stored(caller, id), key -> Json.ok(ApiKeyView.of(key))));
    }

    private Route change(String id) {
        return access.caller(
                "changeApiKey",
                caller -> openApi.tree(
                        "changeApiKey",
                        body -> Answers.when(
                                ours(caller, id)
                                        .thenCompose(key ->
                                                keys.change(caller.merchantId(), id, new KeyBody(caller, body).on(key)))
                                        .thenApply(ApiKeyRoutes::works),
                                key -> Json.ok(ApiKeyView.of(key)))));
    }

    private Route rotate(String id) {
        return access.caller(
                "rotateApiKey",
                caller -> openApi.tree(
                        "rotateApiKey",
                        body -> Answers.when(
                                ours(caller, id).thenCompose(key -> {
                                    KeyBody.mayHandOut(caller, key.scopes());
                                    var overlap = body.path("overlap_seconds").asInt(USUAL_OVERLAP);
                                    return keys.rotate(caller.merchantId(), id, Duration.ofSeconds(overlap));
                                }),
                                made -> Json.ok(ApiKeyView.MadeView.of(works(made))))));
    }

    private Route revoke(String id) {
        return access.caller("revokeApiKey", caller -> gone(keys.revoke(caller.merchantId(), known(id))));
    }

    private Route revokeOwn(String id) {
        return access.staff(
                "revokeOwnKey", staff -> gone(keys.revokeOwn(staff.merchantId(), known(id), staff.userId())));
    }

    private static Route gone(CompletionStage<Boolean> revoked) {
        return Answers.when(revoked, done -> {
            if (!done) throw Problem.of("not_found").thrown();
            return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
        });
    }

    private CompletionStage<ApiKey> stored(Principal.Caller caller, String id) {
        return keys.one(caller.merchantId(), known(id))
                .thenApply(
                        found -> found.orElseThrow(() -> Problem.of("not_found").thrown()));
    }

    /** A key of the merchant: what is a person's own its owner alone can use, and nobody gets at its secret. */
    private CompletionStage<ApiKey> ours(Principal.Caller caller, String id) {
        return stored(caller, id).thenApply(key -> {
            if (key.owner() != null) {
                throw Problem.of("conflict")
                        .detail(
                                "Bu kişisel bir anahtar; yalnızca iptal edilebilir.",
                                "A person's own key can only be revoked.")
                        .thrown();
            }
            return key;
        });
    }

    private static <T> T works(Optional<T> changed) {
        return changed.orElseThrow(() -> Problem.of("conflict")
                .detail(
                        "İptal edilmiş, süresi dolmuş ya da kurulumla gelen anahtar değiştirilemez.",
                        "A key that is revoked, has expired or came with the installation cannot be changed.")
                .thrown());
    }

    /** What cannot be an id is nobody's. */
    private static String known(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) throw Problem.of("not_found").thrown();
        return id;
    }
}
