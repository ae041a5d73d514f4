// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt.
 *
 * @param status the answer's; null when there was none
 * @param fault why there was none: {@code timeout}, {@code connect}, {@code tls}, {@code unknown_host}, {@code address_refused}
 * @param answer the beginning of the answer
 * @param retryAfter how long the server asks us to stay away
 */
public record Outcome(
        Instant at,
        Duration duration,
        @Nullable Integer status,
        @Nullable String fault,
        @Nullable String answer,
        Duration retryAfter) {
    private static final int GONE = 410;

    boolean isDelivered() {
        return status != null && status >= 200 && status < 300;
    }

    boolean isGone() {
        return status != null && status == GONE;
    }
}
