// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;
import sohbet.http.edge.Json;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EngineLogTest {
    private final LoggerContext context = new LoggerContext();

    @TempDir
    Path folder;

    EngineLogTest() {
        context.setMDCAdapter(MDC.getMDCAdapter());
    }

    @Test
    void a_line_tells_kinds_codes_and_places_and_no_words_of_a_failure() {
        String line =
                line(event("row {} failed", new IllegalStateException("Ayşe", new SQLException("Ayşe", "23505")), 7));
        assertTrue(line.contains(" ERROR sohbet.Test [abc-1] row 7 failed\n  java.lang.IllegalStateException\n"), line);
        assertTrue(line.contains("  by java.sql.SQLException 23505\n"), line);
        assertTrue(line.contains("EngineLogTest.java"), line);
        assertFalse(line.contains("Ayşe"), line);
    }

    @Test
    void what_comes_from_outside_makes_no_line_of_its_own() {
        String line = line(event("said {}", null, "x\r\n2026-01-01 ERROR all is lost"));
        assertEquals(1, line.lines().count(), line);
    }

    @Test
    void a_line_of_no_request_says_so() {
        var event = new LoggingEvent("x", context.getLogger("sohbet.Test"), Level.INFO, "x", null, null);
        assertTrue(line(event).contains(" [engine] x"), line(event));
    }

    @Test
    void on_request_each_line_is_an_object() throws Exception {
        var event = event("row {} failed", new IllegalStateException("Ayşe"), 7);
        String line = new String(EngineLog.encoder(context, true).encode(event), StandardCharsets.UTF_8);
        assertEquals(1, line.strip().lines().count(), line);
        var json = Json.read(line);
        assertEquals("row 7 failed", json.path("message").asText());
        assertEquals("abc-1", json.path("correlation_id").asText());
        assertEquals("ERROR", json.path("level").asText());
        assertTrue(json.path("stack_trace").asText().startsWith("  java.lang.IllegalStateException\n"), line);
        assertFalse(line.contains("Ayşe"), line);
    }

    @Test
    void files_are_turned_over_by_size_and_all_of_them_are_bounded() throws IOException {
        var appender =
                EngineLog.files(context, folder.resolve("engine-1.log"), false, new EngineLog.Bounds(20_000, 2, 6_000));
        var random = new java.util.Random(7);
        for (int i = 0; i < 6_000; i++) appender.doAppend(event("line " + Long.toHexString(random.nextLong()), null));
        assertTrue(files() > 1, "it was turned over");
        // The oldest go when the next file is begun.
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            for (int i = 0; i < 400; i++) appender.doAppend(event("line " + Long.toHexString(random.nextLong()), null));
            return bytes() < 80_000;
        });
        appender.stop();
        assertTrue(Files.exists(folder.resolve("engine-1.log")));
    }

    @Test
    void the_console_is_set_up_with_these_lines() throws Exception {
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Path.of("../conf/logback.xml").toFile());
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var console = (ch.qos.logback.core.ConsoleAppender<?>) root.getAppender("console");
        var encoder = (ch.qos.logback.core.encoder.LayoutWrappingEncoder<?>) console.getEncoder();
        assertTrue(encoder.getLayout() instanceof PlainLines);
        assertTrue(encoder.getLayout().isStarted());
        assertEquals(Level.WARN, context.getLogger("com.zaxxer.hikari").getLevel());
        context.stop();
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    private long bytes() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private String line(LoggingEvent event) {
        return new String(EngineLog.encoder(context, false).encode(event), StandardCharsets.UTF_8);
    }

    private LoggingEvent event(String format, Throwable failure, Object... words) {
        var event = new LoggingEvent("x", context.getLogger("sohbet.Test"), Level.ERROR, format, failure, words);
        event.setMDCPropertyMap(Map.of("correlation_id", "abc-1"));
        return event;
    }
}
