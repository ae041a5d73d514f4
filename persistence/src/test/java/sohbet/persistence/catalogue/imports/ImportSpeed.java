// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import sohbet.persistence.Database;
import sohbet.persistence.catalogue.Catalogue;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.catalogue.file.ShopFile;
import sohbet.persistence.postgres.TestPostgres;

/** How long 50,000 products take, new and again, and how long a search among them: {@code -Dtest=ImportSpeed}. */
class ImportSpeed {
    private static final int PRODUCTS = Integer.getInteger("products", 50_000);
    private static final String[] COLOURS = {"Kırmızı", "Mavi", "Siyah", "Beyaz", "Yeşil", "Gri", "Lacivert", "Bej"};
    private static final String[] STUFFS = {"Deri", "Keten", "Pamuklu", "Yün", "Kadife", "Çelik", "Bakır", "Ahşap"};
    private static final String[] THINGS = {
        "Ayakkabı", "Çanta", "Gömlek", "Kazak", "Elbise", "Cezve", "Tabak", "Masa", "Sandalye", "Halı", "Perde", "Bot"
    };

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    @Test
    void of_fifty_thousand_products(@TempDir Path folder) throws IOException {
        var file = folder.resolve("many.csv");
        Files.write(file, lines());
        var log = LoggerFactory.getLogger(ImportSpeed.class);
        try (var database = Database.open(Database.Settings.of(POSTGRES.url(), POSTGRES.user(), POSTGRES.password()))) {
            for (int round = 0; round < 2; round++) {
                var job = database.write(
                                "shop",
                                connection -> ImportJobs.begin(
                                        connection,
                                        "shop",
                                        "many.csv",
                                        file.toFile().length(),
                                        false,
                                        "u1"))
                        .toCompletableFuture()
                        .join()
                        .orElseThrow();
                var steps = new ArrayList<Long>();
                long begun = System.nanoTime();
                var done =
                        new Importer(database, job, ShopFile.of("TRY"), now -> steps.add(System.nanoTime())).run(file);
                log.warn(
                        "{} products in {} ms, longest step {} ms, {} steps: {}",
                        PRODUCTS,
                        (System.nanoTime() - begun) / 1_000_000,
                        longest(steps),
                        steps.size(),
                        done);
                assertEquals(PRODUCTS, round == 0 ? done.created() : done.unchanged());
            }
            var took = new ArrayList<Long>();
            var random = new Random(1);
            for (int i = 0; i < 200; i++) {
                String words = one(COLOURS, random) + " " + one(THINGS, random);
                long begun = System.nanoTime();
                database.read("shop", connection -> Catalogue.search(connection, "shop", Language.TURKISH, words, 6))
                        .toCompletableFuture()
                        .join();
                took.add((System.nanoTime() - begun) / 1_000);
            }
            took.sort(null);
            log.warn("search p50 {} µs, p95 {} µs", took.get(100), took.get(190));
        }
    }

    private static long longest(List<Long> steps) {
        long longest = 0;
        for (int i = 1; i < steps.size(); i++) longest = Math.max(longest, steps.get(i) - steps.get(i - 1));
        return longest / 1_000_000;
    }

    private static String one(String[] of, Random random) {
        return of[random.nextInt(of.length)];
    }

    private static List<String> lines() {
        var random = new Random(1);
        var lines = new ArrayList<String>();
        lines.add(
                "Handle,Title,Body (HTML),Vendor,Type,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,"
                        + "Variant Price");
        for (int i = 0; i < PRODUCTS; i++) {
            String thing = one(THINGS, random);
            String title = one(COLOURS, random) + " " + one(STUFFS, random) + " " + thing + " " + i;
            String body = "<p>Her gün kullanmak için " + one(STUFFS, random) + " ve dayanıklı. " + thing
                    + " sevenlere, evde ve dışarıda.</p><p>Elde yıkanır, gölgede kurutulur.</p>";
            for (int v = 0; v < 2; v++)
                lines.add("urun-" + i + "," + (v == 0 ? title : "") + ",\"" + (v == 0 ? body : "") + "\",Ege," + thing
                        + ",\"yeni, sezon\",Beden," + (v == 0 ? "S" : "M") + ",SKU-" + i + "-" + v + ","
                        + random.nextInt(50) + "," + (50 + random.nextInt(5000)) + ".90");
        }
        return lines;
    }
}
