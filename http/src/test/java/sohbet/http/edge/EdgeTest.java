// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import sohbet.engine.kernel.Rejection;
import sohbet.engine.kernel.Reply;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.logs.HeardLog;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EdgeTest {
    private static final OpenApi OPEN_API = OpenApi.load();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static ActorSystem system;
    private static ServerBinding binding;
    private static URI uri;
    private static final CompletableFuture<String> HELD = new CompletableFuture<>();
    private static final int MOST = 3;

    record Said(String cid, String text) {}

    @BeforeAll
    static void open() {
        var config = ConfigFactory.parseString(
                        "pekko { actor.provider = local, stdout-loglevel = OFF, http.server.request-timeout = 2s }")
                .withFallback(ConfigFactory.parseResources("sohbet-http.conf"))
                .withFallback(ConfigFactory.load());
        system = ActorSystem.create("edge", config);
        binding = House.await(Http.get(system)
                .newServerAt("127.0.0.1", 0)
                .bind(new Edge(system, new Edge.Settings(true, MOST)).around(EdgeTest::routes)));
        uri = URI.create("http://127.0.0.1:" + binding.localAddress().getPort());
    }

    @AfterAll
    static void close() {
        House.await(binding.terminate(Duration.ofSeconds(1)));
        system.terminate();
    }

    private static Route routes() {
        return Directives.concat(
                named(
                        "say",
                        () -> Directives.post(() ->
                                OPEN_API.body("sayInSession", Said.class, said -> Directives.complete(Json.ok(said))))),
                named(
                        "list",
                        () -> Directives.get(() -> OPEN_API.parameters(
                                "listSessions", p -> Directives.complete(Json.ok(p.size("limit")))))),
                named(
                        "page",
                        () -> Directives.get(() -> Directives.extractRequest(request -> Directives.complete(
                                new Page<>(List.of("a"), Cursor.of("x&y=z", 7)).response(request, "cursor"))))),
                named(
                        "origin",
                        () -> Directives.extractRequest(request -> Directives.complete(TrustedProxies.of("127.0.0.1")
                                .origin(request)
                                .orElseThrow()
                                .getHostAddress()))),
                named("never", () -> throwing(new CompletableFuture<>())),
                named(
                        "waiting",
                        () -> Directives.extractRequest(request -> {
                            Exchange.of(request).waits();
                            return throwing(HELD);
                        })),
                named("shared", () -> Cors.widget(() -> Directives.get(() -> Directives.complete(Json.ok("x"))))),
                named("broken", () -> {
                    throw new IllegalStateException("the secret");
                }),
                named("away", () -> throwing(new SQLTransientConnectionException("jdbc:secret"))),
                named("late", () -> throwing(new TimeoutException("ask"))),
                named("full", () -> throwing(new RejectedExecutionException("queue"))),
                named(
                        "later",
                        () -> Directives.onSuccess(
                                CompletableFuture.failedFuture(new IllegalStateException("the secret")),
                                x -> Directives.complete("x"))),
                named(
                        "refused",
                        () -> Answers.reply(
                                CompletableFuture.completedStage(new Reply.Refused(
                                        Rejection.retry("limit_reached", Duration.ofMillis(1500))
                                                .with("limit", 20),
                                        1,
                                        0,
                                        List.of())),
                                yes -> Json.ok("x"))),
                named(
                        "accepted",
                        () -> Answers.reply(
                                CompletableFuture.completedStage(new Reply.Accepted(1, 7, List.of(), false)),
                                yes -> Json.ok(yes.seq()))),
                Directives.path("unnamed", () -> Directives.complete("nobody was asked")));
    }

    private static Route named(String path, Supplier<Route> inner) {
        return Directives.path(path, () -> Edge.named(path, inner));
    }

    private static Route throwing(Exception failure) {
        return throwing(CompletableFuture.failedFuture(failure));
    }

    private static Route throwing(CompletableFuture<String> late) {
        return Directives.onSuccess(late, x -> Directives.complete("x"));
    }

    @Test
    void a_body_that_fits_comes_through_cleaned() {
        Answer said = post("/say", "{\"cid\":\"c\",\"text\":\"a\\u0000b\\ud800 c\u0327\"}");
        assertEquals("{\"cid\":\"c\",\"text\":\"ab\uFFFD ç\"}", said.body());
    }

    @Test
    void a_body_that_does_not_is_refused_with_its_place() {
        Answer refused = post("/say", "{\"cid\":\"c\",\"text\":7}");
        assertEquals(422, refused.status());
        assertEquals("invalid", refused.code());
        assertEquals("/text", refused.json().at("/errors/0/at").asText());
        assertEquals(
                "too_long",
                post("/say", "{\"cid\":\"c\",\"text\":\"" + "x".repeat(5000) + "\"}")
                        .code());
    }

    @Test
    void what_is_no_json_is_malformed() {
        for (String body : List.of("", "{", "[]]", "{\"cid\":1,\"cid\":2}", "\u0000")) {
            Answer refused = post("/say", body);
            assertEquals("malformed", refused.code(), body);
            assertEquals(400, refused.status());
        }
        assertEquals(
                "malformed",
                send(request("/say")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xFF, '}'})))
                        .code());
    }

    @Test
    void a_foreign_type_or_encoding_is_not_read() {
        assertEquals(
                "unsupported_media_type",
                send(request("/say").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}")))
                        .code());
        assertEquals(
                "unsupported_media_type",
                send(request("/say").POST(BodyPublishers.ofString("{}"))).code());
        assertEquals(
                "unsupported_media_type",
                send(request("/say")
                                .header("Content-Type", "application/json")
                                .header("Content-Encoding", "gzip")
                                .POST(BodyPublishers.ofString("{}")))
                        .code());
        assertEquals(
                200,
                send(request("/say")
                                .header("Content-Type", "Application/JSON; charset=utf-8")
                                .POST(BodyPublishers.ofString("{\"cid\":\"c\",\"text\":\"x\"}")))
                        .status());
    }

    @Test
    void a_body_is_at_most_64_kib_however_it_comes() {
        String large = "{\"cid\":\"c\",\"text\":\"" + "x".repeat(Bodies.LIMIT) + "\"}";
        assertEquals("too_large", post("/say", large).code());
        HttpRequest.BodyPublisher chunked = BodyPublishers.ofInputStream(
                () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "too_large",
                send(request("/say").header("Content-Type", "application/json").POST(chunked))
                        .code());
        String declared = RawHttp.talk(
                uri,
                "POST /say HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\n\r\n{");
        assertTrue(declared.startsWith("HTTP/1.1 413") && declared.contains("\"too_large\""), declared);
    }

    @Test
    void a_connection_goes_on_after_a_refused_body() {
        String large = "x".repeat(200_000);
        String refused = "POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + large.length() + "\r\n\r\n" + large;
        String answers = RawHttp.talk(uri, refused);
        assertTrue(answers.startsWith("HTTP/1.1 404"), answers);
        // An answer that overtakes its request's body breaks the connection only now and then.
        for (int i = 0; i < 400; i++) {
            assertEquals("not_found", post("/nothing", large).code());
        }
    }

    @Test
    void a_forwarded_address_comes_in_the_order_it_was_sent() {
        String answer = RawHttp.talk(
                uri,
                "GET /origin HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 198.51.100.1\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n");
        assertTrue(answer.endsWith("203.0.113.9"), answer);
    }

    @Test
    void more_than_so_many_at_once_are_refused_and_those_that_only_wait_do_not_count() throws Exception {
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 2 * MOST; i++) waiting.add(later("/waiting"));
        List<CompletableFuture<Integer>> busy = new ArrayList<>();
        for (int i = 0; i < MOST; i++) busy.add(later("/never"));
        Awaitility.await().until(() -> get("/list").status() == 503);
        Answer refused = get("/list");
        assertEquals("overloaded", refused.code());
        assertTrue(refused.header("Retry-After").isPresent());
        // What is given up gives its place back.
        for (var one : busy) assertEquals(503, one.get(10, TimeUnit.SECONDS));
        assertEquals(200, get("/list").status());
        HELD.complete("x");
        for (var one : waiting) one.get(10, TimeUnit.SECONDS);
    }

    @Test
    void what_takes_too_long_is_logged_without_its_address() {
        try (var log = new HeardLog()) {
            Answer late = get("/never?q=Ay%C5%9Fe", "X-Correlation-Id", "slow-1");
            assertEquals(503, late.status());
            assertEquals("unavailable", late.code());
            assertEquals("slow-1", late.header("X-Correlation-Id").orElseThrow());
            assertTrue(log.text().contains("[slow-1] never took too long"), log.text());
            assertFalse(log.text().contains("q=Ay"), log.text());
        }
    }

    @Test
    void a_log_line_bears_the_id_of_its_request() {
        try (var log = new HeardLog()) {
            get("/broken", "X-Correlation-Id", "abc-2");
            assertTrue(log.text().contains("[abc-2] broken failed"), log.text());
            assertTrue(log.text().contains("java.lang.IllegalStateException"), log.text());
            assertFalse(log.text().contains("the secret"), log.text());
        }
    }

    @Test
    void reached_over_https_browsers_are_bound_to_it() {
        assertEquals(
                "max-age=15552000",
                get("/list").header("Strict-Transport-Security").orElseThrow());
        try (var plain = new PlainServer()) {
            assertTrue(plain.get("/list").header("Strict-Transport-Security").isEmpty());
        }
    }

    @Test
    void what_breaks_inside_says_nothing_outside() {
        for (String path : List.of("/broken", "/later")) {
            Answer broken = get(path);
            assertEquals(500, broken.status());
            assertEquals("internal", broken.code());
            assertFalse(
                    broken.body().contains("secret")
                            || broken.body().contains("Exception")
                            || broken.body().contains("at sohbet"),
                    broken.body());
        }
    }

    @Test
    void what_is_out_of_reach_may_be_asked_for_again() {
        for (String path : List.of("/away", "/late")) {
            assertEquals("unavailable", get(path).code());
            assertEquals("2", get(path).header("Retry-After").orElseThrow());
        }
        assertEquals("overloaded", get("/full").code());
        assertEquals(503, get("/full").status());
    }

    @Test
    void a_reply_becomes_an_answer() {
        assertEquals("7", get("/accepted").body());
        Answer refused = get("/refused");
        assertEquals(429, refused.status());
        assertEquals("2", refused.header("Retry-After").orElseThrow());
        assertEquals("20", refused.json().at("/details/limit").asText());
    }

    @Test
    void an_answer_nobody_guards_stays_in_the_house() {
        assertEquals("internal", get("/unnamed").code());
    }

    @Test
    void unknown_paths_and_methods_are_told_apart() {
        assertEquals("not_found", get("/nothing").code());
        Answer method = send(request("/say").DELETE());
        assertEquals("method_not_allowed", method.code());
        assertEquals("POST", method.header("Allow").orElseThrow());
    }

    @Test
    void a_sane_correlation_id_is_kept_and_any_other_replaced() {
        assertEquals(
                "abc-1",
                get("/list", "X-Correlation-Id", "abc-1")
                        .header("X-Correlation-Id")
                        .orElseThrow());
        Answer replaced = get("/nothing", "X-Correlation-Id", "a b\"<script>");
        String id = replaced.header("X-Correlation-Id").orElseThrow();
        assertEquals(36, id.length());
        assertEquals(id, replaced.json().path("correlation_id").asText());
    }

    @Test
    void a_problem_speaks_the_readers_language() {
        assertEquals(
                "Bulunamadı",
                get("/nothing", "Accept-Language", "de, tr-TR;q=0.9, en;q=0.5")
                        .json()
                        .path("title")
                        .asText());
        assertEquals(
                "Not found",
                get("/nothing", "Accept-Language", "en-GB").json().path("title").asText());
        assertEquals(
                "Not found",
                get("/nothing", "Accept-Language", ";;;q=x,")
                        .json()
                        .path("title")
                        .asText());
        assertNotEquals(
                post("/say", "{}", "Accept-Language", "tr").json().at("/errors/0/message"),
                post("/say", "{}", "Accept-Language", "en").json().at("/errors/0/message"));
    }

    @Test
    void every_answer_tells_browsers_what_it_may_do() {
        for (Answer answer : List.of(get("/list"), get("/nothing"))) {
            assertEquals(
                    "default-src 'none'; frame-ancestors 'none'",
                    answer.header("Content-Security-Policy").orElseThrow());
            assertEquals("nosniff", answer.header("X-Content-Type-Options").orElseThrow());
            assertEquals("DENY", answer.header("X-Frame-Options").orElseThrow());
            assertEquals(
                    "strict-origin-when-cross-origin",
                    answer.header("Referrer-Policy").orElseThrow());
            assertTrue(answer.header("Permissions-Policy").orElseThrow().contains("microphone=()"));
            assertEquals("no-store", answer.header("Cache-Control").orElseThrow());
            assertTrue(answer.header("Server").isEmpty());
        }
    }

    @Test
    void the_widgets_answers_are_readable_on_its_page_and_never_with_cookies() {
        Answer preflight =
                send(request("/shared", "Origin", "https://shop.example").method("OPTIONS", BodyPublishers.noBody()));
        assertEquals(204, preflight.status());
        assertTrue(
                preflight.header("Access-Control-Allow-Headers").orElseThrow().contains("X-Sohbet-Key"));
        assertEquals(
                "https://shop.example",
                preflight.header("Access-Control-Allow-Origin").orElseThrow());
        Answer refused = post("/shared", "{}", "Origin", "https://shop.example");
        assertEquals("method_not_allowed", refused.code());
        assertEquals(
                "https://shop.example",
                refused.header("Access-Control-Allow-Origin").orElseThrow());
        assertTrue(refused.header("Access-Control-Allow-Credentials").isEmpty());
        assertTrue(get("/list", "Origin", "https://shop.example")
                .header("Access-Control-Allow-Origin")
                .isEmpty());
    }

    @Test
    void the_next_page_is_a_link_and_a_cursor_that_leads_back() {
        Answer page = get("/page?q=a%26b&cursor=old");
        String next = page.json().path("next").asText();
        assertEquals(Cursor.of("x&y=z", 7), Cursor.parse(next, 2));
        assertEquals(
                "</page?q=a%26b&cursor=" + next + ">; rel=\"next\"",
                page.header("Link").orElseThrow());
    }

    @Test
    void a_cursor_we_did_not_make_is_invalid() {
        for (String made : List.of("", "%", "AAAA", Cursor.of("one").toString(), "W10", "bnVsbA")) {
            Problem problem = org.junit.jupiter.api.Assertions.assertThrows(Refused.class, () -> Cursor.parse(made, 2))
                    .problem();
            assertEquals("invalid", problem.code(), made);
        }
    }

    @Test
    void what_is_no_request_at_all_is_a_problem_too() {
        for (String given : List.of(
                "GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX-Large: " + "a".repeat(70_000) + "\r\n\r\n",
                "BREW /list HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /list HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /list HTTP/1.1\r\n\r\n",
                "GET /list HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "POST /say HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /say HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST /say HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nzz\r\n",
                "\u0016\u0003\u0001\u0002\u0000nonsense\r\n\r\n")) {
            String answer = RawHttp.talk(uri, given);
            String shown = given.substring(0, Math.min(60, given.length())) + " -> " + answer;
            assertTrue(answer.matches("(?s)HTTP/1\\.1 4\\d\\d .*"), shown);
            assertTrue(answer.contains("application/problem+json") && answer.contains("\"correlation_id\""), shown);
        }
    }

    @Test
    void a_body_that_stops_in_the_middle_is_not_waited_for_forever() {
        long begun = System.nanoTime();
        String answer = RawHttp.talk(
                uri,
                "POST /say HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"cid\"");
        assertTrue(answer.contains("\"timed_out\""), answer);
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 15);
    }

    /** The same without https. */
    private static final class PlainServer implements AutoCloseable {
        private final ServerBinding plain = House.await(
                Http.get(system).newServerAt("127.0.0.1", 0).bind(new Edge(system).around(EdgeTest::routes)));

        Answer get(String path) {
            return send(HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + plain.localAddress().getPort() + path)));
        }

        @Override
        public void close() {
            House.await(plain.terminate(Duration.ofSeconds(1)));
        }
    }

    private static CompletableFuture<Integer> later(String path) {
        return CLIENT.sendAsync(request(path).GET().build(), BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode());
    }

    private static Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    private static Answer post(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private static HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
