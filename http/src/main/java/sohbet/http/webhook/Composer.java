// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pekko.util.ByteString;
import sohbet.persistence.webhook.DeliveryWork.Job;

/** Writes what is sent: a signed message as Standard Webhooks 1.0 say, or one that a chat service shows. */
final class Composer {
    private Composer() {}

    /** @param now the moment of this attempt, which the signature covers */
    static Letter letter(Job job, Instant now) {
        ByteString body = ByteString.fromString(
                switch (job.form()) {
                    case STANDARD -> job.body();
                    case SLACK -> ChatForm.slack(job.body(), job.locale());
                    case DISCORD -> ChatForm.discord(job.body(), job.locale());
                });
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", job.messageId());
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put(
                "webhook-signature",
                job.secrets().stream()
                        .map(secret -> secret.sign(job.messageId(), now.getEpochSecond(), body.toArray()))
                        .collect(Collectors.joining(" ")));
        headers.put("User-Agent", "Sohbet-Webhooks/1");
        return new Letter(URI.create(job.url()), headers, body);
    }
}
