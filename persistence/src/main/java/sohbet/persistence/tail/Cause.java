// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.sql.SQLException;
import java.util.Arrays;

/**
 * Says why something failed without its message, which may quote what a person wrote: the kinds of
 * the exceptions, the database's code and the place in our own code.
 */
final class Cause {
    private Cause() {}

    static String of(Throwable why) {
        var text = new StringBuilder();
        for (Throwable t = why; t != null; t = t.getCause()) {
            if (!text.isEmpty()) text.append(", by ");
            text.append(t.getClass().getSimpleName());
            if (t instanceof SQLException sql) text.append(' ').append(sql.getSQLState());
            Arrays.stream(t.getStackTrace())
                    .filter(place -> place.getClassName().startsWith("sohbet."))
                    .findFirst()
                    .ifPresent(place -> text.append(" at ").append(place));
        }
        return text.toString();
    }
}
