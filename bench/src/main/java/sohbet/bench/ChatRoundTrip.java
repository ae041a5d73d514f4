// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sohbet.http.proof.EngineProcess;
import sohbet.http.proof.ProofShop;

/** Messages in a closed loop over 200 sockets, acknowledged after the commit: the engine twice, Node twice, and bare inserts. */
final class ChatRoundTrip {
    private static final int SOCKETS = 200;
    /** After half of this the compiler still takes a quarter of the processor time; the peers have less to compile. */
    private static final int WARM_SECONDS = 60;

    private static final int WARM_SECONDS_OF_PEERS = 10;

    private static final String ENGINE = "Sohbet";
    private static final String AGAIN = "Sohbet, a second process (A/A)";
    private static final String PLAIN = "Node, plain";
    private static final String PIPELINED = "Node, pipelined";
    private static final String ROWS = "single-row inserts, 64 clients";
    private static final String HALF = "Sohbet at half of saturation";
    private final Ground ground;
    private final Report report;
    private final int seconds;

    /** One that is measured: what it needs to be driven, and whose processor time is its own. */
    private record Contestant(String name, URI where, String key, long pid, String database) {
        boolean isEngine() {
            return name.startsWith("Sohbet");
        }
    }

    ChatRoundTrip(Ground ground, Report report, int seconds) {
        this.ground = ground;
        this.report = report;
        this.seconds = seconds;
    }

    void run(int rounds, long until) {
        try (var engine = ground.engine("chat_a", Map.of());
                var again = ground.engine("chat_b", Map.of());
                var plain = peer("plain", "chat_plain");
                var pipelined = peer("pipelined", "chat_pipelined");
                var rows = rows("chat_rows")) {
            var all = new ArrayList<>(List.of(
                    engine(ENGINE, engine, "chat_a"),
                    engine(AGAIN, again, "chat_b"),
                    new Contestant(PLAIN, plain.where, "-", plain.program.pid(), "chat_plain"),
                    new Contestant(PIPELINED, pipelined.where, "-", pipelined.program.pid(), "chat_pipelined")));
            for (var each : all) warm(each);
            rows.order("1 0");
            for (int round = 1; round <= rounds && System.nanoTime() < until; round++) {
                // Each comes first and last in turn.
                java.util.Collections.rotate(all, 1);
                for (var each : all) measure(each, round, each.name, 0);
                measureRows(rows, round);
            }
            double half = report.median(ENGINE, "rate") / 2;
            for (int round = 1; round <= Math.min(3, rounds); round++)
                measure(engine(ENGINE, engine, "chat_a"), round, HALF, half);
        }
        table();
    }

    private Contestant engine(String name, EngineProcess engine, String database) {
        return new Contestant(
                name,
                engine.socket("/ws/chat"),
                ProofShop.unhurried(engine, ground.source(database)),
                engine.pid(),
                database);
    }

    private record Peer(Program program, URI where) implements AutoCloseable {
        @Override
        public void close() {
            program.close();
        }
    }

    private Peer peer(String mode, String database) {
        createTable(database);
        int port = EngineProcess.freePort();
        return new Peer(
                Program.node("shop.mjs", mode, port, ground.url(database)),
                URI.create("http://127.0.0.1:" + port + "/ws/chat"));
    }

    private Program rows(String database) {
        createTable(database);
        var user = ground.url(database).replaceFirst("postgresql://", "").split("[:@]");
        return Program.java(SingleRows.class, ground.jdbcUrl(database), user[0], user[1], "64");
    }

    private void createTable(String database) {
        ground.create(database);
        ground.sql(
                database,
                "create table message (id bigint generated always as identity, session text not null, cid uuid not null, "
                        + "at timestamptz not null, body text not null, primary key (session, cid))");
    }

    private static void warm(Contestant each) {
        try (var driver = Program.driver(each.where, each.key, SOCKETS)) {
            driver.order((each.isEngine() ? WARM_SECONDS : WARM_SECONDS_OF_PEERS) + " 0");
        }
    }

    private void measure(Contestant each, int round, String what, double rate) {
        try (var driver = Program.driver(each.where, each.key, SOCKETS)) {
            driver.order("1 " + rate);
            if (each.isEngine()) ground.settle(each.database);
            var noted = report.round(round, what);
            double own = Cpu.of(each.pid);
            double database = ground.cpu();
            var said = driver.order(seconds + " " + rate);
            // What the engine puts off, its read models, is work of these messages too.
            if (each.isEngine()) ground.settle(each.database);
            double messages = said.path("all").asDouble();
            noted.put(
                    "rate",
                    said.path("messages").asDouble() / said.path("seconds").asDouble());
            noted.put("p50", said.path("p50").asDouble())
                    .put("p99", said.path("p99").asDouble());
            noted.put("refused", said.path("refused").asInt());
            noted.put("own", (Cpu.of(each.pid) - own) / messages * 1000);
            noted.put("database", (ground.cpu() - database) / messages * 1000);
            noted.put(
                    "cpu", noted.path("own").asDouble() + noted.path("database").asDouble());
        }
    }

    private void measureRows(Program rows, int round) {
        var noted = report.round(round, ROWS);
        double own = Cpu.of(rows.pid());
        double database = ground.cpu();
        var said = rows.order(seconds + " 0");
        double messages = said.path("messages").asDouble();
        noted.put("rate", messages / said.path("seconds").asDouble());
        noted.put("own", (Cpu.of(rows.pid()) - own) / messages * 1000);
        noted.put("database", (ground.cpu() - database) / messages * 1000);
        noted.put("cpu", noted.path("own").asDouble() + noted.path("database").asDouble());
    }

    private void table() {
        report.head(
                "",
                "messages/s",
                "ack p50 ms",
                "ack p99 ms",
                "CPU s per 1,000",
                "of it own",
                "PostgreSQL",
                "rate ÷ single row",
                "CPU ÷ plain Node");
        double limit = report.median(ROWS, "rate");
        double node = report.median(PLAIN, "cpu");
        for (String what : List.of(ENGINE, AGAIN, PLAIN, PIPELINED, ROWS, HALF))
            report.row(
                    what,
                    report.spread(what, "rate", 0),
                    report.spread(what, "p50", 1),
                    report.spread(what, "p99", 1),
                    report.spread(what, "cpu", 3),
                    Report.number(report.median(what, "own"), 3),
                    Report.number(report.median(what, "database"), 3),
                    Report.number(report.median(what, "rate") / limit, 2),
                    Report.number(report.median(what, "cpu") / node, 2));
        report.say("");
        double fewer = node / report.median(ENGINE, "cpu");
        double part = report.median(ENGINE, "rate") / limit;
        double late = report.median(HALF, "p99");
        report.say("- At least 2 times fewer CPU-seconds per message than plain Node: "
                + verdict(fewer >= 2, Report.number(fewer, 2) + " times"));
        report.say("- At least 1.0 of the single-row limit: " + verdict(part >= 1, Report.number(part, 2)));
        report.say(
                "- Ack p99 under 50 ms at half of saturation: " + verdict(late < 50, Report.number(late, 1) + " ms"));
    }

    static String verdict(boolean met, String figure) {
        return (met ? "**met**" : "**not met**") + " (" + figure + ").";
    }
}
