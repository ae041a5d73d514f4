// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DescriptionsTest {
    private static final OpenApi OPEN_API = OpenApi.load();
    private static final AsyncApi ASYNC_API = AsyncApi.load();

    @Test
    void every_operation_names_its_permission() {
        Set<String> known = Set.of("public", "widget", "viewer", "operator", "admin", "owner");
        assertTrue(OPEN_API.operations().size() > 15);
        OPEN_API.operations().forEach(operation -> assertTrue(known.contains(operation.permission()), operation.id()));
        // An owner is a person.
        OPEN_API.operations().stream()
                .filter(operation -> operation.permission().equals("owner"))
                .forEach(operation -> assertFalse(operation.takes("apiKey"), operation.id()));
    }

    @Test
    void every_frame_a_client_sends_names_its_permission() {
        var visitors = Set.of("public", "widget");
        var staffs = Set.of("public", "viewer", "operator", "admin");
        int frames = 0;
        for (String name : ASYNC_API.names()) {
            if (!name.startsWith("client_") && !name.startsWith("live_client_")) continue;
            var known = name.startsWith("live_") ? staffs : visitors;
            assertTrue(known.contains(ASYNC_API.permission(name)), name);
            frames++;
        }
        assertTrue(frames > 20);
    }

    @Test
    void a_body_is_held_to_its_schema() throws MalformedJson {
        assertEquals(List.of(), errors("signIn", "{\"email\":\"a@b.c\",\"password\":\"x\"}"));
        FieldError missing = errors("signIn", "{\"email\":\"a@b.c\"}").getFirst();
        assertEquals("/password", missing.at());
        assertEquals("required", missing.rule());
        assertEquals(
                "/expect",
                errors("takeSession", "{\"expect\":\"1\"}").getFirst().at());
        assertEquals(
                "/expect", errors("takeSession", "{\"expect\":1.5}").getFirst().at());
        assertFalse(errors("takeSession", "{\"expect\":1,\"more\":1}").isEmpty());
        assertTrue(errors("sayInSession", "{\"cid\":\"c\",\"text\":\"" + "x".repeat(4001) + "\"}")
                .getFirst()
                .isTooLong());
        assertFalse(errors("sayInSession", "{\"cid\":\"c\\n\",\"text\":\"x\"}").isEmpty());
        assertFalse(errors(
                        "recordProductInteraction",
                        "{\"session_id\":\"s\",\"product_id\":\"p\",\"action\":\"view\",\"timestamp\":\"yesterday\"}")
                .isEmpty());
    }

    @Test
    void lengths_count_characters() throws MalformedJson {
        assertEquals(List.of(), errors("sayInSession", "{\"cid\":\"c\",\"text\":\"" + "👍".repeat(4000) + "\"}"));
    }

    @Test
    void errors_are_told_in_the_readers_language() throws MalformedJson {
        JsonNode body = Json.read("{}");
        var schema = OPEN_API.operation("takeSession").body().get("application/json");
        String turkish = Schemas.validate(schema, body, Language.TR).getFirst().message();
        String english = Schemas.validate(schema, body, Language.EN).getFirst().message();
        assertFalse(turkish.equals(english), turkish);
    }

    @Test
    void parameters_are_held_to_their_schemas() {
        assertEquals(50, read("listSessions", "/sessions").size("limit"));
        assertEquals(
                "open", read("listSessions", "/sessions?status=open&unknown=1").required("status"));
        assertEquals(
                "invalid", refusal("listSessions", "/sessions?status=closed").code());
        assertEquals("invalid", refusal("listSessions", "/sessions?limit=101").code());
        assertEquals(
                "invalid",
                refusal("listSessions", "/sessions?limit=99999999999999999999").code());
        assertEquals(
                "invalid", refusal("listSessions", "/sessions?limit=1&limit=2").code());
        assertEquals(
                "limit",
                refusal("listSessions", "/sessions?limit=x").errors().getFirst().at());
        assertEquals(
                "q",
                refusal("searchProducts", "/products/search")
                        .errors()
                        .getFirst()
                        .at());
        assertEquals("xy", read("listSessions", "/sessions?q=x%00y").required("q"));
    }

    @Test
    void an_unknown_operation_is_found_when_routes_are_laid() {
        assertThrows(IllegalArgumentException.class, () -> OPEN_API.operation("noSuch"));
    }

    @Test
    void frames_are_held_to_their_schemas() throws MalformedJson {
        assertTrue(ASYNC_API.knows("client_say"));
        assertFalse(ASYNC_API.knows("client_shout"));
        assertEquals(
                List.of(),
                ASYNC_API.validate("client_say", Json.read("{\"type\":\"say\",\"cid\":\"c1\",\"text\":\"x\"}")));
        assertEquals(
                "/text",
                ASYNC_API
                        .validate("client_say", Json.read("{\"type\":\"say\",\"cid\":\"c1\"}"))
                        .getFirst()
                        .at());
    }

    private static List<FieldError> errors(String operation, String body) throws MalformedJson {
        return Schemas.validate(
                OPEN_API.operation(operation).body().get("application/json"), Json.read(body), Language.EN);
    }

    private static Parameters read(String operation, String uri) {
        return ParameterReader.read(OPEN_API.operation(operation), HttpRequest.create(uri), Language.EN);
    }

    private static Problem refusal(String operation, String uri) {
        return assertThrows(Refused.class, () -> read(operation, uri)).problem();
    }
}
