// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.catalogue;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.entity;
import static org.apache.pekko.http.javadsl.server.Directives.extractMaterializer;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onComplete;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.Directives.withRequestTimeout;
import static org.apache.pekko.http.javadsl.server.Directives.withSizeLimit;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.unmarshalling.Unmarshaller;
import sohbet.http.account.Access;
import sohbet.http.account.FirstRun;
import sohbet.http.account.Principal;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Json;
import sohbet.http.edge.Places;
import sohbet.http.edge.Problem;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.Database;
import sohbet.persistence.catalogue.file.ShopFile;
import sohbet.persistence.catalogue.imports.FaultFile;
import sohbet.persistence.catalogue.imports.ImportJob;
import sohbet.persistence.catalogue.imports.ImportJobs;
import sohbet.persistence.catalogue.imports.Importer;
import sohbet.persistence.merchant.Merchant;

/**
 * Files of products.
 *
 * <pre>
 * POST /imports                multipart: file, dry_run; goes on after it is answered
 * GET  /imports                the newest of them
 * GET  /imports/{id}           how far it is
 * GET  /imports/{id}/errors    what could not be taken, as CSV
 * </pre>
 */
public final class ImportRoutes {
    /** The largest file that is taken. */
    public static final long LARGEST_FILE = Upload.LIMIT;

    /** From a file's first byte to the answer. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    /** So long nothing of a file may come. */
    public static final Duration STALL = Upload.STALL;

    private static final long ENVELOPE = 64 * 1024;
    private static final long READ_IN_VAIN = 4 * Upload.LIMIT;
    /** Each may lay 64 MiB on the disk before anybody has read a row of it. */
    public static final int UPLOADS_AT_ONCE = 4;

    private static final int FAULTS = 10_000;
    private static final int NEWEST = 50;
    private static final String DEMO_PAGE = "/demo/product.html?id={id}";

    private final Database database;
    private final MerchantDirectory merchants;
    private final Access access;
    private final Importer.Ending ending;
    private final Places uploads = new Places(UPLOADS_AT_ONCE);

    public ImportRoutes(Database database, MerchantDirectory merchants, Access access) {
        this(database, merchants, access, (connection, ended) -> {});
    }

    /** @param ending what else belongs to the transaction that ends an import */
    public ImportRoutes(Database database, MerchantDirectory merchants, Access access, Importer.Ending ending) {
        this.ending = ending;
        this.database = database;
        this.merchants = merchants;
        this.access = access;
    }

    /** What a file does not say of a merchant's shop; the demo shop's pages are ours. */
    public static ShopFile shop(Merchant merchant) {
        return new ShopFile(merchant.currency(), merchant.id().equals(FirstRun.DEMO) ? DEMO_PAGE : ShopFile.PAGES);
    }

    public Route routes() {
        return pathPrefix(
                "imports",
                () -> concat(
                        pathEnd(() -> concat(get(this::list), post(this::start))),
                        path(segment(), id -> get(() -> one(id))),
                        path(segment().slash("errors"), id -> get(() -> errors(id)))));
    }

    private Route start() {
        return access.caller(
                "startImport",
                caller -> extractRequest(request -> {
                    if (!isForm(request)) return Edge.refuse(Problem.of("unsupported_media_type"));
                    uploads.take(Exchange.of(request));
                    boolean fits = request.entity().getContentLengthOption().orElse(0) <= Upload.LIMIT + ENVELOPE;
                    return withRequestTimeout(
                            PATIENCE,
                            () -> fits
                                    ? withSizeLimit(Upload.LIMIT + ENVELOPE, () -> received(caller))
                                    : tooLarge(request));
                }));
    }

    /** Many clients listen only once they have sent everything: without this they would see a broken connection. */
    private static Route tooLarge(HttpRequest request) {
        return extractMaterializer(materializer -> onComplete(
                request.entity()
                        .withSizeLimit(READ_IN_VAIN)
                        .discardBytes(materializer)
                        .completionStage(),
                read -> Edge.refuse(Problem.of("too_large"))));
    }

    private static boolean isForm(HttpRequest request) {
        var type = request.entity().getContentType().mediaType();
        return type.mainType().equals("multipart") && type.subType().equals("form-data");
    }

    private Route received(Principal.Caller caller) {
        return extractRequest(request -> extractMaterializer(materializer -> entity(
                Unmarshaller.entityToMultipartFormData(),
                form -> Answers.when(
                        Upload.receive(form, materializer)
                                .thenCompose(upload -> begun(Exchange.of(request), caller, upload)),
                        job -> Json.response(202, ImportView.of(job))
                                .addHeader(RawHeader.create("Location", "/api/v1/imports/" + job.id()))))));
    }

    private CompletionStage<ImportJob> begun(Exchange exchange, Principal.Caller caller, Upload upload) {
        return merchants
                .byId(caller.merchantId())
                .thenCompose(found -> {
                    var merchant =
                            found.orElseThrow(() -> Problem.of("not_found").thrown());
                    return database.write(
                                    merchant.id(),
                                    connection -> ImportJobs.begin(
                                            connection,
                                            merchant.id(),
                                            upload.name(),
                                            upload.bytes(),
                                            upload.isDryRun(),
                                            caller.id()))
                            .thenApply(begun -> begun.orElseThrow(ImportRoutes::busy))
                            .thenApply(job -> {
                                Thread.ofVirtual()
                                        .name("import-" + job.id())
                                        .start(() -> exchange.logging(() -> run(job, upload, merchant)));
                                return job;
                            });
                })
                .whenComplete((job, failure) -> {
                    if (failure != null) upload.close();
                });
    }

    private void run(ImportJob job, Upload upload, Merchant merchant) {
        try (upload) {
            new Importer(database, job, shop(merchant), now -> {}, ending).run(upload.file());
        }
    }

    private static RuntimeException busy() {
        return Problem.of("conflict")
                .detail("Bu mağazada bir içe aktarma sürüyor", "Another import into this shop is running")
                .thrown();
    }

    private Route list() {
        return access.caller(
                "listImports",
                caller -> Answers.when(
                        database.write(
                                caller.merchantId(),
                                connection -> ImportJobs.newest(connection, caller.merchantId(), NEWEST)),
                        jobs -> Json.ok(Map.of(
                                "items", jobs.stream().map(ImportView::of).toList()))));
    }

    private Route one(String id) {
        return access.caller("getImport", caller -> Answers.when(job(caller, id), job -> Json.ok(ImportView.of(job))));
    }

    private Route errors(String id) {
        return access.caller(
                "listImportErrors",
                caller -> Answers.when(
                        job(caller, id)
                                .thenCompose(job -> database.read(
                                        caller.merchantId(),
                                        connection -> ImportJobs.faults(connection, job.id(), 0, FAULTS))),
                        faults -> csv(FaultFile.header()
                                + FaultFile.lines(faults.stream()
                                        .map(ImportJobs.Fault::refused)
                                        .toList()))));
    }

    /** With a byte order mark, or spreadsheets take it for something else than UTF-8. */
    private static HttpResponse csv(String lines) {
        return HttpResponse.create()
                .withEntity(HttpEntities.create(ContentTypes.TEXT_CSV_UTF8, "\uFEFF" + lines))
                .addHeader(RawHeader.create("Content-Disposition", "attachment; filename=\"import-errors.csv\""));
    }

    private CompletionStage<ImportJob> job(Principal.Caller caller, String id) {
        return database.write(
                        caller.merchantId(), connection -> ImportJobs.one(connection, caller.merchantId(), uuid(id)))
                .thenApply(
                        found -> found.orElseThrow(() -> Problem.of("not_found").thrown()));
    }

    /** The id of a job; one that cannot be any is that of none. */
    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.of("not_found").thrown();
        }
    }
}
