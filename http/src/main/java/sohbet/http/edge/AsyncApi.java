// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The hand-written {@code api/asyncapi.yaml} at work: one schema a frame, {@code client_say}, {@code live_client_take}. */
public final class AsyncApi {
    private final Map<String, Schema> frames;
    private final Map<String, String> permissions;

    private AsyncApi(Map<String, Schema> frames, Map<String, String> permissions) {
        this.frames = frames;
        this.permissions = permissions;
    }

    /** The description is read once in a process: nothing in it changes. */
    private static final class Read {
        static final AsyncApi ONCE = read();
    }

    public static AsyncApi load() {
        return Read.ONCE;
    }

    private static AsyncApi read() {
        JsonNode document = OpenApiReader.yaml("/api/asyncapi.yaml");
        Schemas schemas = new Schemas("asyncapi", document);
        Map<String, Schema> frames = new LinkedHashMap<>();
        document.at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> frames.put(name, schemas.at("/components/schemas/" + name)));
        Map<String, String> permissions = new LinkedHashMap<>();
        document.at("/components/messages").properties().forEach(message -> {
            JsonNode permission = message.getValue().path("x-permission");
            if (permission.isTextual()) permissions.put(message.getKey(), permission.asText());
        });
        return new AsyncApi(Map.copyOf(frames), Map.copyOf(permissions));
    }

    /** Who may send the frame: a role at least, {@code widget} or {@code public}. */
    public String permission(String name) {
        String permission = permissions.get(name);
        if (permission == null) {
            throw new IllegalArgumentException("asyncapi.yaml names no permission for " + name);
        }
        return permission;
    }

    public boolean knows(String name) {
        return frames.containsKey(name);
    }

    public Set<String> names() {
        return frames.keySet();
    }

    /** Where a frame does not fit its schema; empty when it does. */
    public List<FieldError> validate(String name, JsonNode frame, Language language) {
        Schema schema = frames.get(name);
        if (schema == null) {
            throw new IllegalArgumentException("asyncapi.yaml has no frame " + name);
        }
        return Schemas.validate(schema, frame, language);
    }

    public List<FieldError> validate(String name, JsonNode frame) {
        return validate(name, frame, Language.EN);
    }
}
