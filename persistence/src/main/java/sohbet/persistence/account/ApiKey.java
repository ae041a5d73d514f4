// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is shown to those who keep them; its secret is known to nobody here.
 *
 * @param prefix the beginning of the key
 * @param role what the key may do at most; a person's own key never more than the person
 * @param owner whose own key it is; null for one of the merchant
 * @param isGiven whether it was chosen by whoever installed the engine
 * @param createdBy who made it: a person's id or a key's
 * @param oldUntil until when the secret before the last rotation works too
 */
public record ApiKey(
        String id,
        String prefix,
        String name,
        Role role,
        Scopes scopes,
        @Nullable Owner owner,
        boolean isGiven,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant oldUntil,
        @Nullable Instant revokedAt,
        Status status) {

    /** Whose own key it is. */
    public record Owner(String id, String name) {
        @Override
        public String toString() {
            return "owner " + id;
        }
    }

    /** Whether it opens anything, by the database's clock. */
    public enum Status {
        ACTIVE,
        EXPIRED,
        REVOKED
    }

    /** A key that was made or exchanged just now: the only moment its text is known. */
    public record Made(ApiKey key, String text) {
        @Override
        public String toString() {
            return "made " + key.id();
        }
    }

    @Override
    public String toString() {
        return "key " + id;
    }
}
