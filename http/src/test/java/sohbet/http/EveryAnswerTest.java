// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
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

/** What holds for each answer of a whole node, whatever was asked and however it was meant. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EveryAnswerTest {
    private static final List<String> PLACES = List.of(
            "/",
            "/demo",
            "/demo/",
            "/demo/config.json",
            "/demo/none.js",
            "/admin",
            "/admin/",
            "/admin/sessions/x",
            "/widget.js",
            "/api/docs",
            "/api/docs/docs.js",
            "/api/docs/swagger-ui.css",
            "/api/openapi.yaml",
            "/api/asyncapi.yaml",
            "/api/v1/me",
            "/api/v1/sessions?limit=x",
            "/api/v1/products/search?q=a",
            "/api/v1/none",
            "/none",
            "/health",
            "/ready",
            "/alive",
            "/metrics",
            "/ws/chat",
            "/ws/live",
            "/%zz");

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
    void browsers_are_told_what_they_may_do_with_it() {
        for (String place : PLACES) {
            String head = head(raw("GET", place, ""));
            assertTrue(head.contains("\nx-content-type-options: nosniff"), place + "\n" + head);
            assertTrue(head.contains("\nreferrer-policy: "), place + "\n" + head);
            assertTrue(head.contains("\npermissions-policy: "), place + "\n" + head);
            assertTrue(head.contains("\nx-correlation-id: "), place + "\n" + head);
            assertFalse(head.contains("\nserver: "), place + "\n" + head);
            String policy = head.lines()
                    .filter(line -> line.startsWith("content-security-policy: "))
                    .findFirst()
                    .orElse("");
            assertTrue(policy.contains("frame-ancestors '"), place + "\n" + head);
            assertTrue(policy.contains("default-src '"), place + "\n" + head);
            assertFalse(policy.matches(".*script-src[^;]*unsafe.*"), place + "\n" + head);
        }
    }

    @Test
    void the_pages_load_no_script_from_anywhere_else() throws Exception {
        for (String place : List.of("/demo/", "/admin/", "/api/docs")) {
            Answer page = engine.get(place);
            assertEquals(200, page.status(), place);
            String policy = page.header("Content-Security-Policy").orElseThrow();
            assertTrue(policy.contains("script-src 'self';"), policy);
            assertTrue(policy.contains("base-uri 'none'"), policy);
        }
    }

    @Test
    void the_host_that_was_asked_for_is_never_repeated() {
        for (String place : PLACES) {
            for (String target : List.of(place, "http://evil.example" + place)) {
                String answer = RawHttp.talk(
                        engine.uri,
                        "GET " + target + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                                + "Forwarded: host=evil.example;proto=https\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n");
                assertFalse(answer.contains("evil.example"), target + "\n" + answer);
            }
        }
    }

    @Test
    void nobody_is_sent_anywhere_else() {
        var places = new ArrayList<>(List.of(
                "//evil.example",
                "//evil.example/..",
                "/\\evil.example",
                "/%5cevil.example",
                "/%2f%2fevil.example",
                "/demo//evil.example",
                "/admin//evil.example",
                "/?next=//evil.example",
                "/admin?next=https://evil.example",
                "/demo?return=https://evil.example",
                "/admin/%0d%0aLocation:%20https://evil.example",
                "/api//evil.example"));
        places.addAll(PLACES);
        int sent = 0;
        for (String place : places) {
            String head = head(raw("GET", place, ""));
            var location = head.lines()
                    .filter(line -> line.startsWith("location: "))
                    .map(line -> line.substring(10))
                    .toList();
            for (String to : location) assertTrue(List.of("/demo/", "/admin/").contains(to), place + " -> " + to);
            sent += location.size();
        }
        assertTrue(sent >= 3, "redirects were seen");
    }

    @Test
    void nothing_that_comes_in_makes_a_header_of_its_own() {
        String split = "%0d%0aX-Evil:%201";
        for (String place : List.of(
                "/" + split,
                "/demo/" + split,
                "/admin/" + split,
                "/widget-" + split + ".js",
                "/api/v1/sessions?q=" + split,
                "/api/v1/exports/products.csv" + split,
                "/api/v1/sessions/" + split,
                "/api/v1/products/search?q=" + split,
                "/?" + split)) {
            for (String header : List.of(
                    "",
                    "Authorization: Bearer " + RunningEngine.KEY + "\r\n",
                    "X-Correlation-Id: a" + split + "\r\n",
                    "Origin: https://shop.example" + split + "\r\nX-Sohbet-Key: "
                            + engine.demo().publicKey() + "\r\n",
                    "X-Correlation-Id: a\u000bX-Evil: 1\r\n",
                    "Origin: https://shop.example\rX-Evil: 1\r\n",
                    "Accept-Language: tr\u0085X-Evil: 1\r\n")) {
                String head = head(raw("GET", place, header));
                assertTrue(head.startsWith("http/1.1 "), place + head);
                assertTrue(
                        head.lines().noneMatch(line -> line.startsWith("x-evil")), place + " " + header + "\n" + head);
            }
        }
    }

    @Test
    void each_write_of_a_person_needs_the_token_of_the_page() throws Exception {
        Answer signedIn = engine.post(
                "/api/v1/sign-in",
                "{\"email\":\"" + RunningEngine.EMAIL + "\",\"password\":\"" + House.PASSWORD + "\"}");
        String cookie = signedIn.header("Set-Cookie").orElseThrow().split(";")[0];
        String csrf = signedIn.json().path("csrf").asText();
        int writes = 0;
        for (Operation operation : OPEN_API.operations()) {
            if (!operation.takes("cookie") || operation.method().equals("GET")) continue;
            writes++;
            assertEquals("csrf", send(operation, "Cookie", cookie).code(), operation.id());
            assertEquals(
                    "csrf",
                    send(operation, "Cookie", cookie, "X-CSRF-Token", "x").code(),
                    operation.id());
            assertEquals(
                    "csrf",
                    send(operation, "Cookie", cookie, "X-CSRF-Token", csrf, "Origin", "https://evil.example")
                            .code(),
                    operation.id());
        }
        assertTrue(writes > 10);
        assertEquals(200, engine.get("/api/v1/me", "Cookie", cookie).status(), "none of it was done");
    }

    @Test
    void what_is_open_to_everybody_is_not_for_the_pages_of_others() throws Exception {
        int writes = 0;
        for (Operation operation : OPEN_API.operations()) {
            // A widget's long poll comes from the shops' pages; the setup is over, and SetupTest has what it says
            // before.
            if (!operation.isOpen()
                    || operation.method().equals("GET")
                    || operation.path().startsWith("/setup/")) continue;
            if (operation.id().equals("pollChat")) continue;
            writes++;
            for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1.evil.example"))
                assertEquals("csrf", send(operation, "Origin", origin).code(), operation.id() + " from " + origin);
        }
        assertTrue(writes >= 5, "there are " + writes);
    }

    @Test
    void each_cookie_is_the_hosts_alone_and_out_of_reach_of_scripts() throws Exception {
        Answer in = engine.post(
                "/api/v1/sign-in",
                "{\"email\":\"" + RunningEngine.EMAIL + "\",\"password\":\"" + House.PASSWORD + "\"}");
        engine.anotherShop("cookies");
        Answer moved = engine.post("/api/v1/me/merchant", "{\"id\":\"cookies\"}", seat(in));
        Answer out = engine.send(engine.request("/api/v1/sign-out", seat(moved)).POST(BodyPublishers.noBody()));
        assertEquals(204, out.status(), out.toString());
        var seen = new HashSet<String>();
        for (Answer answer : List.of(in, moved, out))
            for (String cookie : answer.response().headers().allValues("Set-Cookie")) {
                assertTrue(
                        cookie.matches("sohbet=([A-Za-z0-9_-]{43})?; Path=/; HttpOnly; SameSite=Strict(; Max-Age=0)?"),
                        cookie);
                seen.add(cookie);
            }
        assertEquals(3, seen.size(), "one each, and each another");
        for (Answer before : List.of(in, moved))
            assertEquals(
                    "unauthenticated", engine.get("/api/v1/me", seat(before)).code(), "it was another session");
    }

    @Test
    void a_page_of_others_opens_no_socket_with_the_cookie_of_the_staff() throws Exception {
        String cookie = engine.post(
                        "/api/v1/sign-in",
                        "{\"email\":\"" + RunningEngine.EMAIL + "\",\"password\":\"" + House.PASSWORD + "\"}")
                .header("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
        for (String place : List.of("/ws/live", "/ws/health", "/ws/notifications")) {
            assertTrue(greeted(place, cookie, engine.uri.toString()).contains("\"welcome\""), place);
            for (String origin : List.of("https://evil.example", "null", engine.uri + ".evil.example"))
                assertTrue(greeted(place, cookie, origin).contains("4401"), place + " from " + origin);
        }
    }

    /** The first that is said to a hello. */
    private static String greeted(String place, String cookie, String origin) throws Exception {
        var said = new CompletableFuture<String>();
        var socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("sohbet.v1")
                .header("Cookie", cookie)
                .header("Origin", origin)
                .buildAsync(URI.create("ws://" + engine.uri.getAuthority() + place), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
                        said.complete(data.toString());
                        return null;
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                        said.complete(String.valueOf(code));
                        return null;
                    }
                })
                .get(30, TimeUnit.SECONDS);
        try {
            socket.sendText("{\"type\":\"hello\"}", true);
            return said.get(30, TimeUnit.SECONDS);
        } finally {
            socket.abort();
        }
    }

    private static String[] seat(Answer answer) {
        String cookie = answer.header("Set-Cookie").orElseThrow().split(";")[0];
        return new String[] {
            "Cookie", cookie, "X-CSRF-Token", answer.json().path("csrf").asText()
        };
    }

    @Test
    void a_shops_page_may_ask_beforehand_for_what_the_widget_does_and_for_nothing_else() throws Exception {
        int widgets = 0;
        for (Operation operation : OPEN_API.operations()) {
            if (operation.root()) continue;
            boolean isWidgets = operation.takes("widgetKey") || operation.id().equals("pollChat");
            Answer answer = engine.send(engine.request(
                            "/api/v1" + path(operation),
                            "Origin",
                            "https://shop.example",
                            "Access-Control-Request-Method",
                            operation.method(),
                            "Access-Control-Request-Headers",
                            "x-sohbet-key,authorization,content-type,idempotency-key")
                    .method("OPTIONS", BodyPublishers.noBody()));
            if (isWidgets) {
                widgets++;
                assertEquals(204, answer.status(), operation.id());
                assertEquals(
                        "https://shop.example",
                        answer.header("Access-Control-Allow-Origin").orElse(""),
                        operation.id());
                String methods = answer.header("Access-Control-Allow-Methods").orElse("");
                assertTrue(List.of(methods.split(", ")).contains(operation.method()), operation.id() + " " + methods);
                String headers =
                        answer.header("Access-Control-Allow-Headers").orElse("").toLowerCase(Locale.ROOT);
                for (String header : List.of("x-sohbet-key", "authorization", "content-type", "idempotency-key"))
                    assertTrue(headers.contains(header), operation.id() + " " + headers);
                assertTrue(answer.header("Access-Control-Allow-Credentials").isEmpty(), operation.id());
            }
        }
        assertTrue(widgets >= 6, "there are " + widgets);
        Answer staffs = engine.send(engine.request("/api/v1/sessions", "Origin", "https://shop.example")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertTrue(staffs.header("Access-Control-Allow-Origin").isEmpty(), staffs.toString());
    }

    @Test
    void a_page_the_merchant_has_not_named_gets_a_refusal_it_can_read_and_no_goods() throws Exception {
        allow("\"https://shop.example\"");
        try {
            assertEquals(200, search("https://shop.example").status());
            assertEquals(200, search("HTTPS://Shop.Example").status());
            for (String foreign : List.of(
                    "https://evil.example",
                    "https://shop.example.evil",
                    "http://shop.example",
                    "https://shop.example:444",
                    "null")) {
                Answer refused = search(foreign);
                assertEquals("origin_refused", refused.code(), foreign);
                assertEquals(
                        foreign, refused.header("Access-Control-Allow-Origin").orElse(""));
            }
        } finally {
            allow("");
        }
        assertEquals("origin_refused", search("https://shop.example").code());
    }

    private static void allow(String origins) throws Exception {
        Answer changed = engine.send(
                engine.request("/api/v1/merchants/demo/settings", "Authorization", "Bearer " + RunningEngine.KEY)
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", BodyPublishers.ofString("{\"allowed_origins\":[" + origins + "]}")));
        assertEquals(200, changed.status(), changed.toString());
    }

    private static Answer search(String origin) throws Exception {
        return engine.get(
                "/api/v1/products/search?q=a", "X-Sohbet-Key", engine.demo().publicKey(), "Origin", origin);
    }

    private static Answer send(Operation operation, String... headers) throws Exception {
        return engine.send(engine.request((operation.root() ? "" : "/api/v1") + path(operation), headers)
                .header("Content-Type", "application/json")
                .method(operation.method(), BodyPublishers.ofString("{}")));
    }

    private static String path(Operation operation) {
        return operation.path().replace("{seq}", "1").replaceAll("\\{[a-z_]+}", "x");
    }

    private static String raw(String method, String place, String headers) {
        return RawHttp.talk(
                engine.uri,
                method + " " + place + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");
    }

    /** In small letters, without the carriage returns. */
    private static String head(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        return answer.substring(0, end < 0 ? answer.length() : end)
                .replace("\r", "")
                .lines()
                .map(line -> {
                    int colon = line.indexOf(':');
                    return colon < 0
                            ? line.toLowerCase(Locale.ROOT)
                            : line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon);
                })
                .collect(java.util.stream.Collectors.joining("\n"));
    }
}
