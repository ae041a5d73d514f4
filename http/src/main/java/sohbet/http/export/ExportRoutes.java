// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.export;

import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import sohbet.engine.kernel.Codec;
import sohbet.engine.kernel.DomainClock;
import sohbet.http.account.Access;
import sohbet.http.account.Principal;
import sohbet.http.audit.AuditSearch;
import sohbet.http.edge.Answers;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Parameters;
import sohbet.http.edge.Problem;
import sohbet.http.export.Export.Batch;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.Database;
import sohbet.persistence.audit.Act;
import sohbet.persistence.chat.SessionArchive.Choice;
import sohbet.persistence.merchant.Merchant;

/**
 * Files of all there is, sent while they are read.
 *
 * <pre>
 * GET /exports/audit.{csv|json}?from&to&who&what&object&outcome&q   for admins
 * GET /exports/installation-audit.{csv|json}?…                      for owners
 * GET /exports/{sessions|interactions|products|knowledge}.{csv|json}?from&to&status&q
 * </pre>
 */
public final class ExportRoutes {
    private static final Pattern NAME = Pattern.compile("([a-z-]+)\\.(csv|json)");

    private final Exports exports;
    private final AuditSearch audit;
    private final MerchantDirectory merchants;
    private final OpenApi openApi;
    private final Access access;
    private final DomainClock clock;

    public ExportRoutes(
            Database database,
            Codec codec,
            MerchantDirectory merchants,
            OpenApi openApi,
            Access access,
            DomainClock clock) {
        this.exports = new Exports(database, codec);
        this.audit = new AuditSearch(database);
        this.merchants = merchants;
        this.openApi = openApi;
        this.access = access;
        this.clock = clock;
    }

    public Route routes() {
        return path(
                segment("exports").slash(segment()),
                file -> get(() -> file.startsWith("audit.")
                        ? audit(file)
                        : file.startsWith("installation-audit.") ? installationAudit(file) : permitted(file)));
    }

    private Route permitted(String file) {
        return access.caller(
                "getExport",
                caller -> openApi.parameters(
                        "getExport", given -> Answers.when(file(caller.merchantId(), file, given), answer -> answer)));
    }

    private Route audit(String file) {
        return access.caller(
                "getAuditExport",
                caller -> openApi.parameters(
                        "getAuditExport",
                        given -> Answers.when(audit(caller, caller.merchantId(), file, given), answer -> answer)));
    }

    private Route installationAudit(String file) {
        return access.staff(
                "getInstallationAuditExport",
                owner -> openApi.parameters(
                        "getInstallationAuditExport",
                        given -> Answers.when(audit(owner, Act.INSTALLATION, file, given), answer -> answer)));
    }

    private CompletionStage<HttpResponse> audit(Principal.Caller caller, String whose, String file, Parameters given) {
        return merchants.byId(caller.merchantId()).thenCompose(found -> {
            var merchant = found.orElseThrow(() -> Problem.of("not_found").thrown());
            var name = NAME.matcher(file);
            if (!name.matches()) throw Problem.of("not_found").thrown();
            var form = name.group(2).equals("csv") ? FileForm.CSV : FileForm.JSON;
            var export = AuditFile.of(audit, whose, AuditSearch.filter(merchant, given));
            return sent(export, form, name.group(1) + "-" + today(merchant) + "." + name.group(2));
        });
    }

    private CompletionStage<HttpResponse> file(String id, String file, Parameters given) {
        return merchants.byId(id).thenCompose(found -> {
            var merchant = found.orElseThrow(() -> Problem.of("not_found").thrown());
            var name = NAME.matcher(file);
            if (!name.matches()) throw Problem.of("not_found").thrown();
            var form = name.group(2).equals("csv") ? FileForm.CSV : FileForm.JSON;
            var export =
                    switch (name.group(1)) {
                        case "sessions" -> exports.sessions(id, choice(merchant, given));
                        case "interactions" -> exports.interactions(id, choice(merchant, given));
                        case "products" -> exports.products(id);
                        case "knowledge" -> exports.knowledge(id);
                        default -> throw Problem.of("not_found").thrown();
                    };
            return sent(export, form, name.group(1) + "-" + today(merchant) + "." + name.group(2));
        });
    }

    private LocalDate today(Merchant merchant) {
        return clock.instant().atZone(merchant.zone()).toLocalDate();
    }

    private static Choice choice(Merchant merchant, Parameters given) {
        var from = given.text("from").map(LocalDate::parse).orElse(null);
        var to = given.text("to").map(LocalDate::parse).orElse(null);
        if (from != null && to != null && to.isBefore(from))
            throw Problem.invalid("to", "before from").thrown();
        return new Choice(
                from == null
                        ? Instant.EPOCH
                        : from.atStartOfDay(merchant.zone()).toInstant(),
                (to == null ? LocalDate.of(9999, 1, 1) : to.plusDays(1))
                        .atStartOfDay(merchant.zone())
                        .toInstant(),
                given.text("status").map("open"::equals).orElse(null),
                given.text("q").map(String::strip).filter(q -> !q.isEmpty()).orElse(null));
    }

    /** The first rows are here before the answer begins, so that a store out of reach is a refusal and no broken file. */
    private static <T> CompletionStage<HttpResponse> sent(Export<T> export, FileForm form, String name) {
        return export.pages()
                .apply("")
                .thenApply(first -> HttpResponse.create()
                        .withEntity(HttpEntities.createChunked(form.type(), body(export, form, first)))
                        .addHeader(
                                RawHeader.create("Content-Disposition", "attachment; filename=\"sohbet-" + name + "\""))
                        .addHeader(RawHeader.create("Cache-Control", "no-store")));
    }

    /** Where a file is: rows that are here, or the place behind which to read on. */
    private record Step<T>(Optional<Batch<T>> here, Optional<String> place, boolean isFirst) {}

    /** A page is read when the reader has taken the one before, and never more than one is held. */
    private static <T> Source<ByteString, NotUsed> body(Export<T> export, FileForm form, Batch<T> first) {
        var start = new Step<>(Optional.of(first), Optional.empty(), true);
        Source<ByteString, NotUsed> rows = Source.unfoldAsync(
                start,
                step -> next(export, step)
                        .thenApply(found -> found.map(batch -> {
                            var then = new Step<T>(
                                    Optional.empty(),
                                    Optional.ofNullable(batch.next()),
                                    step.isFirst() && batch.rows().isEmpty());
                            return Pair.create(then, bytes(export, form, batch, step.isFirst()));
                        })));
        return Source.single(ByteString.fromString(form.begin(export.columns())))
                .concat(rows)
                .concat(Source.single(ByteString.fromString(form.end())))
                .filter(bytes -> !bytes.isEmpty());
    }

    private static <T> CompletionStage<Optional<Batch<T>>> next(Export<T> export, Step<T> step) {
        if (step.here().isPresent()) return CompletableFuture.completedStage(step.here());
        return step.place()
                .map(place -> export.pages().apply(place).thenApply(Optional::of))
                .orElse(CompletableFuture.completedStage(Optional.empty()));
    }

    private static <T> ByteString bytes(Export<T> export, FileForm form, Batch<T> batch, boolean isFirst) {
        var text = new StringBuilder();
        for (var row : batch.rows()) text.append(form.row(export.columns(), row, isFirst && text.isEmpty()));
        return ByteString.fromArray(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
