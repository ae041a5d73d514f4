// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import sohbet.http.catalogue.ImportRoutes;
import sohbet.persistence.Database;
import sohbet.persistence.catalogue.imports.FaultFile;
import sohbet.persistence.catalogue.imports.ImportJob;
import sohbet.persistence.catalogue.imports.ImportJobs;
import sohbet.persistence.catalogue.imports.Importer;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Merchants;

/** {@code ./sohbet import}: one file into one shop's catalogue, with its progress told as it goes. */
final class FileImport {
    private static final int SOME_FAILED = 3;
    private static final int FAULTS = 10_000;
    private static final int TENTHS = 10;

    private final String merchantId;
    private final Path file;
    private final boolean isDryRun;
    private final Consumer<String> say;
    private long told;

    FileImport(String merchantId, Path file, boolean isDryRun, Consumer<String> say) {
        this.merchantId = merchantId;
        this.file = file;
        this.isDryRun = isDryRun;
        this.say = say;
    }

    /** The exit code. */
    int into(Database.Settings settings) throws IOException {
        Database.migrate(settings);
        try (var database = Database.open(settings)) {
            var shop = join(new Merchants(database).byId(merchantId))
                    .orElseThrow(() -> new IllegalArgumentException("There is no merchant " + merchantId
                            + " in this database; the first ./sohbet run makes the merchant demo."));
            var job = new Importer(database, begin(database, shop), ImportRoutes.shop(shop), this::tell).run(file);
            say.accept(result(job));
            if (job.failed() > 0) write(database, job);
            if (!job.state().equals(ImportJob.DONE)) return 1;
            return job.failed() > 0 ? SOME_FAILED : 0;
        }
    }

    private ImportJob begin(Database database, Merchant shop) throws IOException {
        long bytes = Files.size(file);
        String name = String.valueOf(file.getFileName());
        return join(database.write(
                        shop.id(),
                        connection -> ImportJobs.begin(connection, shop.id(), name, bytes, isDryRun, "command line")))
                .orElseThrow(() -> new IllegalArgumentException(
                        "Another import into this shop is running, or was broken off less than a minute ago."));
    }

    private void tell(ImportJob job) {
        long tenth = (long) (job.progress() * TENTHS);
        if (tenth == told || !job.state().equals(ImportJob.RUNNING)) return;
        told = tenth;
        say.accept("%3d %%: %s".formatted(tenth * TENTHS, counts(job)));
    }

    private String result(ImportJob job) {
        if (!job.state().equals(ImportJob.DONE)) return "The import failed (" + job.failure() + "): " + counts(job);
        return (job.isDryRun() ? "Dry run, nothing was written: " : "Done: ") + counts(job);
    }

    private static String counts(ImportJob job) {
        return String.format(
                Locale.ROOT,
                "%,d new, %,d changed, %,d unchanged, %,d not taken",
                job.created(),
                job.updated(),
                job.unchanged(),
                job.failed());
    }

    private void write(Database database, ImportJob job) throws IOException {
        var faults = join(
                        database.read(job.merchant(), connection -> ImportJobs.faults(connection, job.id(), 0, FAULTS)))
                .stream()
                .map(ImportJobs.Fault::refused)
                .toList();
        Path beside = file.resolveSibling(file.getFileName() + ".errors.csv");
        Files.writeString(beside, "\uFEFF" + FaultFile.header() + FaultFile.lines(faults));
        say.accept("What could not be taken is in " + beside + ".");
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
