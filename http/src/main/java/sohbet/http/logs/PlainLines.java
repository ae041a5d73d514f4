// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.format.DateTimeFormatter;

/**
 * The log as people read it: one event a line, with the request it belongs to, {@code engine} when to none. Line breaks
 * inside a message are shown as such, so that nothing from outside looks like a line of its own.
 */
public final class PlainLines extends LayoutBase<ILoggingEvent> {
    static final String CORRELATION = "correlation_id";
    private static final int LONGEST_NAME = 40;

    @Override
    public String doLayout(ILoggingEvent event) {
        String request = event.getMDCPropertyMap().getOrDefault(CORRELATION, "engine");
        String line = DateTimeFormatter.ISO_INSTANT.format(event.getInstant())
                + " " + "%-5s".formatted(event.getLevel())
                + " " + brief(event.getLoggerName())
                + " [" + request + "] "
                + onOneLine(event.getFormattedMessage())
                + "\n";
        return event.getThrowableProxy() == null ? line : line + FailureText.of(event.getThrowableProxy());
    }

    private static String brief(String logger) {
        return logger.length() <= LONGEST_NAME ? logger : logger.substring(logger.lastIndexOf('.') + 1);
    }

    private static String onOneLine(String message) {
        return message == null ? "" : message.replace("\r", "\\r").replace("\n", "\\n");
    }
}
