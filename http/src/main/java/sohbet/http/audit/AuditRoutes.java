// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.audit;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

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
import sohbet.persistence.audit.Act;

/**
 * The audit log.
 *
 * <pre>
 * GET /audit?from&to&who&what&object&outcome&q&limit&cursor   the newest first
 * GET /installation/audit?…                                   what is no merchant's, for owners
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
        return concat(
                path(
                        "audit",
                        () -> get(() -> access.caller(
                                "listAudit", caller -> listed("listAudit", caller, caller.merchantId())))),
                path(
                        segment("installation").slash("audit"),
                        () -> get(() -> access.staff(
                                "listInstallationAudit",
                                owner -> listed("listInstallationAudit", owner, Act.INSTALLATION)))));
    }

    private Route listed(String operationId, Principal.Caller caller, String whose) {
        return openApi.parameters(
                operationId,
                given -> extractRequest(
                        request -> Answers.when(page(caller, whose, given), page -> page.response(request, "cursor"))));
    }

    /** Days are those of the merchant whom the reader works for. */
    private CompletionStage<Page<AuditView>> page(Principal.Caller caller, String whose, Parameters given) {
        return merchants.byId(caller.merchantId()).thenCompose(found -> {
            var merchant = found.orElseThrow(() -> Problem.of("not_found").thrown());
            return search.page(
                            whose,
                            AuditSearch.filter(merchant, given),
                            given.text("cursor").orElse(""),
                            given.size("limit"))
                    .thenApply(rows ->
                            new Page<>(rows.rows().stream().map(AuditView::of).toList(), rows.next()));
        });
    }
}
