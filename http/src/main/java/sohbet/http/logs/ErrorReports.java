// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Json;

/**
 * Tells a collector of the operator's about what was logged as an error with its failure: kinds, places in our own code, the
 * request's correlation id, and nothing else, because messages may quote what a person wrote. Reports never hold anybody up:
 * few wait, one is on its way, and what does not fit or does not arrive is dropped; all of it is in the log anyway.
 */
public final class ErrorReports extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final int WAITING = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE_IF_REFUSED = Duration.ofMinutes(1);

    private final SentryAddress address;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(WAITING);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private @Nullable Thread sender;
    private volatile Instant quietUntil = Instant.EPOCH;

    public ErrorReports(SentryAddress address) {
        this.address = address;
    }

    @Override
    public void start() {
        sender = Thread.ofVirtual().name("error-reports").start(this::send);
        super.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        IThrowableProxy failure = event.getThrowableProxy();
        if (failure == null || !event.getLevel().isGreaterOrEqual(Level.ERROR)) return;
        if (!isQuiet()) waiting.offer(envelope(event, failure));
    }

    /** The collector asked for a pause, or could not be reached. */
    boolean isQuiet() {
        return Instant.now().isBefore(quietUntil);
    }

    private byte[] envelope(ILoggingEvent event, IThrowableProxy failure) {
        String id = UUID.randomUUID().toString().replace("-", "");
        var report = Map.of(
                "event_id", id,
                "timestamp", event.getInstant().toString(),
                "platform", "java",
                "level", "error",
                "logger", event.getLoggerName(),
                "tags",
                        Map.of(
                                PlainLines.CORRELATION,
                                event.getMDCPropertyMap().getOrDefault(PlainLines.CORRELATION, "engine")),
                "exception", Map.of("values", kinds(failure)));
        byte[] body = Json.bytes(report);
        var head = Json.text(
                Json.tree(Map.of("event_id", id, "sent_at", Instant.now().toString())));
        var item = Json.text(Json.tree(Map.of("type", "event", "length", body.length)));
        return joined((head + "\n" + item + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8), body);
    }

    /** The last cause first, as the protocol has it, and of each the outermost place first. */
    private static List<Map<String, Object>> kinds(IThrowableProxy failure) {
        var kinds = new ArrayList<Map<String, Object>>();
        for (IThrowableProxy at = failure; at != null && kinds.size() < 8; at = at.getCause()) {
            var places = Arrays.stream(at.getStackTraceElementProxyArray())
                    .map(place -> place.getStackTraceElement())
                    .filter(place -> place.getClassName().startsWith("sohbet."))
                    .limit(30)
                    .map(ErrorReports::place)
                    .toList();
            kinds.add(Map.of("type", at.getClassName(), "stacktrace", Map.of("frames", places.reversed())));
        }
        return kinds.reversed();
    }

    private static Map<String, Object> place(StackTraceElement place) {
        return Map.of(
                "module", place.getClassName(),
                "function", place.getMethodName(),
                "lineno", Math.max(0, place.getLineNumber()),
                "in_app", true);
    }

    private void send() {
        try {
            while (true) {
                var request = HttpRequest.newBuilder(address.envelopes())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-sentry-envelope")
                        .header(
                                "X-Sentry-Auth",
                                "Sentry sentry_version=7, sentry_client=sohbet/1, sentry_key=" + address.key())
                        .POST(BodyPublishers.ofByteArray(waiting.take()))
                        .build();
                post(request);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void post(HttpRequest request) throws InterruptedException {
        try {
            var answer = http.send(request, BodyHandlers.discarding());
            if (answer.statusCode() >= 400) {
                quietUntil = Instant.now()
                        .plus(pause(answer.headers().firstValue("Retry-After").orElse("")));
            }
        } catch (java.io.IOException away) {
            quietUntil = Instant.now().plus(PAUSE_IF_REFUSED);
        }
    }

    private static Duration pause(String retryAfter) {
        return retryAfter.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(retryAfter)) : PAUSE_IF_REFUSED;
    }

    private static byte[] joined(byte[] head, byte[] body) {
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    @Override
    public void stop() {
        super.stop();
        if (sender != null) sender.interrupt();
        http.shutdownNow();
    }
}
