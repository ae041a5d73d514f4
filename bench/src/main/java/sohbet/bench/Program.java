// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of ours that says {@code ready}, takes orders by the line and ends with us. */
final class Program implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Process process;
    private final BufferedReader said;
    private final BufferedWriter orders;

    private Program(Process process) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        if (!"ready".equals(line())) throw new IllegalStateException(process.info() + " did not start");
    }

    static Program start(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Program java(Class<?> main, String... words) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(words));
        return start(command, Map.of());
    }

    /** The load's driver, connected. */
    static Program driver(URI where, String key, int sockets, String... more) {
        var words = new ArrayList<>(List.of(where.getHost(), String.valueOf(where.getPort())));
        String query = where.getRawQuery() == null ? "" : "?" + where.getRawQuery();
        words.addAll(List.of(where.getPath() + query, key, String.valueOf(sockets)));
        words.addAll(List.of(more));
        return java(Driver.class, words.toArray(String[]::new));
    }

    static Program node(String file, String mode, int port, String database) {
        var environment =
                database.isEmpty() ? Map.of("PORT", "" + port) : Map.of("PORT", "" + port, "DATABASE_URL", database);
        return start(List.of("node", "--expose-gc", "bench/peers/" + file, mode), environment);
    }

    JsonNode order(String line) {
        begin(line);
        return answer();
    }

    void begin(String line) {
        try {
            orders.write(line + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode answer() {
        try {
            return JSON.readTree(line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() {
        try {
            String line = said.readLine();
            if (line == null)
                throw new IllegalStateException(
                        "the process ended: " + process.info().commandLine().orElse(""));
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
