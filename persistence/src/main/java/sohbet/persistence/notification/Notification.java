// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.account.Role;

/**
 * One cause that people hear of, and how often it has happened.
 *
 * @param seq its place in the stream, a new one each time it is raised
 * @param type by its word: one of a later version is kept as it is
 */
public record Notification(
        String merchantId,
        String id,
        long seq,
        String type,
        Severity severity,
        @Nullable String userId,
        @Nullable Role least,
        Map<String, Object> params,
        @Nullable Link link,
        Instant firstAt,
        Instant at,
        int count,
        @Nullable Acknowledged acknowledged,
        @Nullable Instant resolvedAt) {
    public Notification {
        params = Map.copyOf(params);
    }

    /** Somebody looks after it. */
    public record Acknowledged(String by, Instant at) {
        /** Without the person. */
        @Override
        public String toString() {
            return "acknowledged at " + at;
        }
    }
}
