// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why a command was refused: a stable code that is part of the API, with the figures that explain
 * it.
 *
 * @param code lower snake case, never changed once published
 * @param details figures for the reader, for example {@code limit} and {@code used}
 * @param retryable whether the same command may be sent again, and may then be accepted
 * @param retryAfter when it makes sense to try again
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Rejection(
        String code,
        @Nullable Map<String, String> details,
        boolean retryable,
        @Nullable Duration retryAfter) {

    public Rejection {
        details = details == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(details));
    }

    public static Rejection of(String code) {
        return new Rejection(code, Map.of(), false, null);
    }

    /** The same refusal with one more figure. */
    public Rejection with(String name, Object value) {
        var more = new TreeMap<>(details());
        more.put(name, value.toString());
        return new Rejection(code, more, retryable, retryAfter);
    }

    /** A refusal that lasts for a while only. */
    public static Rejection retry(String code, Duration after) {
        return new Rejection(code, Map.of(), true, after);
    }

    @Override
    public Map<String, String> details() {
        return details == null ? Map.of() : details;
    }
}
