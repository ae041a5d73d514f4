// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.account.ApiKey;

/** A key as those who keep it see it, without its secret. */
record ApiKeyView(
        String id,
        String prefix,
        String name,
        String role,
        List<String> scopes,
        @Nullable OwnerView owner,
        boolean installed,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant overlapUntil,
        @Nullable Instant revokedAt,
        String status) {

    /** Whose own key it is. */
    record OwnerView(String id, String name) {}

    /** A key that was made or exchanged just now, with its text: it is told this once. */
    record MadeView(ApiKeyView apiKey, String key) {
        static MadeView of(ApiKey.Made made) {
            return new MadeView(ApiKeyView.of(made.key()), made.text());
        }

        @Override
        public String toString() {
            return "made " + apiKey.id();
        }
    }

    static ApiKeyView of(ApiKey key) {
        var owner = key.owner();
        return new ApiKeyView(
                key.id(),
                key.prefix(),
                key.name(),
                key.role().word(),
                key.scopes().words(),
                owner == null ? null : new OwnerView(owner.id(), owner.name()),
                key.isGiven(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.rotatedAt(),
                key.oldUntil(),
                key.revokedAt(),
                key.status().name().toLowerCase(Locale.ROOT));
    }
}
