// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * All that is logged while this is open, as the engine's own console and files would have it: from DEBUG on what our packages
 * say, from INFO on everybody else's.
 */
public final class HeardLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = context.getLogger("sohbet");
    private final Level before = root.getLevel();
    private final WithoutRequests filter = new WithoutRequests();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    public HeardLog() {
        setContext(context);
        start();
        filter.setContext(context);
        filter.start();
        context.addTurboFilter(filter);
        root.setLevel(Level.INFO);
        ours.setLevel(Level.DEBUG);
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(encoded(event, false));
        lines.add(encoded(event, true));
    }

    private String encoded(ILoggingEvent event, boolean json) {
        return new String(EngineLog.encoder(context, json).encode(event), StandardCharsets.UTF_8);
    }

    /** Each event as text, then as JSON. */
    public String text() {
        return lines.stream().collect(Collectors.joining());
    }

    @Override
    public void close() {
        root.detachAppender(this);
        context.getTurboFilterList().remove(filter);
        root.setLevel(before);
        ours.setLevel(null);
        stop();
    }
}
