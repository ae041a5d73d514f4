// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.Database;
import sohbet.persistence.Outage;
import sohbet.persistence.catalogue.Listing;
import sohbet.persistence.catalogue.Listings;
import sohbet.persistence.catalogue.file.CatalogueFile;
import sohbet.persistence.catalogue.file.FileEntry;
import sohbet.persistence.catalogue.file.ShopFile;

/**
 * Brings one file into one catalogue, on a thread that may wait. Products are written by as many as some hundredths of a
 * second take, so that whoever edits one of them does not wait long.
 */
public final class Importer {
    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);
    private static final int MOST = 500;
    private static final int FEWEST = 10;
    private static final long LONG = 40_000_000;
    private static final long SHORT = 15_000_000;
    private static final int MOST_FAULTS = 10_000;
    private static final int TRIES = 12;

    private final Database database;
    private final ShopFile shop;
    private final Consumer<ImportJob> progress;
    private final Ending ending;
    private final List<Listing> taken = new ArrayList<>();
    private final List<FileEntry.Refused> refused = new ArrayList<>();
    private ImportJob job;
    private int chunk = 20;
    private long bytes;
    private long held;
    private int faults;

    /** What else belongs to the transaction in which a job ends. */
    @FunctionalInterface
    public interface Ending {
        void ended(Connection connection, ImportJob job) throws SQLException;
    }

    /** @param progress told of the job whenever it has advanced */
    public Importer(Database database, ImportJob job, ShopFile shop, Consumer<ImportJob> progress) {
        this(database, job, shop, progress, (connection, ended) -> {});
    }

    public Importer(Database database, ImportJob job, ShopFile shop, Consumer<ImportJob> progress, Ending ending) {
        this.ending = ending;
        this.database = database;
        this.job = job;
        this.shop = shop;
        this.progress = progress;
    }

    /** Somebody else has ended the job. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        Ended() {
            super("ended", null, false, false);
        }
    }

    /** The job as it ended. */
    public ImportJob run(Path file) {
        try {
            CatalogueFile.read(file, shop, this::entry, read -> bytes = read);
            flush();
            end(null);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Import {} cannot read its file", job.id(), e);
            end("unreadable");
        } catch (Ended e) {
            LOG.warn("Import {} was ended meanwhile", job.id());
        } catch (RuntimeException e) {
            LOG.error("Import {} failed", job.id(), e);
            end("internal");
        }
        return job;
    }

    private void entry(FileEntry entry) {
        switch (entry) {
            case FileEntry.Taken product -> taken.add(product.listing());
            case FileEntry.Refused fault -> refused.add(fault);
        }
        if (taken.size() >= chunk || refused.size() >= MOST) flush();
    }

    private void flush() {
        if (taken.isEmpty() && refused.isEmpty()) return;
        advanced(persistently(this::write));
        if (held > LONG) chunk = Math.max(FEWEST, chunk / 2);
        else if (held < SHORT) chunk = Math.min(MOST, chunk * 2);
        faults += refused.size();
        taken.clear();
        refused.clear();
    }

    private ImportJob write(Connection connection) throws SQLException {
        var plan = Listings.plan(connection, job.merchant(), shop.currency(), taken);
        // A transaction that has only read holds nobody up.
        long begun = System.nanoTime();
        if (!job.isDryRun()) Listings.apply(connection, job.merchant(), plan);
        var kept = new ArrayList<ImportJobs.Fault>();
        int n = faults;
        for (var fault : refused) if (++n <= MOST_FAULTS) kept.add(new ImportJobs.Fault(n, fault));
        ImportJobs.addFaults(connection, job.id(), kept);
        var advanced = ImportJobs.advance(connection, job.id(), plan.counts(), refused.size(), bytes)
                .orElseThrow(Ended::new);
        held = System.nanoTime() - begun;
        return advanced;
    }

    private void end(@Nullable String failure) {
        advanced(persistently(connection -> {
            var ended = ImportJobs.end(connection, job.id(), failure).orElseThrow(Ended::new);
            ending.ended(connection, ended);
            return ended;
        }));
    }

    private void advanced(ImportJob now) {
        job = now;
        progress.accept(now);
    }

    private interface Work {
        ImportJob on(Connection connection) throws SQLException;
    }

    /** One transaction, again while the database is away or somebody edits the same products. */
    private ImportJob persistently(Work work) {
        for (int tries = 1; ; tries++) {
            try {
                return database.write(job.merchant(), work::on)
                        .toCompletableFuture()
                        .join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Ended ended) throw ended;
                boolean passes = e.getCause() instanceof Listings.Overtaken || Outage.is(e);
                if (!passes || tries == TRIES) throw e;
                rest(tries);
            }
        }
    }

    private static void rest(int tries) {
        try {
            Thread.sleep(50L * tries * tries);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
