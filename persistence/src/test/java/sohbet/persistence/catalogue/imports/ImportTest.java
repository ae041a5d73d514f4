// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sohbet.persistence.Database;
import sohbet.persistence.SqlFunction;
import sohbet.persistence.catalogue.Catalogue;
import sohbet.persistence.catalogue.DemoCatalogue;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.catalogue.Listing;
import sohbet.persistence.catalogue.Listings;
import sohbet.persistence.catalogue.StoredListings;
import sohbet.persistence.catalogue.StoredListings.Stored;
import sohbet.persistence.catalogue.file.FileEntry;
import sohbet.persistence.catalogue.file.ShopFile;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ImportTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static Database database;

    /** Each test has a shop of its own. */
    private final String merchant = "m" + UUID.randomUUID();

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        database = Database.open(Database.Settings.of(POSTGRES.url(), POSTGRES.user(), POSTGRES.password()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private <T> T on(SqlFunction<java.sql.Connection, T> work) {
        return database.write(merchant, work).toCompletableFuture().join();
    }

    private static Path file(String name) {
        return Path.of("src/test/resources/catalogue", name);
    }

    private ImportJob begin(Path file, boolean isDryRun) {
        return on(connection -> ImportJobs.begin(
                        connection, merchant, file.getFileName().toString(), sizeOf(file), isDryRun, "u1"))
                .orElseThrow();
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportJob run(Path file, boolean isDryRun) {
        var job = begin(file, isDryRun);
        return new Importer(database, job, ShopFile.of("TRY"), now -> {}).run(file);
    }

    private ImportJob run(String file) {
        return run(file(file), false);
    }

    private Optional<Stored> product(String id) {
        return on(connection -> StoredListings.one(connection, merchant, id));
    }

    private static void assertCounts(ImportJob job, int created, int updated, int unchanged, int failed) {
        assertEquals("done", job.state());
        assertEquals(
                List.of(created, updated, unchanged, failed),
                List.of(job.created(), job.updated(), job.unchanged(), job.failed()));
    }

    @Test
    void what_a_file_says_is_what_the_catalogue_keeps() {
        assertCounts(run("shopify.csv"), 2, 0, 0, 1);
        var shirt = product("keten-gomlek").orElseThrow();
        assertEquals(1, shirt.version());
        assertEquals(3, shirt.listing().variants().size());
        assertEquals("6.5", shirt.listing().stock().toPlainString());
        assertEquals(4, shirt.listing().images().size());
        var card = on(connection -> Catalogue.product(connection, merchant, Language.TURKISH, "keten-gomlek"))
                .orElseThrow();
        assertEquals("899.90", card.price().amount().toPlainString());
        assertEquals("https://cdn.example.com/keten-1.jpg", card.image());
        var found = on(connection -> Catalogue.search(connection, merchant, Language.TURKISH, "gömlek", 5));
        assertEquals("keten-gomlek", found.getFirst().id());
    }

    @Nested
    class Again {
        @Test
        void nothing_changes_and_no_version_rises() {
            for (var file :
                    List.of("shopify.csv", "faker_tr_products_500.csv", "dummyjson_products.json", "own.json")) {
                var first = run(file);
                var second = run(file);
                assertCounts(second, 0, 0, first.created(), first.failed());
                assertTrue(first.created() > 0, file);
            }
            assertEquals(1, product("keten-gomlek").orElseThrow().version());
        }

        @Test
        void one_change_is_one_update() throws IOException {
            run("faker_tr_products_500.csv");
            var changed = folder.resolve("changed.csv");
            Files.writeString(
                    changed,
                    Files.readString(file("faker_tr_products_500.csv")).replace(",1068.00,148", ",1068.50,148"));
            assertCounts(run(changed, false), 0, 1, 499, 0);
            var product = product("pratik-kaucuk-pantolon-0").orElseThrow();
            assertEquals(2, product.version());
            assertEquals("1068.50", product.listing().price().toPlainString());
        }

        @Test
        void a_variant_that_is_gone_goes() throws IOException {
            run("shopify.csv");
            var fewer = folder.resolve("fewer.csv");
            Files.write(
                    fewer,
                    Files.readAllLines(file("shopify.csv")).stream()
                            .filter(line -> !line.contains("KG-M-M"))
                            .toList());
            assertCounts(run(fewer, false), 0, 1, 1, 1);
            assertEquals(
                    2,
                    product("keten-gomlek").orElseThrow().listing().variants().size());
        }
    }

    @Nested
    class A_dry_run {
        @Test
        void tells_what_would_be_and_writes_nothing() {
            assertCounts(run(file("shopify.csv"), true), 2, 0, 0, 1);
            assertTrue(product("keten-gomlek").isEmpty());
            run("shopify.csv");
            assertCounts(run(file("shopify.csv"), true), 0, 0, 2, 1);
        }
    }

    @Nested
    class A_job {
        @Test
        void says_how_far_it_is() {
            var seen = new ArrayList<ImportJob>();
            var job = begin(file("faker_tr_products_500.csv"), false);
            new Importer(database, job, ShopFile.of("TRY"), seen::add).run(file("faker_tr_products_500.csv"));
            assertTrue(seen.size() > 2, seen.toString());
            assertEquals("running", seen.getFirst().state());
            assertTrue(seen.getFirst().progress() > 0);
            assertEquals(1, seen.getLast().progress());
            var kept = on(connection -> ImportJobs.one(connection, merchant, job.id()));
            assertEquals(Optional.of(seen.getLast()), kept);
            assertEquals(Optional.empty(), on(connection -> ImportJobs.one(connection, "other", job.id())));
        }

        @Test
        void is_alone_in_its_catalogue() {
            begin(file("shopify.csv"), false);
            assertEquals(
                    Optional.empty(), on(connection -> ImportJobs.begin(connection, merchant, "x", 1, false, "u1")));
        }

        @Test
        void that_lost_its_node_has_failed_with_what_it_had_done_and_the_file_can_come_again() throws SQLException {
            var job = begin(file("faker_tr_products_500.csv"), false);
            var node = new IllegalStateException("the node dies here");
            try {
                new Importer(database, job, ShopFile.of("TRY"), now -> {
                            if (now.created() >= 100) throw new Died(node);
                        })
                        .run(file("faker_tr_products_500.csv"));
            } catch (Died gone) {
                assertEquals(node, gone.getCause());
            }
            on(connection -> connection
                    .createStatement()
                    .executeUpdate("update import_job set beat_at = now() - interval '2 minutes', state = 'running',"
                            + " failure = null, ended_at = null where id = '" + job.id() + "'"));
            var found = on(connection -> ImportJobs.one(connection, merchant, job.id()))
                    .orElseThrow();
            assertEquals("failed", found.state());
            assertEquals("interrupted", found.failure());
            assertTrue(found.created() >= 100 && found.created() < 500, found.toString());
            assertCounts(run("faker_tr_products_500.csv"), 500 - found.created(), 0, found.created(), 0);
        }

        @Test
        void that_was_ended_writes_no_more() {
            var job = begin(file("faker_tr_products_500.csv"), false);
            on(connection -> ImportJobs.end(connection, job.id(), "interrupted"));
            new Importer(database, job, ShopFile.of("TRY"), now -> {}).run(file("faker_tr_products_500.csv"));
            assertEquals(
                    List.of(), on(connection -> StoredListings.page(connection, merchant, List.of(), null, null, 10)));
        }

        @Test
        void whose_file_cannot_be_read_fails() {
            var job = begin(file("shopify.csv"), false);
            var ended = new Importer(database, job, ShopFile.of("TRY"), now -> {}).run(folder.resolve("nothing.csv"));
            assertEquals("failed", ended.state());
            assertEquals("unreadable", ended.failure());
        }
    }

    private static final class Died extends Error {
        private static final long serialVersionUID = 1;

        Died(Throwable cause) {
            super(cause);
        }
    }

    @Nested
    class The_faults {
        @Test
        void are_kept_by_row_and_come_as_a_file() {
            var job = run("absurd-prices.csv");
            var faults = on(connection -> ImportJobs.faults(connection, job.id(), 0, 100));
            assertEquals(9, faults.size());
            assertEquals(2, faults.getFirst().refused().row());
            var lines = FaultFile.lines(
                    faults.stream().map(ImportJobs.Fault::refused).toList());
            assertTrue(
                    lines.startsWith("2,Variant Price,negative,Sıfırdan küçük olamaz,Must not be below zero,'-5\r\n"),
                    lines);
            assertEquals(faults.subList(4, 6), on(connection -> ImportJobs.faults(connection, job.id(), 4, 2)));
        }

        @Test
        void cannot_be_formulas() {
            var fault = new FileEntry.Refused(
                    2, "Variant Price", sohbet.persistence.catalogue.file.FileFault.NOT_A_NUMBER, "=cmd|x");
            assertTrue(FaultFile.lines(List.of(fault)).endsWith(",'=cmd|x\r\n"));
        }
    }

    @Nested
    class The_catalogue {
        @Test
        void is_listed_by_pages_words_and_categories() {
            run("dummyjson_products.json");
            var all = new ArrayList<String>();
            String after = null;
            for (int pages = 0; pages < 5; pages++) {
                String from = after;
                var page = on(connection -> StoredListings.page(connection, merchant, List.of(), null, from, 50));
                page.forEach(one -> all.add(one.listing().id()));
                after = page.getLast().listing().id();
                if (page.size() < 50) break;
            }
            assertEquals(194, all.size());
            assertEquals(194, all.stream().distinct().count());
            var words = on(connection ->
                    StoredListings.page(connection, merchant, List.of("mascara", "essence"), null, null, 10));
            assertEquals("1", words.getFirst().listing().id());
            assertEquals(1, words.size());
            var beauty = on(connection -> StoredListings.page(connection, merchant, List.of(), "beauty", null, 10));
            assertEquals(5, beauty.size());
        }

        @Test
        void of_the_demo_is_entered_once_and_equals_itself() {
            assertEquals(true, on(connection -> DemoCatalogue.seed(connection, merchant, "TRY")));
            assertEquals(false, on(connection -> DemoCatalogue.seed(connection, merchant, "TRY")));
            var listings =
                    on(connection -> StoredListings.page(connection, merchant, List.of(), null, null, 100)).stream()
                            .map(Stored::listing)
                            .toList();
            assertTrue(listings.size() >= 60);
            assertEquals(
                    8,
                    listings.stream()
                            .flatMap(one -> one.categories().stream())
                            .distinct()
                            .count());
            var again = on(connection -> Listings.putAll(connection, merchant, "TRY", listings));
            assertEquals(new Listings.Counts(0, 0, listings.size()), again);
        }

        @Test
        void of_the_demo_grows_in_an_older_folder_and_leaves_alone_what_was_changed() {
            on(connection -> DemoCatalogue.seed(connection, merchant, "TRY"));
            var edited = product("copper-cezve").orElseThrow();
            on(connection -> Listings.replace(
                    connection, merchant, new Stored(renamed(edited.listing(), "Cezvemiz"), edited.version())));
            var later = List.of("soy-candle", "bath-mitt");
            var kept = product("copper-cezve").orElseThrow();
            on(connection -> forget(
                    connection,
                    "delete from product where merchant = ? and id not in " + "('copper-cezve', 'red-runners')"));
            on(connection ->
                    forget(connection, "delete from product_category where merchant = ? and product = 'red-runners'"));
            assertEquals(true, on(connection -> DemoCatalogue.seed(connection, merchant, "TRY")));
            later.forEach(id -> assertTrue(product(id).isPresent(), id));
            assertEquals(kept, product("copper-cezve").orElseThrow());
            var shoes = product("red-runners").orElseThrow().listing();
            assertEquals("shoes", shoes.categories().getFirst().id());
            assertTrue(product("iron-pan").isEmpty(), "what was taken out stays out");
            assertEquals(false, on(connection -> DemoCatalogue.seed(connection, merchant, "TRY")));
        }

        private int forget(Connection connection, String sql) throws SQLException {
            try (var delete = connection.prepareStatement(sql)) {
                delete.setString(1, merchant);
                return delete.executeUpdate();
            }
        }

        @Test
        void is_not_changed_on_top_of_somebody_elses_change() {
            run("shopify.csv");
            var shirt = product("keten-gomlek").orElseThrow();
            var cheaper = new Stored(renamed(shirt.listing(), "Ucuz"), shirt.version());
            assertEquals(true, on(connection -> Listings.replace(connection, merchant, cheaper)));
            assertEquals(false, on(connection -> Listings.replace(connection, merchant, cheaper)));
            assertEquals(2, product("keten-gomlek").orElseThrow().version());
        }
    }

    private static Listing renamed(Listing it, String title) {
        return new Listing(
                it.id(),
                Listing.Text.both(title),
                it.about(),
                it.words(),
                it.url(),
                it.image(),
                it.price(),
                it.was(),
                it.unit(),
                it.inStock(),
                it.variants(),
                it.handle(),
                it.currency(),
                it.stock(),
                it.images(),
                it.categories(),
                it.attributes());
    }
}
