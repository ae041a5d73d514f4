// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing told to one address, or still to be told.
 *
 * @param tries the attempts since it was offered or replayed
 * @param nextAt when it is tried next; null when it is not
 * @param lastStatus of the last attempt, if it was answered
 * @param lastFault why the last attempt was not answered
 */
public record Delivery(
        String id,
        String webhookId,
        String messageId,
        String type,
        Status status,
        Instant createdAt,
        @Nullable Instant finishedAt,
        int tries,
        @Nullable Instant nextAt,
        @Nullable Integer lastStatus,
        @Nullable String lastFault) {

    /** How it stands. */
    public enum Status {
        WAITING,
        DELIVERED,
        DEAD
    }

    /** One attempt, as the log keeps it. */
    public record Attempt(
            int n,
            Instant at,
            int durationMs,
            @Nullable Integer status,
            @Nullable String fault,
            @Nullable String answer) {}

    /** All there is to know of one. */
    public record Whole(Delivery delivery, String body, List<Attempt> attempts) {
        public Whole {
            attempts = List.copyOf(attempts);
        }
    }
}
