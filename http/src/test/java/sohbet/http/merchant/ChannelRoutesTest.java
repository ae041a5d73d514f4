// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.apache.pekko.http.javadsl.server.Directives;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.House.Session;
import sohbet.http.setup.Trials;
import sohbet.persistence.account.Role;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.merchant.Channels;
import sohbet.persistence.postgres.TestPostgres;

/** Against a stand-in for the providers, which knows one account and one bot. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChannelRoutesTest {
    private static final String SID = "AC0123456789abcdef0123456789abcdef";

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.database();

    private static HttpServer provider;
    private static House house;
    private static Session admin;

    @BeforeAll
    static void open() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            String basic =
                    "Basic " + Base64.getEncoder().encodeToString((SID + ":right").getBytes(StandardCharsets.UTF_8));
            boolean isBot = exchange.getRequestURI().getPath().equals("/bot1:right/getMe");
            boolean isAccount = exchange.getRequestURI().getPath().equals("/2010-04-01/Accounts/" + SID + ".json")
                    && basic.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (isBot
                            ? "{\"ok\":true,\"result\":{\"username\":\"isik\"}}"
                            : "{\"sid\":\"" + SID + "\",\"friendly_name\":\"Işık\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isBot || isAccount ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
        String at = "http://127.0.0.1:" + provider.getAddress().getPort();
        house = new House(
                POSTGRES,
                it -> Directives.pathPrefix(
                        "api",
                        () -> Directives.pathPrefix(
                                "v1",
                                () -> new ChannelRoutes(
                                                it.openApi,
                                                it.accounts.access(),
                                                new Channels(
                                                        it.database,
                                                        MasterKey.readOrCreate(
                                                                Path.of("target", "keyset-channels.json"))),
                                                new Trials(at, at),
                                                URI.create("https://shop.test"))
                                        .routes())));
        admin = house.signIn("admin@demo.test");
    }

    @AfterAll
    static void close() {
        house.close();
        provider.stop(0);
    }

    private static String added(String kind, String account, String secret) {
        Answer answer = house.post(
                "/api/v1/channels",
                "{\"kind\":\"%s\",\"name\":\"n\",\"account\":\"%s\"%s}"
                        .formatted(kind, account, secret == null ? "" : ",\"secret\":\"" + secret + "\""),
                admin.headers());
        assertEquals(201, answer.status(), answer.toString());
        assertFalse(secret != null && answer.body().contains(secret), answer.body());
        assertEquals(
                "https://shop.test/api/" + kind + "/webhook",
                answer.json().path("webhook_url").asText());
        return answer.json().path("id").asText();
    }

    private static JsonNode tried(String id, String language) {
        Answer answer = house.send(house.request("/api/v1/channels/" + id + "/test", admin.headers())
                .header("Accept-Language", language)
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertEquals(200, answer.status(), answer.toString());
        return answer.json();
    }

    @Test
    void a_test_asks_the_provider_with_what_is_kept() {
        assertEquals(
                "Işık", tried(added("twilio", SID, "right"), "en").path("said").asText());
        assertEquals(
                "Işık",
                tried(added("whatsapp", SID, "right"), "en").path("said").asText());
        assertEquals(
                "@isik",
                tried(added("telegram", "bot", "1:right"), "en").path("said").asText());
    }

    @Test
    void what_is_wrong_is_said_in_words() {
        JsonNode wrong = tried(added("twilio", SID, "wrong"), "tr");
        assertFalse(wrong.path("ok").asBoolean(true));
        assertEquals("wrong_key", wrong.path("why").asText());
        assertTrue(wrong.path("message").asText().startsWith("Anahtar kabul edilmedi"), wrong.toString());
        assertEquals(
                "no_key", tried(added("twilio", SID, null), "en").path("why").asText());
        assertEquals(
                "wrong_account",
                tried(added("twilio", "AC1/../x", "right"), "en").path("why").asText());
        assertEquals(
                "wrong_key",
                tried(added("telegram", "bot", "1:right/../x"), "en")
                        .path("why")
                        .asText());
        String changed = added("twilio", SID, "wrong");
        house.patch("/api/v1/channels/" + changed, "{\"secret\":\"right\"}", admin.headers());
        assertTrue(tried(changed, "en").path("ok").asBoolean());
    }

    @Test
    void everybody_of_the_shop_sees_channels_and_admins_change_and_try_them() {
        String id = added("twilio", SID, "right");
        for (Role role : List.of(Role.VIEWER, Role.OPERATOR)) {
            Session other = house.signIn(house.staff(role));
            Answer list = house.get("/api/v1/channels", other.headers());
            assertEquals(200, list.status());
            assertFalse(list.body().contains("right"), list.body());
            assertEquals(
                    "forbidden",
                    house.post("/api/v1/channels/" + id + "/test", "", other.headers())
                            .code());
        }
    }
}
