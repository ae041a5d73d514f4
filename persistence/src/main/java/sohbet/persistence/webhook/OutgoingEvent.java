// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.webhook;

import java.time.Instant;

/**
 * Something that happened, as whoever wants to be told of it gets it.
 *
 * @param id the same whenever the same is offered: letters, digits, {@code _} and {@code -}
 * @param type words joined by full stops, as {@code notification.key_expiring}
 * @param at when it happened
 * @param json an object: what there is to say about it
 */
public record OutgoingEvent(String merchantId, String id, String type, Instant at, String json) {
    public OutgoingEvent {
        // A full stop in it would let two messages have one signature.
        if (!id.matches("[A-Za-z0-9_-]{1,100}")) throw new IllegalArgumentException("no id of a message");
        if (!type.matches("[a-z0-9_]+(\\.[a-z0-9_]+)*")) throw new IllegalArgumentException("no type: " + type);
        if (!json.startsWith("{")) throw new IllegalArgumentException("no object");
    }

    /** What is sent, as {@code standard} webhooks say it. */
    String body() {
        return "{\"type\":\"" + type + "\",\"timestamp\":\"" + at + "\",\"data\":" + json + "}";
    }

    /** Without what is said. */
    @Override
    public String toString() {
        return type + " " + id;
    }
}
