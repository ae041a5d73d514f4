// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where the next page of a list begins: the sort key of the last row, opaque to the caller. It is not signed: it says where to
 * go on and never what one may see.
 */
public record Cursor(List<String> key) {
    public Cursor {
        key = List.copyOf(key);
    }

    public static Cursor of(Object... key) {
        return new Cursor(List.of(key).stream().map(Object::toString).toList());
    }

    @Override
    @JsonValue
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(key));
    }

    /** Refuses with {@code invalid} what we did not make. */
    public static Cursor parse(String given, int parts) {
        try {
            JsonNode node = Json.read(Base64.getUrlDecoder().decode(given.getBytes(StandardCharsets.US_ASCII)));
            List<String> key = new ArrayList<>();
            node.forEach(part -> key.add(part.asText()));
            if (node.isArray() && key.size() == parts) {
                return new Cursor(key);
            }
        } catch (IllegalArgumentException | MalformedJson e) {
            throw unknown();
        }
        throw unknown();
    }

    private static Refused unknown() {
        return Problem.invalid("cursor", "unknown").thrown();
    }
}
