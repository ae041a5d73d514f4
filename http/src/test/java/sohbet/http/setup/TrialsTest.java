// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.edge.Language;
import sohbet.persistence.postgres.TestPostgres;

/** Against stand-ins on this machine, which say what the providers' documents say. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrialsTest {
    private static final String SID = "AC00000000000000000000000000000000";

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.database();

    private static HttpServer server;
    private static String base;
    private static Trials trials;

    @BeforeAll
    static void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", TrialsTest::answer);
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
        trials = new Trials(base + "/twilio/", base + "/telegram");
    }

    @AfterAll
    static void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String who = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        switch (path) {
            case "/v1/models" ->
                say(
                        exchange,
                        who.equals("Bearer right") ? 200 : 401,
                        "{\"data\":[{\"id\":\"small\"},{\"id\":\"large\"},{\"id\":\"small\"}]}");
            case "/v1/chat/completions" -> {
                String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                say(
                        exchange,
                        asked.contains("\"model\":\"small\"") ? 200 : 400,
                        "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Hazırım\\u0000.\"}}]}");
            }
            case "/twilio/2010-04-01/Accounts/" + SID + ".json" ->
                say(
                        exchange,
                        who.equals("Basic "
                                        + java.util.Base64.getEncoder()
                                                .encodeToString((SID + ":token").getBytes(StandardCharsets.UTF_8)))
                                ? 200
                                : 401,
                        "{\"sid\":\"" + SID + "\",\"friendly_name\":\"Ayşe\"}");
            case "/telegram/bot1:good/getMe" -> say(exchange, 200, "{\"ok\":true,\"result\":{\"username\":\"shop\"}}");
            case "/large/models" -> say(exchange, 200, "{\"data\":[\"" + "x".repeat(2_000_000) + "\"]}");
            case "/web/models" -> say(exchange, 200, "<html>");
            case "/broken/models" -> say(exchange, 500, "");
            case "/busy/models" -> say(exchange, 429, "");
            case "/away/models" -> {
                exchange.getResponseHeaders().add("Location", base + "/v1/models");
                say(exchange, 302, "");
            }
            default -> say(exchange, 404, "{}");
        }
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        } catch (IOException enough) {
            // Whoever asked had read enough.
        }
    }

    @Test
    void the_models_are_those_of_the_server_and_one_of_them_answers() {
        assertEquals(
                List.of("large", "small"),
                House.await(trials.models(base + "/v1/", "right", Language.EN)).models());
        assertEquals(
                "Hazırım.",
                House.await(trials.model(base + "/v1", "right", "small", Language.TR))
                        .said());
        assertEquals(
                "model_unknown",
                House.await(trials.model(base + "/v1", "right", "huge", Language.EN))
                        .why());
    }

    @Test
    void what_fails_is_told_by_its_kind_in_the_readers_words() throws IOException {
        assertEquals("wrong_key", models("/v1"));
        assertEquals("not_found", models("/nothing"));
        assertEquals("moved_away", models("/away"));
        assertEquals("not_understood", models("/web"));
        assertEquals("not_understood", models("/large"));
        assertEquals("failed", models("/broken"));
        assertEquals("busy", models("/busy"));
        assertEquals("bad_address", why("file:///etc/passwd"));
        assertEquals("bad_address", why("no address"));
        assertEquals("name_not_found", why("http://nowhere.invalid/v1"));
        assertEquals("refused", why("http://127.0.0.1:" + closedPort() + "/v1"));
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var caller = plain.accept()) {
                    // Only once it was greeted: what comes before the handshake began may be left lying.
                    caller.getInputStream().read();
                    caller.getOutputStream().write("no secrets here\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                    caller.getInputStream().readAllBytes();
                } catch (IOException gone) {
                    // The caller had seen enough.
                }
            });
            assertEquals("tls", why("https://127.0.0.1:" + plain.getLocalPort() + "/v1"));
        }
        var turkish = House.await(trials.models(base + "/nothing", null, Language.TR));
        var english = House.await(trials.models(base + "/nothing", null, Language.EN));
        assertFalse(turkish.ok());
        assertNotEquals(turkish.message(), english.message());
    }

    @Test
    void an_account_for_messages_is_good_or_not() {
        assertEquals(
                "Ayşe", House.await(trials.twilio(SID, "token", Language.EN)).said());
        assertEquals(
                "wrong_key",
                House.await(trials.twilio(SID, "other", Language.EN)).why());
        assertEquals(
                "@shop", House.await(trials.telegram("1:good", Language.EN)).said());
        assertEquals(
                "wrong_key", House.await(trials.telegram("1:bad", Language.EN)).why());
        var offline = new Trials("http://nowhere.invalid", "http://nowhere.invalid");
        assertEquals(
                "out_of_reach",
                House.await(offline.twilio(SID, "token", Language.EN)).why());
        assertEquals(
                "out_of_reach",
                House.await(offline.telegram("1:good", Language.EN)).why());
    }

    @Test
    void a_database_is_looked_at_and_its_fault_named() throws IOException, SQLException {
        String good = MoveTest.url(POSTGRES);
        assertTrue(House.await(trials.database(good, Language.EN)).ok());
        assertEquals("wrong_password", database(good.replaceFirst(":[^:@]+@", ":wrong@")));
        assertEquals("no_such_database", database(good.replaceFirst("/[^/]+$", "/nothing_here")));
        assertEquals("refused", database("postgresql://u:p@127.0.0.1:" + closedPort() + "/x"));
        assertEquals("name_not_found", database("postgresql://u:p@nowhere.invalid/x"));
        assertEquals("tls", database(good + "?sslmode=require"));
        assertEquals("bad_address", database("mysql://u:p@localhost/x"));
        String role = "plain_" + ProcessHandle.current().pid();
        SetupTest.text(POSTGRES, "create role " + role + " login password 'plain'");
        try {
            String plain = good.replaceFirst("//[^@]+@", "//" + role + ":plain@");
            assertEquals("no_right", database(plain));
            SetupTest.text(POSTGRES, "alter role " + role + " createrole");
            SetupTest.text(POSTGRES, "grant create on schema public to " + role);
            assertEquals("no_right", database(plain), "extensions belong to the database");
            SetupTest.text(
                    POSTGRES,
                    "do $$ begin execute format('grant create on database %I to " + role
                            + "', current_database()); end $$");
            assertTrue(House.await(trials.database(plain, Language.EN)).ok());
            SetupTest.text(POSTGRES, "create table theirs (id int)");
            assertEquals("not_empty", database(good));
        } finally {
            SetupTest.text(POSTGRES, "drop table if exists theirs");
            SetupTest.text(POSTGRES, "drop owned by " + role);
            SetupTest.text(POSTGRES, "drop role " + role);
        }
    }

    private static String models(String path) {
        return why(base + path);
    }

    private static String why(String url) {
        return String.valueOf(House.await(trials.models(url, null, Language.EN)).why());
    }

    private static String database(String url) {
        return String.valueOf(House.await(trials.database(url, Language.EN)).why());
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
