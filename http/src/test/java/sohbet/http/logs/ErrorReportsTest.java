// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.http.edge.Json;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrorReportsTest {
    private final LoggerContext context = new LoggerContext();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private HttpServer collector;
    private ErrorReports reports;

    @BeforeEach
    void open() throws Exception {
        collector = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        collector.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            heads.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Sentry-Auth"));
            exchange.getResponseHeaders().add("Retry-After", "3600");
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        collector.start();
        String dsn = "http://k3y@127.0.0.1:" + collector.getAddress().getPort() + "/base/42";
        reports = new ErrorReports(SentryAddress.parse(dsn).orElseThrow());
        reports.setContext(context);
        reports.start();
    }

    @AfterEach
    void close() {
        reports.stop();
        collector.stop(0);
    }

    @Test
    void an_error_is_reported_by_kind_places_and_correlation_id_alone() throws Exception {
        reports.doAppend(
                event(Level.ERROR, new IllegalStateException("Ayşe +905321234567", new RuntimeException("gizli"))));
        Awaitility.await().until(() -> bodies.size() == 1);
        assertEquals(
                "/base/api/42/envelope/ Sentry sentry_version=7, sentry_client=sohbet/1, sentry_key=k3y",
                heads.getFirst());
        String[] lines = bodies.getFirst().split("\n", 3);
        assertEquals("event", Json.read(lines[1]).path("type").asText());
        assertEquals(
                lines[2].getBytes(StandardCharsets.UTF_8).length,
                Json.read(lines[1]).path("length").asInt());
        var report = Json.read(lines[2]);
        assertEquals(Json.read(lines[0]).path("event_id"), report.path("event_id"));
        assertEquals("abc-1", report.at("/tags/correlation_id").asText());
        assertEquals(
                "java.lang.RuntimeException",
                report.at("/exception/values/0/type").asText());
        assertEquals(
                "java.lang.IllegalStateException",
                report.at("/exception/values/1/type").asText());
        var frames = report.at("/exception/values/1/stacktrace/frames");
        assertTrue(frames.size() > 0);
        frames.forEach(frame -> assertTrue(frame.path("module").asText().startsWith("sohbet."), frame.toString()));
        for (String word : List.of("Ayşe", "5321234567", "gizli", "somebody", "wrote"))
            assertFalse(bodies.getFirst().contains(word), bodies.getFirst());
    }

    @Test
    void warnings_and_errors_without_a_failure_are_not_reported() {
        reports.doAppend(event(Level.WARN, new IllegalStateException()));
        reports.doAppend(event(Level.ERROR, null));
        reports.doAppend(event(Level.ERROR, new IllegalStateException()));
        Awaitility.await().until(() -> !bodies.isEmpty());
        assertEquals(1, bodies.size());
    }

    @Test
    void a_collector_that_has_enough_is_left_alone() {
        status.set(429);
        reports.doAppend(event(Level.ERROR, new IllegalStateException()));
        Awaitility.await().until(() -> bodies.size() == 1);
        Awaitility.await().until(() -> {
            reports.doAppend(event(Level.ERROR, new IllegalStateException()));
            return reports.isQuiet();
        });
        int before = bodies.size();
        for (int i = 0; i < 100; i++) reports.doAppend(event(Level.ERROR, new IllegalStateException()));
        Awaitility.await().during(java.time.Duration.ofMillis(300)).until(() -> bodies.size() <= before + 1);
    }

    @Test
    void an_address_is_taken_apart() {
        var address =
                SentryAddress.parse("https://abc123@errors.example:9000/7").orElseThrow();
        assertEquals(
                "https://errors.example:9000/api/7/envelope/",
                address.envelopes().toString());
        assertFalse(address.toString().contains("abc123"));
        for (String wrong : List.of(
                "https://errors.example/7", "abc", "https://a:b@errors.example/7", "ftp://k@h/1", "https://k@h/"))
            assertTrue(SentryAddress.parse(wrong).isEmpty(), wrong);
    }

    private LoggingEvent event(Level level, Throwable failure) {
        var event = new LoggingEvent(
                "x", context.getLogger("sohbet.Test"), level, "what somebody wrote: {}", failure, new Object[] {"Ayşe"
                });
        event.setMDCPropertyMap(Map.of("correlation_id", "abc-1"));
        return event;
    }
}
