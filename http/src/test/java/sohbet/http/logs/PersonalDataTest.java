// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.RunningEngine;
import sohbet.http.edge.RawHttp;
import sohbet.http.live.Watcher;
import sohbet.persistence.postgres.TestPostgres;

/** A whole node and people with known names: whatever it logs while they sign in, talk, buy, err and are forgotten. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PersonalDataTest {
    private static final String NAME = "Zübeyde Karaosmanoğlu";
    private static final String PHONE = "+905321239876";
    private static final String MAIL = "zubeyde.k@example.org";
    private static final String WORDS = "kirmizifil ariyorum 42 numara";
    private static final String WRONG_PASSWORD = "yanlis-parola-77";

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private final Map<String, String> known = new LinkedHashMap<>();
    private RunningEngine engine;

    @Test
    void nobodys_data_is_in_the_log() throws Exception {
        known.putAll(Map.of(
                "name", "Zübeyde",
                "surname", "Karaosmano",
                "phone", "5321239876",
                "mail", "zubeyde.k",
                "text", "kirmizifil",
                "wrong password", WRONG_PASSWORD,
                "password", House.PASSWORD,
                "admin's mail", RunningEngine.EMAIL,
                "key", RunningEngine.KEY));
        known.put("name in an address", "Z%C3%BCbeyde");
        String log;
        try (var heard = new HeardLog()) {
            LoggerFactory.getLogger("sohbet.http.Probe").debug("even this");
            engine = new RunningEngine(POSTGRES);
            try {
                String[] staff = signIn();
                String session = talk();
                work(staff, session);
                err(staff);
                assertEquals(
                        204,
                        delete("/api/v1/sessions/" + session + "/person", staff).status());
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> engine.get("/api/v1/sessions/" + session, staff)
                                .json()
                                .at("/visitor/erased")
                                .asBoolean());
            } finally {
                engine.close();
            }
            log = heard.text();
        }
        assertTrue(log.contains("even this") && log.contains("was erased by"), "the log was heard");
        var found = new ArrayList<String>();
        known.forEach((what, text) -> log.lines()
                .filter(line -> line.contains(text))
                .limit(3)
                .forEach(line -> found.add(what + ": " + line)));
        assertEquals("", String.join("\n", found));
        assertFalse(log.contains("\tat "), "failures are told by our own lines");
    }

    private String[] signIn() throws Exception {
        engine.post("/api/v1/sign-in", credentials(MAIL, WRONG_PASSWORD));
        engine.post("/api/v1/sign-in", credentials(RunningEngine.EMAIL, WRONG_PASSWORD));
        Answer in = engine.post("/api/v1/sign-in", credentials(RunningEngine.EMAIL, House.PASSWORD));
        assertEquals(200, in.status(), in.toString());
        String cookie = in.header("Set-Cookie").orElseThrow().split(";")[0];
        String csrf = in.json().path("csrf").asText();
        known.put("cookie", cookie.substring(cookie.indexOf('=') + 1));
        known.put("csrf", csrf);
        return new String[] {"Cookie", cookie, "X-CSRF-Token", csrf};
    }

    private String talk() throws Exception {
        String hello = "{\"type\":\"hello\",\"v\":1,\"key\":\"" + engine.demo().publicKey() + "\",\"locale\":\"tr\","
                + "\"page\":{\"url\":\"https://shop.example/?q=" + MAIL + "\",\"title\":\"" + NAME + "\"}";
        Answer welcome = poll("[" + hello + "}]");
        assertEquals(200, welcome.status(), welcome.toString());
        var first = welcome.json().get(0);
        assertEquals("welcome", first.path("type").asText(), welcome.body());
        String token = first.path("token").asText();
        known.put("token", token);
        Answer told = poll("[" + hello + ",\"token\":\"" + token + "\"},"
                + "{\"type\":\"identify\",\"cid\":\"i1\",\"customer\":\"" + MAIL + "\",\"name\":\"" + NAME
                + "\",\"email\":\"" + MAIL
                + "\",\"phone\":\"" + PHONE + "\"},"
                + "{\"type\":\"say\",\"cid\":\"s1\",\"text\":\"" + WORDS + " " + NAME + " " + PHONE + "\"},"
                + "{\"type\":\"prefer\",\"cid\":\"p1\",\"key\":\"ad\",\"value\":\"" + NAME + "\"},"
                + "{\"type\":\"track\",\"cid\":\"t1\",\"name\":\"form\",\"data\":{\"mail\":\"" + MAIL + "\"}},"
                + "{\"type\":\"purchase\",\"cid\":\"b1\",\"order\":\"" + PHONE
                + "\",\"total\":\"10.00\",\"currency\":\"TRY\"},"
                + "{\"type\":\"interact\",\"cid\":\"v1\",\"product\":\"" + NAME + "\",\"action\":\"view\"}]");
        assertEquals(200, told.status(), told.toString());
        assertTrue(told.body().contains("\"ack\""), told.body());
        poll("[" + hello + ",\"token\":\"" + token + "x\"}]");
        poll("[{\"type\":\"say\",\"cid\":\"" + NAME + "\",\"text\":{\"a\":\"" + WORDS + "\"}}]");
        err(hello + ",\"token\":\"" + token + "\"}");
        return first.path("session").asText();
    }

    /** On a socket that is open, where what does not fit is a nack. */
    private void err(String hello) {
        var nacks = new AtomicInteger();
        var socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("sohbet.v1")
                .buildAsync(URI.create("ws://" + engine.uri.getAuthority() + "/ws/chat"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
                        if (data.toString().contains("\"welcome\""))
                            for (String frame : java.util.List.of(
                                    "{\"type\":\"" + NAME + "\",\"cid\":\"x1\"}",
                                    "{\"type\":\"say\",\"cid\":\"x2\",\"text\":{\"a\":\"" + WORDS + "\"}}",
                                    "{\"type\":\"say\",\"cid\":\"x3\",\"text\":" + WORDS,
                                    "{\"type\":\"interact\",\"cid\":\"x4\",\"product\":7,\"action\":\"" + NAME + "\"}"))
                                from.sendText(frame, true).join();
                        if (data.toString().contains("\"nack\"")) nacks.incrementAndGet();
                        from.request(1);
                        return null;
                    }
                })
                .join();
        socket.sendText(hello, true).join();
        Awaitility.await().until(() -> nacks.get() >= 4);
        socket.abort();
    }

    private void work(String[] staff, String session) throws Exception {
        String one = "/api/v1/sessions/" + session;
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> engine.get(one, staff).body().contains("Karaosmano"));
        engine.get("/api/v1/sessions?q=Z%C3%BCbeyde", staff);
        engine.get("/api/v1/exports/sessions.csv?q=Z%C3%BCbeyde", staff);
        engine.get("/api/v1/products/search?q=" + MAIL, staff);
        engine.post(one + "/take", "{\"expect\":0}", staff);
        engine.post(one + "/messages", "{\"cid\":\"m1\",\"text\":\"" + WORDS + " " + NAME + "\"}", staff);
        Answer ordered = engine.post(
                "/api/v1/orders",
                "{\"session_id\":\"" + session + "\",\"order\":\"" + PHONE
                        + "\",\"total\":\"10.00\",\"currency\":\"TRY\"}",
                "Authorization",
                "Bearer " + RunningEngine.KEY);
        assertEquals(201, ordered.status(), ordered.toString());
        try (var watcher = new Watcher(engine.uri, RunningEngine.KEY)) {
            watcher.send("{\"type\":\"sub\",\"cid\":\"a\",\"topic\":\"session:" + session + "\"}");
            watcher.await("snapshot");
            watcher.send("{\"type\":\"say\",\"cid\":\"b\",\"session\":\"" + NAME + "\",\"text\":\"" + WORDS + "\"}");
            watcher.await("nack");
        }
    }

    private void err(String[] staff) throws Exception {
        String key = "Bearer " + RunningEngine.KEY;
        engine.post("/api/v1/sign-in", "{\"email\":\"" + MAIL + "\",\"password\":");
        engine.post("/api/v1/sign-in", "{\"email\":{\"" + NAME + "\":1},\"password\":\"" + WRONG_PASSWORD + "\"}");
        engine.post("/api/v1/chat/poll", "[{\"type\":\"hello\",\"key\":\"" + MAIL + "\"," + NAME);
        engine.post(
                "/api/v1/orders",
                "{\"session_id\":\"" + NAME + "\",\"order\":\"" + PHONE + "\",\"total\":\"" + MAIL + "\"}",
                "Authorization",
                key);
        engine.get("/api/v1/sessions/" + MAIL + "/at/" + "1", staff);
        engine.get("/api/v1/sessions?cursor=" + MAIL + "&limit=" + PHONE.substring(1), staff);
        engine.get("/api/v1/" + MAIL, "X-Correlation-Id", MAIL, "Authorization", "Bearer " + WRONG_PASSWORD);
        engine.get("/demo/" + MAIL + ".js");
        RawHttp.talk(
                engine.uri,
                "GET /%zz?q=" + MAIL + " HTTP/1.1\r\nHost: " + MAIL + "\r\nX-Odd\u0001: " + PHONE + "\r\n\r\n");
        RawHttp.talk(
                engine.uri,
                "GET / HTTP/1.1\r\nHost: x\r\nCookie: " + MAIL + ";=;" + PHONE + "\r\nAccept: " + MAIL
                        + "\r\nAuthorization: Basic " + WRONG_PASSWORD + "\r\nConnection: close\r\n\r\n");
        String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + MAIL
                + ".json\"\r\n\r\n{\"products\":[{\"title\":" + MAIL + " " + NAME + "\r\n--b--\r\n";
        Answer begun = engine.send(engine.request("/api/v1/imports", staff)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form)));
        assertEquals(202, begun.status(), begun.toString());
        String job = "/api/v1/imports/" + begun.json().path("id").asText();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !engine.get(job, staff).body().contains("\"running\""));
    }

    private Answer poll(String frames) throws Exception {
        return engine.post("/api/v1/chat/poll", frames, "Accept-Language", "tr");
    }

    private Answer delete(String path, String... headers) throws Exception {
        return engine.send(engine.request(path, headers).DELETE());
    }

    private static String credentials(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }
}
