// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes operations of a hand-written description. */
final class OpenApiReader {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;
    private final Schemas schemas;

    OpenApiReader(JsonNode document) {
        this.document = document;
        this.schemas = new Schemas("openapi", document);
    }

    static JsonNode yaml(String resource) {
        try (InputStream in = OpenApiReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    Map<String, Operation> operations() {
        Map<String, Operation> found = new LinkedHashMap<>();
        for (var path : document.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    Operation operation = operation(path.getKey(), method.getKey());
                    found.put(operation.id(), operation);
                }
            }
        }
        return found;
    }

    private Operation operation(String path, String method) {
        String here = "/paths/" + escaped(path) + "/" + method;
        JsonNode node = at(here);
        return new Operation(
                node.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                "/"
                        .equals(document.path("paths")
                                .path(path)
                                .path("servers")
                                .path(0)
                                .path("url")
                                .asText()),
                node.path("x-permission").asText(),
                node.path("x-scope").asText(),
                isAudited(node, method),
                security(node.has("security") ? node.path("security") : document.path("security")),
                parameters("/paths/" + escaped(path) + "/parameters", here + "/parameters"),
                bodies(here + "/requestBody/content"));
    }

    /** What writes, unless the description says otherwise; what the shop's page does is told by the journal. */
    private static boolean isAudited(JsonNode node, String method) {
        boolean isVisitors = node.path("x-permission").asText().equals("widget");
        return node.path("x-audit").asBoolean(!method.equals("get") && !isVisitors);
    }

    private static List<Set<String>> security(JsonNode alternatives) {
        List<Set<String>> found = new ArrayList<>();
        for (JsonNode alternative : alternatives) {
            Set<String> schemes = new LinkedHashSet<>();
            alternative.fieldNames().forEachRemaining(schemes::add);
            found.add(schemes);
        }
        return found;
    }

    private List<Operation.Parameter> parameters(String... pointers) {
        List<Operation.Parameter> found = new ArrayList<>();
        for (String pointer : pointers) {
            for (int i = 0; i < at(pointer).size(); i++) {
                String here = resolved(pointer + "/" + i);
                String in = at(here).path("in").asText();
                if (!in.equals("path")) {
                    found.add(parameter(here, in));
                }
            }
        }
        return found;
    }

    private Operation.Parameter parameter(String here, String in) {
        JsonNode schema = at(resolved(here + "/schema"));
        return new Operation.Parameter(
                at(here).path("name").asText(),
                in,
                at(here).path("required").asBoolean(false),
                schema.path("type").asText("string"),
                text(schema.get("default")),
                schemas.at(here + "/schema"));
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.asText();
    }

    private Map<String, Schema> bodies(String pointer) {
        Map<String, Schema> found = new LinkedHashMap<>();
        at(pointer)
                .fieldNames()
                .forEachRemaining(type -> found.put(type, schemas.at(pointer + "/" + escaped(type) + "/schema")));
        return found;
    }

    private String resolved(String pointer) {
        String reference = at(pointer).path("$ref").asText("");
        return reference.isEmpty() ? pointer : reference.substring(1);
    }

    private JsonNode at(String pointer) {
        return document.at(JsonPointer.compile(pointer));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
