// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import net.logstash.logback.encoder.LogstashEncoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of a running engine: on the console as {@code conf/logback.xml} has it, and in files of the data folder. */
public final class EngineLog {
    private EngineLog() {}

    /**
     * How much is kept: a new file each day and whenever one is full; the oldest go first.
     *
     * @param file one of them at most, before it is packed
     * @param days the oldest
     * @param total all of them together, packed
     */
    public record Bounds(long file, int days, long total) {
        public static final Bounds USUAL = new Bounds(10_000_000, 30, 200_000_000);
    }

    /**
     * @param file where today's log goes; older ones lie beside it
     * @param json a line is a JSON object, also on the console
     * @param level of all that has no level of its own
     */
    public static void begin(Path file, boolean json, String level) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) return;
        context.addTurboFilter(started(new WithoutRequests(), context));
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(level, Level.INFO));
        if (json) root.iteratorForAppenders().forEachRemaining(console -> toJson(console, context));
        root.addAppender(files(context, file, json, Bounds.USUAL));
    }

    private static void toJson(Appender<ILoggingEvent> appender, LoggerContext context) {
        if (appender instanceof OutputStreamAppender<ILoggingEvent> console) console.setEncoder(encoder(context, true));
    }

    static Appender<ILoggingEvent> files(LoggerContext context, Path file, boolean json, Bounds bounds) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("files");
        appender.setFile(file.toString());
        appender.setEncoder(encoder(context, json));
        var policy = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file.toString().replaceFirst("\\.log$", "") + ".%d{yyyy-MM-dd}.%i.log.gz");
        policy.setMaxFileSize(new FileSize(bounds.file()));
        policy.setMaxHistory(bounds.days());
        policy.setTotalSizeCap(new FileSize(bounds.total()));
        policy.setCleanHistoryOnStart(true);
        policy.start();
        appender.setRollingPolicy(policy);
        appender.setTriggeringPolicy(policy);
        appender.start();
        return appender;
    }

    static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json) {
        return json ? objects(context) : lines(context);
    }

    private static Encoder<ILoggingEvent> lines(LoggerContext context) {
        var layout = new PlainLines();
        layout.setContext(context);
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> objects(LoggerContext context) {
        var failures = new FailureText();
        failures.start();
        var encoder = new LogstashEncoder();
        encoder.setContext(context);
        encoder.setTimeZone("UTC");
        encoder.setThrowableConverter(failures);
        encoder.start();
        return encoder;
    }

    private static WithoutRequests started(WithoutRequests filter, LoggerContext context) {
        filter.setContext(context);
        filter.start();
        return filter;
    }

    /** Reports of faults to a collector of the operator's, when there is one. */
    public static @Nullable ErrorReports reportTo(String dsn) {
        if (dsn.isBlank() || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) return null;
        var reports = new ErrorReports(SentryAddress.parse(dsn).orElseThrow());
        reports.setContext(context);
        reports.setName("reports");
        reports.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(reports);
        return reports;
    }
}
