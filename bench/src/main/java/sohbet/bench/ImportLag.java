// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import sohbet.http.proof.EngineProcess;
import sohbet.http.proof.ProofShop;

/** What visitors and staff notice of a large file on its way into the catalogue: the lag of {@link TailLag} with and without. */
final class ImportLag {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int RATE = 200;
    private static final String ALONE = "200 events/s";
    private static final String BESIDE = "200 events/s during an import";
    private static final List<String> THINGS =
            List.of("Ayakkabı", "Çanta", "Gömlek", "Kazak", "Elbise", "Cezve", "Masa", "Halı");
    private static final List<String> COLOURS =
            List.of("Kırmızı", "Mavi", "Siyah", "Beyaz", "Yeşil", "Gri", "Lacivert", "Bej");

    private final Ground ground;
    private final Report report;
    private final int products;
    private final int seconds;

    ImportLag(Ground ground, Report report, int products, int seconds) {
        this.ground = ground;
        this.report = report;
        this.products = products;
        this.seconds = seconds;
    }

    void run(int rounds) throws Exception {
        var lag = new TailLag(ground, report, seconds);
        try (var engine = ground.engine("lag", Map.of())) {
            String key = ProofShop.unhurried(engine, ground.source("lag"));
            try (var warm = Program.driver(engine.socket("/ws/chat"), key, TailLag.SOCKETS)) {
                warm.order("10 0");
            }
            ground.settle("lag");
            for (int round = 1; round <= rounds; round++) {
                lag.measure(engine, key, round, ALONE, RATE);
                long begun = System.nanoTime();
                String job = begin(engine, file(round));
                lag.measure(engine, key, round, BESIDE, RATE);
                boolean wasRunning = state(engine, job).equals("running");
                Awaitility.await()
                        .atMost(Duration.ofMinutes(10))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> !state(engine, job).equals("running"));
                if (!state(engine, job).equals("done"))
                    throw new IllegalStateException("the import failed: " + job(engine, job));
                report.round(round, "import")
                        .put("seconds", (System.nanoTime() - begun) / 1e9)
                        .put("running", wasRunning ? 1 : 0);
                ground.settle("lag");
            }
        }
        lag.table(List.of(ALONE, BESIDE));
        report.say("");
        report.say("- " + products + " products, beside as many events, came in within "
                + report.spread("import", "seconds", 0)
                + " s; the import was still running when the measurement beside it ended in "
                + report.values("import", "running").stream()
                        .filter(it -> it > 0)
                        .count() + " of " + rounds + " rounds.");
        double model = report.median(BESIDE, "model99");
        double feed = report.median(BESIDE, "feed99");
        report.say("- Tail lag p99 under 100 ms during an import: "
                + ChatRoundTrip.verdict(model < 100, Report.number(model, 1) + " ms"));
        report.say("- Live feed p99 under 50 ms during an import: "
                + ChatRoundTrip.verdict(feed < 50, Report.number(feed, 1) + " ms"));
    }

    /** New products in each round, with two variants each. */
    private String file(int round) {
        var random = new Random(round);
        var lines =
                new StringBuilder("Handle,Title,Body (HTML),Vendor,Type,Tags,Option1 Name,Option1 Value,Variant SKU,"
                        + "Variant Inventory Qty,Variant Price\n");
        for (int i = 0; i < products; i++) {
            String id = round + "-" + i;
            String thing = THINGS.get(random.nextInt(THINGS.size()));
            String title = COLOURS.get(random.nextInt(COLOURS.size())) + " " + thing + " " + id;
            String body =
                    "<p>Her gün kullanmak için. " + thing + " sevenlere, evde ve dışarıda.</p><p>Elde yıkanır.</p>";
            for (int variant = 0; variant < 2; variant++)
                lines.append("urun-")
                        .append(id)
                        .append(',')
                        .append(variant == 0 ? title : "")
                        .append(",\"")
                        .append(variant == 0 ? body : "")
                        .append("\",Ege,")
                        .append(thing)
                        .append(",\"yeni, sezon\",Beden,")
                        .append(variant == 0 ? "S" : "M")
                        .append(",SKU-")
                        .append(id)
                        .append('-')
                        .append(variant)
                        .append(',')
                        .append(random.nextInt(50))
                        .append(',')
                        .append(50 + random.nextInt(5000))
                        .append(".90\n");
        }
        return lines.toString();
    }

    private static String begin(EngineProcess engine, String file) throws IOException, InterruptedException {
        String form =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"many.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                        + file + "\r\n--b--\r\n";
        var answer = HTTP.send(
                HttpRequest.newBuilder(engine.uri("/api/v1/imports"))
                        .header("Authorization", "Bearer " + EngineProcess.API_KEY)
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 202) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body()).path("id").asText();
    }

    private static JsonNode job(EngineProcess engine, String id) throws IOException {
        return JSON.readTree(engine.get("/api/v1/imports/" + id));
    }

    private static String state(EngineProcess engine, String id) throws IOException {
        return job(engine, id).path("state").asText();
    }
}
