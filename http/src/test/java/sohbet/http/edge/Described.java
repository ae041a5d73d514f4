// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** What openapi.yaml says of bodies and answers, for those who hold the engine to it. */
public final class Described {
    private final JsonNode document = OpenApiReader.yaml("/api/openapi.yaml");
    private final Schemas schemas = new Schemas("openapi", document);

    /** Where a body does not fit what the operation takes. */
    public List<String> ofRequest(Operation operation, String type, JsonNode body) {
        return errors(here(operation) + "/requestBody/content/" + escaped(type) + "/schema", body);
    }

    /** Where an answer is not what the operation says it answers. */
    public List<String> ofResponse(Operation operation, int status, String type, JsonNode body) {
        String response = resolved(here(operation) + "/responses/" + status);
        if (document.at(response).isMissingNode()) return List.of("no answer of the operation is a " + status);
        String content = response + "/content/" + escaped(type);
        if (document.at(content).isMissingNode()) return List.of("a " + status + " is no " + type);
        return document.at(content + "/schema").isMissingNode() ? List.of() : errors(content + "/schema", body);
    }

    private List<String> errors(String pointer, JsonNode body) {
        return Schemas.validate(schemas.at(pointer), body, Language.EN).stream()
                .map(error -> error.at() + ": " + error.message())
                .toList();
    }

    private static String here(Operation operation) {
        return "/paths/" + escaped(operation.path()) + "/" + operation.method().toLowerCase(Locale.ROOT);
    }

    private String resolved(String pointer) {
        String reference = document.at(pointer).path("$ref").asText("");
        return reference.isEmpty() ? pointer : reference.substring(1);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
