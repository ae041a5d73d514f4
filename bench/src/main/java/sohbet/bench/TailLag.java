// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import sohbet.http.proof.EngineProcess;
import sohbet.http.proof.ProofShop;

/**
 * How long after its acknowledgement a message is in the read model and on a staff socket, while others talk. The commit lies a
 * little before the acknowledgement is heard, so the time since the message was sent is given as the upper bound.
 */
final class TailLag {
    private static final List<Integer> RATES = List.of(200, 2_000);
    static final int SOCKETS = 200;
    private final Ground ground;
    private final Report report;
    private final int seconds;

    TailLag(Ground ground, Report report, int seconds) {
        this.ground = ground;
        this.report = report;
        this.seconds = seconds;
    }

    /** What was measured of the probes, in milliseconds. */
    private record Samples(
            List<Double> ack, List<Double> model, List<Double> modelMost, List<Double> feed, List<Double> feedMost) {
        Samples() {
            this(list(), list(), list(), list(), list());
        }

        private static List<Double> list() {
            return Collections.synchronizedList(new ArrayList<>());
        }
    }

    void run(int rounds) throws Exception {
        try (var engine = ground.engine("lag", Map.of())) {
            String key = ProofShop.unhurried(engine, ground.source("lag"));
            try (var warm = Program.driver(engine.socket("/ws/chat"), key, SOCKETS)) {
                warm.order("10 0");
            }
            ground.settle("lag");
            for (int round = 1; round <= rounds; round++)
                for (int rate : RATES) {
                    measure(engine, key, round, rate + " events/s", rate);
                    ground.settle("lag");
                }
        }
        table(RATES.stream().map(rate -> rate + " events/s").toList());
        String most = RATES.getLast() + " events/s";
        report.say("");
        double probes = report.median(most, "samples");
        // A 99th percentile of a handful is no percentile.
        boolean reached = report.median(most, "rate") >= 0.95 * RATES.getLast() && probes >= 100;
        String rate = reached
                ? ""
                : ", from " + Report.number(probes, 0) + " probes at " + Report.number(report.median(most, "rate"), 0)
                        + " events/s, too few to tell";
        double model = report.median(most, "model99");
        double feed = report.median(most, "feed99");
        report.say("- Tail lag p99 under 100 ms at 2,000 events/s: "
                + ChatRoundTrip.verdict(reached && model < 100, Report.number(model, 1) + " ms" + rate));
        report.say("- Live feed p99 under 50 ms at 2,000 events/s: "
                + ChatRoundTrip.verdict(reached && feed < 50, Report.number(feed, 1) + " ms" + rate));
    }

    void table(List<String> measured) {
        report.head(
                "",
                "events/s",
                "ack p50 / p99 ms",
                "read model p50 ms",
                "p99 ms",
                "p99 since sent",
                "live feed p50 ms",
                "p99 ms",
                "p99 since sent",
                "probes",
                "feed let go as too slow");
        for (String what : measured)
            report.row(
                    what,
                    report.spread(what, "rate", 0),
                    middle(what, "ack50") + " / " + middle(what, "ack99"),
                    middle(what, "model50"),
                    report.spread(what, "model99", 1),
                    middle(what, "modelMost99"),
                    middle(what, "feed50"),
                    report.spread(what, "feed99", 1),
                    middle(what, "feedMost99"),
                    middle(what, "samples").replaceFirst("\\..*", ""),
                    report.values(what, "let_go").stream()
                                    .filter(gone -> gone > 0)
                                    .count() + " of "
                            + report.values(what, "rate").size());
    }

    private String middle(String what, String field) {
        return Report.number(report.median(what, field), 1);
    }

    void measure(EngineProcess engine, String key, int round, String what, int rate) throws Exception {
        var samples = new Samples();
        try (var driver = Program.driver(engine.socket("/ws/chat"), key, SOCKETS);
                var staff = Listener.open(
                        engine.socket("/ws/live"),
                        "{\"type\":\"hello\",\"key\":\"" + EngineProcess.API_KEY + "\",\"merchant\":\"demo\"}")) {
            staff.await("welcome");
            staff.send("{\"type\":\"sub\",\"cid\":\"00000000-0000-4000-8000-000000000001\",\"topic\":\"sessions\"}");
            staff.await("snapshot");
            driver.order("2 " + rate);
            var noted = report.round(round, what);
            driver.begin(seconds + " " + rate);
            long until = System.nanoTime() + (seconds - 1) * 1_000_000_000L;
            var probes = new ArrayList<Thread>();
            for (int i = 0; i < 4; i++)
                probes.add(Thread.ofPlatform().start(() -> probe(engine, key, staff, samples, until)));
            for (var probe : probes) probe.join();
            noted.put("let_go", staff.wasLetGo() ? 1 : 0);
            var said = driver.answer();
            noted.put(
                            "rate",
                            said.path("messages").asDouble()
                                    / said.path("seconds").asDouble())
                    .put("samples", samples.model.size());
            noted.put("ack50", said.path("p50").asDouble())
                    .put("ack99", said.path("p99").asDouble());
            noted.put("model50", at(samples.model, 0.5))
                    .put("model99", at(samples.model, 0.99))
                    .put("modelMost99", at(samples.modelMost, 0.99));
            noted.put("feed50", at(samples.feed, 0.5))
                    .put("feed99", at(samples.feed, 0.99))
                    .put("feedMost99", at(samples.feedMost, 0.99));
        }
    }

    private void probe(EngineProcess engine, String key, Listener staff, Samples samples, long until) {
        try (var visitor = Listener.open(
                        engine.socket("/ws/chat"),
                        "{\"type\":\"hello\",\"v\":1,\"locale\":\"tr\",\"key\":\"" + key + "\"}");
                var connection = ground.connect("lag");
                var look = connection.prepareStatement(
                        "select seq from chat_session where merchant = 'demo' and id = ?")) {
            look.setString(1, visitor.await("welcome").path("session").asText());
            while (System.nanoTime() < until) {
                long sent = System.nanoTime();
                var ack = visitor.say("probe");
                long acked = System.nanoTime();
                long seq = ack.path("seq").asLong();
                while (true) {
                    var rows = look.executeQuery();
                    if (rows.next() && rows.getLong(1) >= seq) break;
                    TimeUnit.MICROSECONDS.sleep(1_000);
                }
                long shown = System.nanoTime();
                long fed = staff.heard(ack.path("cid").asText());
                samples.ack.add((acked - sent) / 1e6);
                samples.model.add((shown - acked) / 1e6);
                samples.modelMost.add((shown - sent) / 1e6);
                // The feed may be quicker than the acknowledgement.
                if (fed > 0) {
                    samples.feed.add(Math.max(0, (fed - acked) / 1e6));
                    samples.feedMost.add((fed - sent) / 1e6);
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double at(List<Double> samples, double part) {
        var sorted = new ArrayList<>(samples);
        Collections.sort(sorted);
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1.0, sorted.size() * part));
    }
}
