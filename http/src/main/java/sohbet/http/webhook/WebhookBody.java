// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Problem;
import sohbet.persistence.webhook.Form;
import sohbet.persistence.webhook.Webhook;
import sohbet.persistence.webhook.Webhook.Wishes;

/** What somebody wants a webhook to be; it fits its schema already, and its address is held here to where webhooks may go. */
final class WebhookBody {
    private final JsonNode body;

    WebhookBody(JsonNode body) {
        this.body = body;
    }

    /** A new one; looks its address up. */
    Wishes made(AddressGuard guard) {
        var form = Form.of(body.path("form").asText("standard"));
        String url = address(guard);
        return new Wishes(
                name(""),
                url == null ? "" : url,
                form,
                body.path("locale").asText("en"),
                types(List.of()),
                body.path("enabled").asBoolean(true));
    }

    /** A merge-patch: what is not named stays. */
    Wishes on(Webhook now) {
        return new Wishes(
                name(now.name()),
                "",
                now.form(),
                body.path("locale").asText(now.locale()),
                types(now.types()),
                body.path("enabled").asBoolean(now.enabled()));
    }

    /** The address asked for, looked up and found to be where webhooks may go; null when none is named. */
    @Nullable
    String address(AddressGuard guard) {
        if (!body.hasNonNull("url")) return null;
        String url = body.path("url").asText().strip();
        try {
            URI uri = guard.parsed(url);
            guard.checked(uri);
            return uri.toASCIIString();
        } catch (AddressRefused refused) {
            throw Problem.of("address_refused")
                    .detail(refused.turkish(), refused.english())
                    .thrown();
        } catch (UnknownHostException unknown) {
            throw Problem.of("address_refused")
                    .detail("Bu ad bulunamıyor.", "This name cannot be found.")
                    .thrown();
        }
    }

    private String name(String now) {
        String name = body.path("name").asText(now).strip();
        if (name.isEmpty()) throw Problem.invalid("/name", "empty").thrown();
        return name;
    }

    private List<String> types(List<String> now) {
        if (!body.has("types")) return now;
        List<String> types = new ArrayList<>();
        body.path("types").forEach(type -> types.add(type.asText()));
        return types;
    }
}
