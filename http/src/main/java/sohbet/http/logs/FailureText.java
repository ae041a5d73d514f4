// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.logs;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;

/** A failure by its kinds, codes and places. Its messages are left out: they may quote what a person wrote. */
public final class FailureText extends ThrowableHandlingConverter {
    private static final int PLACES = 30;
    private static final int CAUSES = 8;

    @Override
    public String convert(ILoggingEvent event) {
        return of(event.getThrowableProxy());
    }

    static String of(IThrowableProxy failure) {
        StringBuilder text = new StringBuilder();
        int causes = 0;
        for (IThrowableProxy at = failure; at != null && causes < CAUSES; at = at.getCause(), causes++) {
            text.append(causes == 0 ? "  " : "  by ").append(kind(at)).append('\n');
            var places = at.getStackTraceElementProxyArray();
            int own = Math.max(0, places.length - at.getCommonFrames());
            for (int i = 0; i < Math.min(own, PLACES); i++) {
                text.append("    ").append(places[i].getSTEAsString()).append('\n');
            }
        }
        return text.toString();
    }

    private static String kind(IThrowableProxy failure) {
        return failure instanceof ThrowableProxy known && known.getThrowable() instanceof SQLException sql
                ? failure.getClassName() + " " + sql.getSQLState()
                : failure.getClassName();
    }
}
