// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.webhook.Delivery;
import sohbet.persistence.webhook.Webhook;

/** A webhook as its keepers see it: without its secret, and of a chat's address no more than the host. */
record WebhookView(
        String id,
        String name,
        String url,
        String form,
        String locale,
        List<String> types,
        boolean enabled,
        @Nullable String disabledWhy,
        long version,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant failingSince,
        @Nullable Instant overlapUntil,
        long waiting,
        long dead) {

    static WebhookView of(Webhook it) {
        return new WebhookView(
                it.id(),
                it.name(),
                it.shown(),
                it.form().word(),
                it.locale(),
                it.types(),
                it.enabled(),
                it.disabledWhy(),
                it.version(),
                it.createdAt(),
                it.changedAt(),
                it.deliveredAt(),
                it.failingSince(),
                it.oldUntil(),
                it.waiting(),
                it.dead());
    }

    /** One that was made or given another secret just now; the secret is told this once. */
    record MadeView(WebhookView webhook, String secret) {
        static MadeView of(Webhook.Made made) {
            return new MadeView(WebhookView.of(made.webhook()), made.secret());
        }

        @Override
        public String toString() {
            return "made " + webhook.id();
        }
    }

    /** One line of the log of deliveries. */
    record DeliveryView(
            String id,
            String webhookId,
            String messageId,
            String type,
            String status,
            int attempts,
            Instant createdAt,
            @Nullable Instant finishedAt,
            @Nullable Instant nextAt,
            @Nullable Integer lastStatus,
            @Nullable String lastFault) {

        static DeliveryView of(Delivery it) {
            return new DeliveryView(
                    it.id(),
                    it.webhookId(),
                    it.messageId(),
                    it.type(),
                    it.status().name().toLowerCase(Locale.ROOT),
                    it.tries(),
                    it.createdAt(),
                    it.finishedAt(),
                    it.nextAt(),
                    it.lastStatus(),
                    it.lastFault());
        }
    }

    /** All there is to know of one delivery. */
    record WholeView(DeliveryView delivery, @JsonRawValue String payload, List<AttemptView> log) {
        static WholeView of(Delivery.Whole it) {
            return new WholeView(
                    DeliveryView.of(it.delivery()),
                    it.body(),
                    it.attempts().stream().map(AttemptView::of).toList());
        }
    }

    /** What came of one attempt. */
    record AttemptView(
            int n,
            Instant at,
            int durationMs,
            @Nullable Integer status,
            @Nullable String fault,
            @Nullable String answer) {

        static AttemptView of(Delivery.Attempt it) {
            return new AttemptView(it.n(), it.at(), it.durationMs(), it.status(), it.fault(), it.answer());
        }
    }
}
