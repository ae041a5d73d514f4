// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The description of the API as it is given out: openapi.yaml with the examples that the tests have sent and been answered, of
 * which each operation has a file in {@code api/examples}.
 */
final class ShownApi {
    private static final String HEAD = """
            # SPDX-FileCopyrightText: the Sohbet authors
            # SPDX-License-Identifier: Apache-2.0
            """;
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;

    private ShownApi(JsonNode document) {
        this.document = document;
    }

    /** Takes a moment: the description is long. */
    static Asset asset() {
        try {
            var document = YAML.readTree(content("/api/openapi.yaml"));
            new ShownApi(document).illustrate();
            return Asset.of("openapi.yaml", (HEAD + YAML.writeValueAsString(document)).getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void illustrate() throws IOException {
        for (JsonNode path : document.path("paths"))
            for (JsonNode operation : path) {
                byte[] examples =
                        content("/api/examples/" + operation.path("operationId").asText() + ".json");
                if (examples != null && operation instanceof ObjectNode it)
                    illustrate(it, path.path("parameters"), JSON.readTree(examples));
            }
    }

    private void illustrate(ObjectNode operation, JsonNode ofPath, JsonNode examples) {
        int number = 0;
        for (JsonNode example : examples) {
            String name = example.path("status").asText() + (number++ == 0 ? "" : "-" + number);
            add(operation.path("requestBody"), example.path("request"), name);
            add(response(operation, example.path("status").asText()), example.path("response"), name);
        }
        parameters(operation, ofPath, examples.path(0).path("parameters"));
    }

    /** One of the operation's own: what many share would show everybody's examples. */
    private JsonNode response(ObjectNode operation, String status) {
        JsonNode found = operation.path("responses").path(status);
        JsonNode own = resolved(found);
        if (own != found && operation.path("responses") instanceof ObjectNode responses) responses.set(status, own);
        return own;
    }

    private static void add(JsonNode to, JsonNode example, String name) {
        if (example.has("body")
                && to.path("content").path(example.path("type").asText()) instanceof ObjectNode content) {
            content.remove("example");
            content.withObjectProperty("examples").putObject(name).set("value", example.path("body"));
        }
    }

    /** Those of the path become the operation's: each has its own examples. */
    private void parameters(ObjectNode operation, JsonNode ofPath, JsonNode given) {
        if (given.isEmpty()) return;
        ArrayNode all = JSON.createArrayNode();
        for (JsonNode some : new JsonNode[] {ofPath, operation.path("parameters")})
            for (JsonNode one : some) {
                JsonNode value = given.path(resolved(one).path("name").asText());
                JsonNode own = value.isMissingNode() ? one : resolved(one);
                if (!value.isMissingNode() && own instanceof ObjectNode parameter) parameter.set("example", value);
                all.add(own);
            }
        operation.set("parameters", all);
    }

    /** A copy of what a reference refers to; anything else as it is. */
    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : document.at(reference.substring(1)).deepCopy();
    }

    private static byte @Nullable [] content(String resource) throws IOException {
        try (InputStream in = ShownApi.class.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        }
    }
}
