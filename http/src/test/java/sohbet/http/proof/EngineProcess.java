// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.proof;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** An engine in a Java machine of its own, so that it can be killed like one. */
public final class EngineProcess implements AutoCloseable {
    public static final String API_KEY = "sohbet_sk_0123456789abcdef0123456789abcdef";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final Path log;

    private EngineProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts and waits until it takes requests. */
    public static EngineProcess start(Path data, String databaseUrl, int port, Map<String, String> more) {
        var engine = launch(data, databaseUrl, port, more);
        engine.awaitReady();
        return engine;
    }

    /** On the database it brings along, as {@code ./sohbet run} starts it in a fresh folder. */
    public static EngineProcess embedded(Path data, int port, Map<String, String> more) {
        var engine = launch(data, "", port, more);
        engine.awaitReady();
        return engine;
    }

    public static EngineProcess launch(Path data, String databaseUrl, int port, Map<String, String> more) {
        try {
            Files.createDirectories(data);
            var command = new ArrayList<>(List.of(java(), "@" + options(data), "-Xms128m", "-Xmx1g"));
            for (String word : List.of("user.language", "user.country"))
                command.add("-D" + word + "=" + System.getProperty(word, ""));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "sohbet.http.Main", "run"));
            command.addAll(List.of("--data", data.toString(), "--port", String.valueOf(port)));
            if (!databaseUrl.isEmpty()) command.addAll(List.of("--database-url", databaseUrl));
            Path log = data.resolve("engine-" + port + ".log");
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("SOHBET_BOOTSTRAP_API_KEY", API_KEY);
            builder.environment().put("SOHBET_MASTER_KEY_FILE", "");
            builder.environment().putAll(more);
            return new EngineProcess(builder.start(), port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options every engine is started with; the class path may be jars, so they are laid down as a file. */
    private static Path options(Path folder) throws IOException {
        try (var options = EngineProcess.class.getResourceAsStream("/jvm.options")) {
            var file = folder.resolve("jvm.options");
            Files.write(
                    file,
                    requireNonNull(options, "conf is not on the class path").readAllBytes());
            return file;
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitReady() {
        Awaitility.await("the engine on " + port + ", see " + log)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!process.isAlive()) throw new IllegalStateException(Files.readString(log));
                    return isReady();
                });
    }

    public boolean isReady() {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(uri("/ready"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public URI socket(String path) {
        return URI.create("ws://127.0.0.1:" + port + path);
    }

    public String get(String path) {
        try {
            var request = HttpRequest.newBuilder(uri(path))
                    .header("Authorization", "Bearer " + API_KEY)
                    .build();
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200)
                throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** As the kernel kills: nothing gets a chance to say goodbye. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        if (!process.onExit()
                .completeOnTimeout(process, 20, java.util.concurrent.TimeUnit.SECONDS)
                .join()
                .isAlive()) return;
        kill();
    }
}
