// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import sohbet.http.proof.EngineProcess;
import sohbet.http.proof.ProofShop;

/** What an open session costs while nobody says anything. */
final class IdleSockets {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final List<Integer> COUNTS = List.of(1_000, 4_000);
    private final Ground ground;
    private final Report report;
    private final int seconds;

    IdleSockets(Ground ground, Report report, int seconds) {
        this.ground = ground;
        this.report = report;
        this.seconds = seconds;
    }

    /** Heap in use in kB, after a collection. */
    private interface Heap {
        double used() throws IOException, InterruptedException;
    }

    void run() throws Exception {
        try (var engine = ground.engine("idle", Map.of())) {
            var key = ProofShop.unhurried(engine, ground.source("idle"));
            measure("Sohbet", engine.socket("/ws/chat"), key, engine.pid(), () -> ofJava(engine.pid()));
        }
        int port = EngineProcess.freePort();
        try (var ws = Program.node("shop.mjs", "plain", port, "")) {
            measure("ws", URI.create("http://127.0.0.1:" + port + "/ws/chat"), "-", ws.pid(), () -> ofNode(port));
        }
        int other = EngineProcess.freePort();
        try (var io = Program.node("socketio.mjs", "", other, "")) {
            var where = URI.create("http://127.0.0.1:" + other + "/socket.io/?EIO=4&transport=websocket");
            measure("socket.io", where, "-", io.pid(), () -> ofNode(other), "socketio");
        }
        report.head("", "heap kB a session", "resident kB a session", "CPU ms a session and minute");
        for (String what : List.of("Sohbet", "ws", "socket.io"))
            for (int count : COUNTS) {
                String name = what + ", " + count;
                report.row(
                        name,
                        Report.number(report.median(name, "heap"), 1),
                        Report.number(report.median(name, "resident"), 1),
                        Report.number(report.median(name, "cpu"), 2));
            }
        report.say("");
        double most = COUNTS.stream()
                .mapToDouble(count -> report.median("Sohbet, " + count, "heap"))
                .max()
                .orElseThrow();
        report.say("- At most 20 kB of heap an open session: "
                + ChatRoundTrip.verdict(most <= 20, Report.number(most, 1) + " kB"));
    }

    private void measure(String what, URI where, String key, long pid, Heap heap, String... more) throws Exception {
        // The first sockets load classes and compile code, which is nobody's session.
        try (var _ = Program.driver(where, key, 200, more)) {
            TimeUnit.SECONDS.sleep(1);
        }
        double empty = heap.used();
        double resident = resident(pid);
        for (int count : COUNTS) {
            var noted = report.round(1, what + ", " + count);
            try (var _ = Program.driver(where, key, count, more)) {
                // What opening has left to do is not what an open session costs.
                TimeUnit.SECONDS.sleep(5);
                noted.put("heap", (heap.used() - empty) / count);
                noted.put("resident", (resident(pid) - resident) / count);
                double cpu = Cpu.of(pid);
                TimeUnit.SECONDS.sleep(seconds);
                noted.put("cpu", (Cpu.of(pid) - cpu) * 1000 / count / seconds * 60);
            }
        }
    }

    private static double resident(long pid) throws IOException {
        for (String line : java.nio.file.Files.readAllLines(Path.of("/proc/" + pid + "/status")))
            if (line.startsWith("VmRSS:")) return Double.parseDouble(line.replaceAll("[^0-9]", ""));
        return 0;
    }

    private static double ofJava(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        var used = USED.matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) throw new IOException("no heap");
        return Double.parseDouble(used.group(1));
    }

    private static String jcmd(long pid, String order) throws IOException, InterruptedException {
        var jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), "" + pid, order)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    private static double ofNode(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/memory"))
                .build();
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            http.send(request, BodyHandlers.ofString());
            var memory = new ObjectMapper()
                    .readTree(http.send(request, BodyHandlers.ofString()).body());
            // What Node keeps for a socket outside V8's heap belongs to the socket too.
            return (memory.path("heapUsed").asDouble() + memory.path("external").asDouble()) / 1024;
        }
    }
}
