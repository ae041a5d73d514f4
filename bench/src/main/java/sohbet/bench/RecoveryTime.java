// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import sohbet.http.proof.EngineProcess;
import sohbet.http.proof.ProofShop;

/** From a returning visitor's hello to the welcome, when their session sleeps and has to be read from the journal first. */
final class RecoveryTime {
    private static final List<Integer> LENGTHS = List.of(100, 1_000, 10_000);
    private static final int SESSIONS = 3;
    private static final int NEVER = 1_000_000;
    private final Ground ground;
    private final Report report;
    private final int times;

    RecoveryTime(Ground ground, Report report, int times) {
        this.ground = ground;
        this.report = report;
        this.times = times;
    }

    /** A session that has its facts, and what its visitor knows. */
    private record Grown(int length, String token, long head) {}

    void run() throws Exception {
        List<Grown> sessions;
        String key;
        try (var engine = ground.engine("recovery", settings(200))) {
            key = ProofShop.unhurried(engine, ground.source("recovery"));
            sessions = grow(engine, key);
            measure(engine, key, sessions, "snapshot every 200");
        }
        ground.sql("recovery", "delete from snapshot");
        try (var engine = ground.engineOn("recovery", settings(NEVER))) {
            measure(engine, key, sessions, "without a snapshot");
        }
        report.head(
                "facts in the journal",
                "asleep, snapshot every 200, ms",
                "asleep, without a snapshot, ms",
                "awake, ms");
        for (int length : LENGTHS)
            report.row(
                    String.valueOf(length),
                    report.spread(length + ", snapshot every 200", "asleep", 1),
                    report.spread(length + ", without a snapshot", "asleep", 1),
                    report.spread(length + ", snapshot every 200", "awake", 1));
        report.say("");
        double most = LENGTHS.getLast();
        double gone = report.median(LENGTHS.getLast() + ", without a snapshot", "asleep")
                - report.median(LENGTHS.getLast() + ", without a snapshot", "awake");
        report.say(
                "- Replaying without a snapshot costs about " + Report.number(gone / most * 1000, 1) + " µs a fact.");
    }

    private void measure(EngineProcess engine, String key, List<Grown> sessions, String what) throws Exception {
        // The first time compiles what the others are measured by.
        for (int time = 0; time <= times; time++) {
            TimeUnit.SECONDS.sleep(4);
            for (int i = 0; i < sessions.size(); i++) {
                var session = sessions.get(i);
                sessions.set(
                        i,
                        back(
                                engine,
                                key,
                                session,
                                time == 0 ? null : report.round(time, session.length + ", " + what)));
            }
        }
    }

    /** Entities sleep after a second, and a socket may grow its session as fast as it can. */
    private static Map<String, String> settings(int every) {
        return Map.of(
                "JDK_JAVA_OPTIONS",
                "-Dsohbet.kernel.idle=1s -Dsohbet.chat.frames-per-second=100000 -Dsohbet.chat.burst=100000 -Dsohbet.kernel.snapshot-every="
                        + every);
    }

    private static Grown back(
            EngineProcess engine,
            String key,
            Grown session,
            com.fasterxml.jackson.databind.node.@org.jspecify.annotations.Nullable ObjectNode noted)
            throws Exception {
        var first = hello(engine, key, session);
        var second = hello(engine, key, first.session);
        if (noted != null) noted.put("asleep", first.millis).put("awake", second.millis);
        return second.session;
    }

    private record Back(double millis, Grown session) {}

    private static Back hello(EngineProcess engine, String key, Grown session) throws Exception {
        String hello = "{\"type\":\"hello\",\"v\":1,\"locale\":\"tr\",\"key\":\"" + key + "\",\"token\":\""
                + session.token + "\",\"after\":" + session.head + "}";
        try (var visitor = new Listener(engine.socket("/ws/chat"))) {
            long sent = System.nanoTime();
            visitor.send(hello);
            var welcome = visitor.await("welcome");
            double millis = (System.nanoTime() - sent) / 1e6;
            return new Back(
                    millis,
                    new Grown(
                            session.length,
                            welcome.path("token").asText(),
                            welcome.path("head").asLong()));
        }
    }

    private static List<Grown> grow(EngineProcess engine, String key) throws InterruptedException {
        var grown = new ArrayList<Grown>();
        var threads = new ArrayList<Thread>();
        for (int length : LENGTHS)
            for (int i = 0; i < SESSIONS; i++)
                threads.add(Thread.ofPlatform().start(() -> grow(engine, key, length, grown)));
        for (var thread : threads) thread.join();
        if (grown.size() != LENGTHS.size() * SESSIONS) throw new IllegalStateException("a session did not grow");
        return grown;
    }

    private static void grow(EngineProcess engine, String key, int length, List<Grown> grown) {
        try (var visitor = Listener.open(
                engine.socket("/ws/chat"), "{\"type\":\"hello\",\"v\":1,\"locale\":\"tr\",\"key\":\"" + key + "\"}")) {
            String token = visitor.await("welcome").path("token").asText();
            long seq = 1;
            while (seq < length) seq = visitor.say(Driver.TEXT).path("seq").asLong();
            synchronized (grown) {
                grown.add(new Grown(length, token, seq));
            }
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
