// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A notification as webhooks tell of it: what it says, and nothing of who has read it.
 *
 * @param seq grows each time it is raised; the same one is told once
 * @param type the notification's own word, as {@code key_expiring}
 * @param linkKind what it is about; null when it is about nothing that has a page
 */
public record NotificationMessage(
        String merchantId,
        String id,
        long seq,
        String type,
        String severity,
        int count,
        Instant firstAt,
        Instant at,
        Map<String, Object> params,
        @Nullable String linkKind,
        @Nullable String linkId) {
    /** What stands before the notification's own type. */
    public static final String PREFIX = "notification.";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where somebody signed in from is that person's own business. */
    private static final String PRIVATE = "sign_in_new_place";

    public NotificationMessage {
        params = Map.copyOf(params);
    }

    /** Part of the transaction that raises it. That a webhook fails is told to all others. */
    public int offer(Connection connection) throws SQLException {
        if (type.equals(PRIVATE)) return 0;
        String about = "webhook".equals(linkKind) ? linkId : null;
        return WebhookOutbox.offerBut(connection, event(), about);
    }

    public OutgoingEvent event() {
        return new OutgoingEvent(merchantId, id + "_" + seq, PREFIX + type, at, json());
    }

    private String json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", id)
                .put("seq", seq)
                .put("type", type)
                .put("severity", severity)
                .put("at", at.toString())
                .put("first_at", firstAt.toString())
                .put("count", count);
        json.set("params", JSON.valueToTree(new TreeMap<>(params)));
        if (linkKind == null) json.putNull("link");
        else json.putObject("link").put("kind", linkKind).put("id", linkId);
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("words and numbers that are no JSON", e);
        }
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return type + " " + id;
    }
}
