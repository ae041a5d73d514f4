// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.patch;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.ETags;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Problem;
import sohbet.persistence.merchant.Merchant;

/**
 * A merchant's settings.
 *
 * <pre>
 * GET    /merchants/{id}/settings
 * PATCH  /merchants/{id}/settings   merge-patch; in force on every node before it is answered
 * </pre>
 */
public final class MerchantRoutes {
    private final OpenApi openApi;
    private final Access access;
    private final MerchantDirectory merchants;

    public MerchantRoutes(OpenApi openApi, Access access, MerchantDirectory merchants) {
        this.openApi = openApi;
        this.access = access;
        this.merchants = merchants;
    }

    public Route routes() {
        return path(
                segment("merchants").slash(segment()).slash("settings"),
                id -> concat(
                        get(() -> access.caller("getSettings", caller -> own(caller, id, this::settings))),
                        patch(() -> access.caller("changeSettings", caller -> own(caller, id, this::change)))));
    }

    /** Whoever works for one merchant does not even learn that there are others. */
    private static Route own(Principal caller, String id, Function<String, Route> inner) {
        return caller.merchantId().equals(id) ? inner.apply(id) : Edge.refuse(Problem.of("not_found"));
    }

    private Route settings(String id) {
        return extractRequest(request -> Answers.when(merchants.byId(id), found -> shown(request, found)));
    }

    private Route change(String id) {
        return openApi.tree(
                "changeSettings",
                body -> extractRequest(request -> {
                    OptionalLong expected = ETags.expected(request);
                    var was = new AtomicReference<Merchant>();
                    var patch = new SettingsPatch(body);
                    CompletionStage<Optional<Merchant>> changed = merchants.change(id, expected, merchant -> {
                        was.set(merchant);
                        return patch.on(merchant);
                    });
                    String refusal = expected.isPresent() ? "precondition_failed" : "not_found";
                    return Answers.when(changed, found -> {
                        Merchant is =
                                found.orElseThrow(() -> Problem.of(refusal).thrown());
                        Exchange.of(request).changed(SettingsView.of(was.get()), SettingsView.of(is));
                        return tagged(is);
                    });
                }));
    }

    private static HttpResponse shown(HttpRequest request, Optional<Merchant> found) {
        Merchant merchant = found.orElseThrow(() -> Problem.of("not_found").thrown());
        return ETags.answer(request, merchant.version(), () -> Json.ok(SettingsView.of(merchant)));
    }

    private static HttpResponse tagged(Merchant merchant) {
        return ETags.tagged(merchant.version(), Json.ok(SettingsView.of(merchant)));
    }
}
