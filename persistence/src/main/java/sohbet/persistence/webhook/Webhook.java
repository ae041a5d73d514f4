// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One address that wants to be told.
 *
 * @param shown the address, or as much of it as is no secret
 * @param types the types wanted; empty for all
 * @param disabledWhy why the engine itself has turned it off: {@code gone} or {@code failing}
 * @param oldUntil until when the secret before the last rotation signs too
 * @param failingSince the first failure since something was delivered
 * @param waiting how many deliveries are on their way
 * @param dead how many have been given up
 */
public record Webhook(
        String id,
        String name,
        String shown,
        Form form,
        String locale,
        List<String> types,
        boolean enabled,
        @Nullable String disabledWhy,
        @Nullable Instant oldUntil,
        long version,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant failingSince,
        long waiting,
        long dead) {
    public Webhook {
        types = List.copyOf(types);
    }

    /** What people say of it. */
    public record Wishes(String name, String url, Form form, String locale, List<String> types, boolean enabled) {
        public Wishes {
            types = List.copyOf(types);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** One that was made or whose secret was exchanged just now; the secret is told this once. */
    public record Made(Webhook webhook, String secret) {
        @Override
        public String toString() {
            return "made " + webhook.id();
        }
    }
}
