// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import sohbet.http.proof.Accounting;
import sohbet.http.proof.EngineProcess;
import sohbet.http.proof.ProofShop;
import sohbet.http.proof.Visitor;

/** Kills the engine, the database server or both among talking visitors, at random moments, and holds journal and clients against each other. */
final class KillLoop {
    private static final int VISITORS = 200;
    private static final int MESSAGES = 12;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final List<String> VICTIMS = List.of("engine", "database server", "both");
    private final Ground ground;
    private final Report report;
    private final Random random;
    private final long seed;
    private final int port = EngineProcess.freePort();

    KillLoop(Ground ground, Report report, long seed) {
        this.ground = ground;
        this.report = report;
        this.seed = seed;
        this.random = new Random(seed);
    }

    void run(int rounds) throws Exception {
        System.out.println("seed " + seed);
        ground.create("kill");
        var engine = start();
        try {
            String key = ProofShop.unhurried(engine, ground.source("kill"));
            for (int round = 1; round <= rounds; round++) engine = round(engine, key, round);
        } finally {
            engine.close();
        }
        report.head(
                "killed",
                "kills",
                "messages acknowledged",
                "until all were answered, s",
                "sessions that did not add up");
        for (String victim : VICTIMS)
            report.row(
                    victim,
                    String.valueOf(report.values(victim, "acknowledged").size()),
                    sum(victim, "acknowledged"),
                    report.spread(victim, "seconds", 1),
                    sum(victim, "broken"));
        report.say("");
        double broken = VICTIMS.stream()
                .flatMap(victim -> report.values(victim, "broken").stream())
                .mapToDouble(d -> d)
                .sum();
        report.say("- Every acknowledged message is there once and in order, in the journal and on the client, after "
                + rounds + " kills: "
                + ChatRoundTrip.verdict(
                        broken == 0, Report.number(broken, 0) + " of " + rounds * VISITORS + " sessions did not add up")
                + " Seed " + seed + ".");
    }

    private String sum(String victim, String field) {
        return Report.number(
                report.values(victim, field).stream().mapToDouble(d -> d).sum(), 0);
    }

    private EngineProcess start() {
        return EngineProcess.start(
                ground.folder().resolve("kill"), ground.url("kill"), port, Map.of("SOHBET_HOST", "127.0.0.1"));
    }

    private EngineProcess round(EngineProcess running, String key, int round) throws InterruptedException {
        String victim = VICTIMS.get((round - 1) % VICTIMS.size());
        var noted = report.round(round, victim);
        var where = running.socket("/ws/chat");
        var visitors = new ArrayList<Visitor>();
        for (int i = 0; i < VISITORS; i++) visitors.add(new Visitor(() -> where, key).connect());
        Awaitility.await().atMost(LONG).until(() -> visitors.stream().allMatch(Visitor::isWelcomed));
        for (int i = 0; i < MESSAGES; i++) for (var visitor : visitors) visitor.say("message " + i);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
        noted.put(
                "before",
                visitors.stream().mapToInt(visitor -> visitor.answers().size()).sum());
        long killed = System.nanoTime();
        if (!victim.equals("engine")) ProcessHandle.of(ground.pid()).ifPresent(ProcessHandle::destroyForcibly);
        var engine = running;
        if (!victim.equals("database server")) {
            running.kill();
            Awaitility.await()
                    .atMost(LONG)
                    .ignoreExceptions()
                    .until(() -> ground.sql("kill", "select 1").equals("1"));
            engine = start();
        }
        for (var visitor : visitors) visitor.say("after the kill");
        Awaitility.await().atMost(LONG).until(() -> visitors.stream().allMatch(visitor -> visitor.waiting() == 0));
        noted.put("seconds", (System.nanoTime() - killed) / 1e9);
        int broken = 0;
        for (var visitor : visitors) if (!isWhole(engine, visitor)) broken++;
        noted.put("broken", broken)
                .put(
                        "acknowledged",
                        visitors.stream()
                                .mapToInt(visitor -> visitor.answers().size())
                                .sum());
        visitors.forEach(Visitor::leave);
        return engine;
    }

    /** What the client has not been shown yet gets a moment to arrive. */
    private static boolean isWhole(EngineProcess engine, Visitor visitor) {
        try {
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> Accounting.settle(engine, visitor));
            return true;
        } catch (org.awaitility.core.ConditionTimeoutException missing) {
            System.out.println("  session " + visitor.session() + ": " + missing.getMessage());
            return false;
        }
    }
}
