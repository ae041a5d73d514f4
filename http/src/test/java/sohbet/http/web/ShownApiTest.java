// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The description that is given out has the examples in it, each with its operation, and nothing else of it is changed. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShownApiTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "api", "examples");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static Map<String, JsonNode> operations(JsonNode document) {
        var found = new HashMap<String, JsonNode>();
        for (JsonNode path : document.path("paths"))
            for (JsonNode operation : path)
                if (operation.has("operationId"))
                    found.put(operation.path("operationId").asText(), operation);
        return found;
    }

    @Test
    void every_example_stands_where_it_was_sent_and_where_it_was_answered() throws Exception {
        var operations = operations(YAML.readTree(ShownApi.asset().content()));
        var missing = new ArrayList<String>();
        int files = 0;
        try (var folder = Files.list(FOLDER)) {
            for (Path file : folder.toList()) {
                String id = file.getFileName().toString().replace(".json", "");
                JsonNode operation = operations.get(id);
                for (JsonNode one : new ObjectMapper().readTree(Files.readString(file))) {
                    JsonNode response =
                            operation.path("responses").path(one.path("status").asText());
                    if (isMissing(operation.path("requestBody"), one.path("request"))) missing.add(id);
                    if (isMissing(response, one.path("response"))) missing.add(id + " " + one.path("status"));
                }
                files++;
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(files > 130, files + " files");
    }

    private static boolean isMissing(JsonNode in, JsonNode example) {
        if (!example.has("body")) return false;
        JsonNode content = in.path("content").path(example.path("type").asText());
        assertFalse(content.has("example"), "both an example and examples");
        for (JsonNode shown : content.path("examples"))
            if (shown.path("value").equals(example.path("body"))) return false;
        return true;
    }

    @Test
    void without_the_examples_it_is_what_was_written_by_hand() throws Exception {
        JsonNode written = YAML.readTree(Files.readString(Path.of("src/main/resources/api/openapi.yaml")));
        JsonNode shown = YAML.readTree(ShownApi.asset().content());
        assertEquals(written.path("components"), shown.path("components"));
        assertEquals(written.path("info"), shown.path("info"));
        var before = operations(written);
        var now = operations(shown);
        assertEquals(before.keySet(), now.keySet());
        before.forEach((id, operation) -> {
            for (String part : List.of("summary", "description", "security", "x-permission", "tags"))
                assertEquals(operation.path(part), now.get(id).path(part), id);
        });
    }
}
