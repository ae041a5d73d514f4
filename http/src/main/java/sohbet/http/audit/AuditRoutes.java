// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.audit;

import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Page;
import sohbet.http.edge.Parameters;
import sohbet.http.edge.Problem;
import sohbet.http.merchant.MerchantDirectory;

/**
 * The audit log.
 *
 * <pre>
 * GET /audit?from&to&who&what&object&outcome&q&limit&cursor   the newest first
 * </pre>
 */
public final class AuditRoutes {
    private final AuditSearch search;
    private final MerchantDirectory merchants;
    private final OpenApi openApi;
    private final Access access;

    public AuditRoutes(AuditSearch search, MerchantDirectory merchants, OpenApi openApi, Access access) {
        this.search = search;
        this.merchants = merchants;
        this.openApi = openApi;
        this.access = access;
    }

    public Route routes() {
        return path(
                "audit",
                () -> get(() -> access.caller(
                        "listAudit",
                        caller -> openApi.parameters(
                                "listAudit",
                                given -> extractRequest(request -> Answers.when(
                                        page(caller, given), page -> page.response(request, "cursor")))))));
    }

    private CompletionStage<Page<AuditView>> page(Principal.Caller caller, Parameters given) {
        return merchants.byId(caller.merchantId()).thenCompose(found -> {
            var merchant = found.orElseThrow(() -> Problem.of("not_found").thrown());
            return search.page(
                            merchant.id(),
                            AuditSearch.filter(merchant, given),
                            given.text("cursor").orElse(""),
                            given.size("limit"))
                    .thenApply(rows ->
                            new Page<>(rows.rows().stream().map(AuditView::of).toList(), rows.next()));
        });
    }
}
