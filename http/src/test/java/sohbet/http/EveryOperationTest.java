// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House.Answer;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Operation;
import sohbet.http.edge.RawHttp;
import sohbet.persistence.postgres.TestPostgres;

/** Each operation of openapi.yaml against a whole node: it is there, it asks whom it says it asks, and nothing upsets it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EveryOperationTest {
    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "{\"",
            "7",
            "\"x\"",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            "{\"a\":1,\"a\":2}",
            "1e999999999",
            "{\"session_id\":\"\\u0000\",\"product_id\":\"\\ud800\",\"action\":\"view\"}",
            "{\"cid\":\"c\",\"text\":\"\\u0000\"}",
            "{\"expect\":99999999999999999999999999}",
            "{\"expect\":-1}",
            "{\"expect\":1e30}",
            "{\"email\":{},\"password\":[]}",
            "{\"email\":\"a\\u0000@b.c\",\"password\":\"\\udfff\"}",
            "{\"session_id\":\"../../x\",\"order\":\"1\",\"total\":\"1e9\",\"currency\":\"TRY\"}",
            "{\"session_id\":\"x\",\"order\":\"'; drop table merchant; --\",\"total\":\"1.00\",\"currency\":\"TRY\"}",
            "[{\"type\":\"hello\"}]",
            "[{\"type\":\"hello\",\"v\":1,\"key\":\"x\"}]",
            "[{\"type\":7}]",
            "[null]",
            "[{\"type\":\"say\",\"cid\":\"c\",\"text\":\"x\"}]",
            "{\"zone\":\"Mars\"}",
            "{\"allowed_origins\":[\"javascript:alert(1)\"]}",
            "x".repeat(70_000));
    private static final List<String> SEGMENTS = List.of(
            "x",
            "demo",
            "%00",
            "%ff",
            "..",
            "%2e%2e%2f",
            "a".repeat(500),
            "%F0%9F%98%80",
            "'%20or%201=1",
            "-1",
            "99999999999999999999999",
            "%0d%0aX-Evil:%201",
            "demo~x");
    private static final List<String> QUERIES = List.of(
            "",
            "?limit=0",
            "?limit=-1",
            "?limit=99999999999999999999",
            "?limit=x&limit=y",
            "?cursor=AAAA",
            "?cursor=%00",
            "?q=%00",
            "?q=%ff",
            "?q=%25_%27\\",
            "?after=-5",
            "?after=9007199254740992",
            "?status=x",
            "?q=" + "x".repeat(3000),
            "?q[]=1",
            "?%00=1",
            "?q=%ED%A0%80",
            "?q=a&locale=xx-yy-zz");

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static final OpenApi OPEN_API = OpenApi.load();
    private static RunningEngine engine;

    @BeforeAll
    static void open() {
        engine = new RunningEngine(POSTGRES);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void nobody_gets_in_where_somebody_is_asked_for() throws Exception {
        for (Operation operation : guarded()) {
            Answer answer = send(operation, "/api/v1", "x");
            assertEquals(401, answer.status(), operation.id() + " " + answer);
            assertEquals("unauthenticated", answer.code(), operation.id());
            assertEquals("unauthenticated", send(operation, "/api", "x").code(), operation.id());
        }
    }

    @Test
    void a_role_below_the_one_named_is_forbidden_and_the_one_named_is_not() throws Exception {
        List<String> roles = List.of("viewer", "operator", "admin");
        for (Operation operation : guarded()) {
            if (!operation.takes("apiKey")) {
                continue;
            }
            int needed = roles.indexOf(operation.permission());
            for (int role = 0; role < roles.size(); role++) {
                Answer answer = send(operation, "/api/v1", "x", "Authorization", "Bearer " + key(roles.get(role)));
                assertEquals(
                        role < needed,
                        answer.status() == 403 && answer.code().equals("forbidden"),
                        operation.id() + " as " + roles.get(role) + ": " + answer);
                assertNotEquals(401, answer.status(), operation.id());
            }
        }
    }

    @Test
    void each_route_names_the_operation_it_is() throws Exception {
        for (Operation operation : OPEN_API.operations()) {
            send(operation, "/api/v1", "x", "Authorization", "Bearer " + RunningEngine.KEY);
        }
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    String metrics = engine.get("/metrics").body();
                    Set<String> missing = OPEN_API.operations().stream()
                            .map(Operation::id)
                            .filter(id -> !metrics.contains("operation=\"" + id + "\""))
                            .collect(Collectors.toCollection(TreeSet::new));
                    assertEquals(Set.of(), missing);
                });
    }

    @Test
    void outside_of_a_sandbox_the_time_is_not_moved() throws Exception {
        String[] admin = {"Authorization", "Bearer " + RunningEngine.KEY};
        assertEquals(
                "not_found",
                engine.post("/api/v1/sandbox/clock", "{\"advance\":\"P1D\"}", admin)
                        .code());
        JsonNode clock = engine.get("/api/v1/sandbox/clock", admin).json();
        assertFalse(clock.path("sandbox").asBoolean(true));
        assertEquals(0, clock.path("ahead_seconds").asInt(-1));
    }

    @Test
    void a_status_is_one_the_description_names() throws Exception {
        JsonNode document = new ObjectMapper(new YAMLFactory())
                .readTree(Files.readString(Path.of("src/main/resources/api/openapi.yaml")));
        Set<String> codes = new TreeSet<>();
        document.at("/components/schemas/Problem/properties/code/enum").forEach(code -> codes.add(code.asText()));
        List<String> unnamed = new ArrayList<>();
        for (Operation operation : OPEN_API.operations()) {
            JsonNode responses = document.path("paths")
                    .path(operation.path())
                    .path(operation.method().toLowerCase(java.util.Locale.ROOT))
                    .path("responses");
            for (Answer answer : tries(operation)) {
                if (!responses.has(Integer.toString(answer.status()))) {
                    unnamed.add(operation.id() + " " + answer.status() + " " + answer.body());
                } else if (answer.status() >= 400
                        && answer.header("Content-Type").orElse("").equals("application/problem+json")) {
                    assertTrue(codes.contains(answer.code()), operation.id() + " " + answer);
                }
            }
        }
        assertEquals(List.of(), unnamed);
    }

    private static List<Answer> tries(Operation operation) throws Exception {
        String bearer = "Bearer " + RunningEngine.KEY;
        List<Answer> answers = new ArrayList<>();
        answers.add(send(operation, "/api/v1", "x"));
        answers.add(send(operation, "/api/v1", "x", "Authorization", bearer));
        answers.add(send(operation, "/api/v1", "demo", "Authorization", bearer));
        return answers;
    }

    @Test
    void whatever_comes_in_nothing_breaks_and_a_refusal_is_a_problem() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String[]> callers = List.of(
                new String[0],
                new String[] {"Authorization", "Bearer " + RunningEngine.KEY},
                new String[] {"X-Sohbet-Key", engine.demo().publicKey(), "Authorization", "Bearer not-a-token"},
                new String[] {"X-Sohbet-Key", "sohbet_pk_none", "Authorization", "Bearer x", "Origin", "null"},
                new String[] {"Cookie", "sohbet=" + "a".repeat(43), "X-CSRF-Token", "x"},
                new String[] {
                    "Cookie",
                    "sohbet; =; ;;",
                    "Accept-Language",
                    "\u00e4;q=z",
                    "If-Match",
                    "*,\"",
                    "If-None-Match",
                    "W/"
                });
        for (Operation operation : OPEN_API.operations()) {
            for (int i = 0; i < 25; i++) {
                String path = filled(operation, SEGMENTS.get(random.nextInt(SEGMENTS.size())))
                        + QUERIES.get(random.nextInt(QUERIES.size()));
                String body = BODIES.get(random.nextInt(BODIES.size()));
                String[] caller = callers.get(random.nextInt(callers.size()));
                String method = i % 12 == 11
                        ? List.of("PUT", "DELETE", "OPTIONS", "TRACE").get(random.nextInt(4))
                        : operation.method();
                String given = raw(
                        method,
                        prefix(operation, i) + path,
                        body,
                        i % 7 == 6 ? "text/plain" : "application/json",
                        caller);
                String answer = RawHttp.talk(engine.uri, given.getBytes(StandardCharsets.UTF_8));
                String shown =
                        "seed " + seed + ": " + given.substring(0, Math.min(300, given.length())) + "\n-> " + answer;
                assertTrue(answer.startsWith("HTTP/1.1 "), shown);
                int status = Integer.parseInt(answer.substring(9, 12));
                assertTrue(status < 500 || (status == 503 && answer.contains("\"checks\"")), shown);
                assertTrue(status < 400 || answer.contains("application/problem+json"), shown);
                assertFalse(
                        answer.contains("Exception") || answer.contains("\tat ") || answer.contains("org.postgresql"),
                        shown);
            }
        }
    }

    private static String raw(String method, String path, String body, String type, String... headers) {
        StringBuilder text =
                new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            text.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        return text + "Content-Type: " + type + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n" + body;
    }

    private static List<Operation> guarded() {
        List<Operation> guarded = OPEN_API.operations().stream()
                .filter(operation -> !operation.isOpen())
                .toList();
        assertTrue(guarded.size() >= 12);
        return guarded;
    }

    private static Answer send(Operation operation, String prefix, String id, String... headers) throws Exception {
        String path = (operation.root() ? "" : prefix) + filled(operation, id);
        HttpRequest.Builder request = engine.request(path, headers);
        boolean reads = operation.method().equals("GET");
        return engine.send(
                reads
                        ? request.GET()
                        : request.header("Content-Type", "application/json")
                                .method(operation.method(), BodyPublishers.ofString("{}")));
    }

    private static String prefix(Operation operation, int i) {
        return operation.root() ? "" : i % 2 == 0 ? "/api/v1" : "/api";
    }

    private static String filled(Operation operation, String segment) {
        return operation
                .path()
                .replace("{seq}", "1")
                .replaceAll("\\{[a-z]+}", java.util.regex.Matcher.quoteReplacement(segment));
    }

    private static String key(String role) {
        return KEYS.computeIfAbsent(
                role,
                word -> House.await(engine.keys().create("test", "demo", sohbet.persistence.account.Role.of(word))));
    }

    private static final java.util.Map<String, String> KEYS = new java.util.HashMap<>();
}
