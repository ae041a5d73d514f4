// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.RunningEngine;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Operation;
import sohbet.http.live.Watcher;
import sohbet.http.proof.Visitor;
import sohbet.persistence.account.Role;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuditRoutesTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static RunningEngine engine;

    @BeforeAll
    static void open() {
        engine = new RunningEngine(POSTGRES);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static String[] admin() {
        return new String[] {"Authorization", "Bearer " + RunningEngine.KEY};
    }

    private static JsonNode audit(String query) throws Exception {
        var answer = engine.get("/api/v1/audit" + query, admin());
        assertEquals(200, answer.status(), answer.toString());
        return answer.json().path("items");
    }

    @Test
    void every_operation_that_writes_leaves_an_act_with_its_outcome_and_none_that_reads_does() throws Exception {
        var silent = new ArrayList<String>();
        var noisy = new ArrayList<String>();
        for (Operation operation : OpenApi.load().operations()) {
            // Signing in and out have tests of their own, and so has what a visitor's page does.
            boolean isMachines =
                    operation.takes("apiKey") && !operation.permission().equals("widget");
            if (!isMachines) continue;
            String request = "walk-" + operation.id();
            Answer answer = send(operation, request);
            assertTrue(answer.status() < 500, operation.id() + " " + answer);
            var found = of(request);
            if (!operation.isAudited() && found != null) noisy.add(operation.id());
            if (operation.isAudited()
                    && (found == null
                            || found.path("status").asInt() != answer.status()
                            || !found.path("what").asText().equals(operation.id())
                            || !found.path("who").path("name").asText().equals("bootstrap")))
                silent.add(operation.id() + " " + answer.status() + " " + found);
        }
        assertEquals(List.of(), silent);
        assertEquals(List.of(), noisy);
    }

    @Test
    void
            every_operation_that_writes_is_audited_but_a_visitors_a_question_what_is_read_and_the_setup_before_anybody_is_there() {
        Set<String> unaudited = new TreeSet<>();
        Set<String> readers = new TreeSet<>();
        for (Operation operation : OpenApi.load().operations()) {
            boolean reads = operation.method().equals("GET");
            if (!reads && !operation.isAudited()) unaudited.add(operation.id());
            if (reads && operation.isAudited()) readers.add(operation.id());
        }
        Set<String> setup = Set.of(
                "setSetupAdmin",
                "setSetupShop",
                "setSetupModel",
                "setSetupMessaging",
                "setSetupStep",
                "testSetupModel",
                "testSetupMessaging",
                "testSetupDatabase",
                // Nobody has come in yet: what comes of it is noted at the return.
                "beginOidcSignIn",
                // Noted with the shop that it makes, in one transaction.
                "confirmSignUp",
                // Noted by the move itself, in the database it was made to.
                "moveSetupDatabase");
        assertTrue(unaudited.containsAll(setup), unaudited::toString);
        unaudited.removeAll(setup);
        assertEquals(
                Set.of(
                        "pollChat",
                        "recordProductInteraction",
                        "tryKnowledge",
                        "readNotification",
                        "unreadNotification",
                        "readAllNotifications"),
                unaudited);
        assertEquals(
                Set.of("getExport", "getAuditExport", "getInstallationAuditExport"),
                readers,
                "who took everything along");
    }

    private static Answer send(Operation operation, String request) throws Exception {
        String path = (operation.root() ? "" : "/api/v1")
                + operation.path().replace("{seq}", "1").replaceAll("\\{[a-z]+}", "x");
        var given = engine.request(path, "Authorization", "Bearer " + RunningEngine.KEY, "X-Correlation-Id", request);
        boolean reads = operation.method().equals("GET");
        return engine.send(
                reads
                        ? given.GET()
                        : given.header("Content-Type", "application/json")
                                .method(operation.method(), BodyPublishers.ofString("{}")));
    }

    private static JsonNode of(String request) throws Exception {
        for (var entry : audit("?limit=100")) if (entry.path("request").asText().equals(request)) return entry;
        return null;
    }

    @Test
    void what_staff_do_on_the_socket_is_an_act_like_that_of_the_route() throws Exception {
        var visitor = new Visitor(
                () -> URI.create("ws://" + engine.uri.getAuthority() + "/ws/chat"),
                engine.demo().publicKey());
        visitor.connect();
        Awaitility.await().atMost(LONG).until(visitor::isWelcomed);
        visitor.say("selam");
        Awaitility.await().atMost(LONG).until(() -> visitor.waiting() == 0);
        String session = visitor.session();
        String viewer = House.await(engine.keys().create("watching", "demo", Role.VIEWER));
        try (var staff = new Watcher(engine.uri, RunningEngine.KEY);
                var watching = new Watcher(engine.uri, viewer)) {
            staff.send("{\"type\":\"take\",\"cid\":\"a1\",\"session\":\"" + session + "\",\"expect\":0}");
            for (int i = 1; i <= 20; i++)
                staff.send("{\"type\":\"say\",\"cid\":\"s" + i + "\",\"session\":\"" + session + "\",\"text\":\"no. "
                        + i + " told in private\"}");
            staff.send("{\"type\":\"typing\",\"session\":\"" + session + "\",\"on\":true}");
            Awaitility.await().atMost(LONG).until(() -> staff.frames("ack").size() >= 21);
            var taken = audit("?what=takeSession&object=sessions/" + session).get(0);
            assertEquals("done", taken.path("outcome").asText());
            assertEquals("bootstrap", taken.at("/who/name").asText());
            assertEquals("127.0.0.1", taken.path("address").asText());
            assertEquals(
                    20, audit("?what=sayInSession&object=sessions/" + session).size());
            assertEquals(21, audit("?object=sessions/" + session).size(), "typing is nothing");
            assertEquals(0, audit("?q=private").size(), "what is said is not in the log");

            staff.send("{\"type\":\"take\",\"cid\":\"a2\",\"session\":\"" + session + "\",\"expect\":77}");
            watching.send("{\"type\":\"take\",\"cid\":\"a3\",\"session\":\"" + session + "\",\"expect\":1}");
            Awaitility.await().atMost(LONG).untilAsserted(() -> {
                var refused = audit("?what=takeSession&outcome=refused&object=sessions/" + session);
                assertEquals(2, refused.size(), refused.toString());
                assertEquals(
                        Set.of("stale", "forbidden"),
                        Set.of(
                                refused.get(0).path("code").asText(),
                                refused.get(1).path("code").asText()));
            });
            var said = engine.get("/api/v1/sessions/" + session + "/events?after=0&limit=100", admin());
            var texts = new ArrayList<String>();
            for (var event : said.json().path("items"))
                if (event.path("by").asText().equals("agent"))
                    texts.add(event.path("text").asText());
            var inOrder = new ArrayList<String>();
            for (int i = 1; i <= 20; i++) inOrder.add("no. " + i + " told in private");
            assertEquals(inOrder, texts, "in the order they came");
        }
    }

    @Test
    void one_merchant_never_sees_what_was_done_at_another() throws Exception {
        engine.anotherShop("elsewhere");
        String theirs = House.await(engine.keys().create("their key", "elsewhere", Role.ADMIN));
        var patch = engine.request("/api/v1/merchants/elsewhere/settings", "Authorization", "Bearer " + theirs)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{\"idle_minutes\":7}"));
        assertEquals(200, engine.send(patch).status());
        var own = engine.get("/api/v1/audit", "Authorization", "Bearer " + theirs)
                .json()
                .path("items");
        assertEquals("changeSettings", own.get(0).path("what").asText());
        for (var entry : own)
            assertTrue(
                    Set.of("their key").contains(entry.at("/who/name").asText())
                            || entry.at("/who/kind").asText().equals("system"),
                    entry.toString());
        assertFalse(audit("?limit=100").toString().contains("their key"));
        assertFalse(engine.get("/api/v1/exports/audit.csv", admin()).body().contains("their key"));
        assertTrue(own.toString().contains("engineStarted"), "what the engine did concerns everybody");
    }

    @Test
    void only_admins_read_it_and_only_with_sound_questions() throws Exception {
        String operator = House.await(engine.keys().create("op", "demo", Role.OPERATOR));
        String[] asOperator = {"Authorization", "Bearer " + operator};
        assertEquals("forbidden", engine.get("/api/v1/audit", asOperator).code());
        assertEquals(
                "forbidden", engine.get("/api/v1/exports/audit.csv", asOperator).code());
        assertEquals(
                "not_found", engine.get("/api/v1/exports/audit.xls", admin()).code());
        for (String query : List.of(
                "?cursor=AAAA", "?cursor=WyIxIiwiMiJd", "?outcome=x", "?from=2026-02-02&to=2026-02-01", "?limit=0"))
            assertEquals("invalid", engine.get("/api/v1/audit" + query, admin()).code(), query);
    }

    @Test
    void what_the_engine_does_is_told_to_every_merchants_admins() throws Exception {
        engine.rebuild("chat_sessions");
        var rebuilt = audit("?what=rebuilt").get(0);
        assertEquals("done", rebuilt.path("outcome").asText());
        assertEquals("system", rebuilt.at("/who/kind").asText());
        assertEquals("chat_sessions", rebuilt.at("/object/id").asText());
        assertEquals(1, audit("?what=engineStarted").size());
        assertEquals(1, audit("?what=migrated").size());
    }

    @Test
    void what_is_no_merchants_is_read_by_owners_and_by_nobody_else() throws Exception {
        String ghost = "ghost-" + System.nanoTime() + "@nowhere.test";
        assertEquals(401, signIn(ghost, "User-Agent", ghost).status());
        String[] owner = seat(signIn(RunningEngine.EMAIL));
        var made = engine.post("/api/v1/merchants", "{\"name\":\"Noted\"}", owner);
        assertEquals(201, made.status(), made.toString());

        var tried = installation("?what=signIn&outcome=refused", owner);
        var guess = tried.get(0);
        assertEquals("nobody", guess.at("/who/kind").asText());
        assertEquals("bad_credentials", guess.path("code").asText());
        assertEquals(ghost, guess.path("device").asText());
        var added = installation("?what=addMerchant", owner).get(0);
        assertEquals("person", added.at("/who/kind").asText());
        assertEquals("done", added.path("outcome").asText());
        assertEquals(1, installation("?what=engineStarted", owner).size());
        assertEquals(1, installation("?what=migrated", owner).size());
        assertEquals(0, installation("?q=bootstrap", owner).size(), "what is a merchant's is not in it");
        assertEquals(0, audit("?what=addMerchant").size());
        assertFalse(audit("?limit=100").toString().contains(ghost));

        var file = engine.get("/api/v1/exports/installation-audit.csv?what=signIn&outcome=refused", owner);
        assertEquals(200, file.status(), file.toString());
        assertTrue(file.header("Content-Disposition").orElse("").contains("\"sohbet-installation-audit-"));
        assertEquals(
                tried.size(),
                file.body().lines().skip(1).filter(it -> !it.isBlank()).count());
        assertEquals(1, installation("?what=getInstallationAuditExport", owner).size());

        // An admin of the first shop who is no owner, and a key, which is never one.
        sql("insert into staff_user (id, email, name, password_hash) select 'no-owner', 'no-owner@demo.test', 'x',"
                + " password_hash from staff_user where email = '" + RunningEngine.EMAIL + "'");
        sql("insert into membership (user_id, merchant_id, role) values ('no-owner', 'demo', 'admin')");
        String[] other = seat(signIn("no-owner@demo.test"));
        for (String path : List.of("/installation/audit", "/exports/installation-audit.json")) {
            assertEquals("forbidden", engine.get("/api/v1" + path, other).code());
            assertEquals(
                    "unauthenticated", engine.get("/api/v1" + path, admin()).code());
        }
        assertEquals(
                "forbidden",
                audit("?what=getInstallationAuditExport").get(0).path("code").asText(),
                "a refusal is the affair of the shop they work for");
    }

    private static JsonNode installation(String query, String[] owner) throws Exception {
        var answer = engine.get("/api/v1/installation/audit" + query, owner);
        assertEquals(200, answer.status(), answer.toString());
        return answer.json().path("items");
    }

    private static Answer signIn(String email, String... headers) throws Exception {
        return engine.post(
                "/api/v1/sign-in", "{\"email\":\"" + email + "\",\"password\":\"" + House.PASSWORD + "\"}", headers);
    }

    private static String[] seat(Answer answer) {
        return new String[] {
            "Cookie",
            answer.header("Set-Cookie").orElseThrow().split(";")[0],
            "X-CSRF-Token",
            answer.json().path("csrf").asText()
        };
    }

    private static void sql(String sql) throws SQLException {
        try (var connection = POSTGRES.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_socket_that_brings_a_key_nobody_has_is_the_installations_affair() throws Exception {
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("sohbet.v1")
                .buildAsync(URI.create("ws://" + engine.uri.getAuthority() + "/ws/live"), new WebSocket.Listener() {})
                .join()
                .sendText("{\"type\":\"hello\",\"key\":\"sohbet_sk_" + "z".repeat(32) + "\"}", true)
                .join();
        Awaitility.await().atMost(LONG).until(() -> {
            try (var connection = POSTGRES.dataSource().getConnection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "select count(*) from audit where merchant_id = '*' and what = 'openLive' and status = 401"
                                    + " and audit::text not like '%zzzz%'")) {
                row.next();
                return row.getInt(1) == 1;
            }
        });
        assertEquals(0, audit("?what=openLive").size());
    }

    @Test
    void pages_follow_each_other_and_files_hold_all_of_it_with_no_formula_in_them() throws Exception {
        for (int i = 0; i < 7; i++)
            engine.get(
                    "/api/v1/exports/nothing.csv",
                    "Authorization",
                    "Bearer " + RunningEngine.KEY,
                    "User-Agent",
                    "=1+" + i);
        var seen = new ArrayList<String>();
        String query = "?what=getExport&limit=3";
        for (String next = ""; next != null; ) {
            var page = engine.get("/api/v1/audit" + query + next, admin()).json();
            page.path("items").forEach(it -> seen.add(it.path("id").asText()));
            next = page.path("next").isNull()
                    ? null
                    : "&cursor=" + page.path("next").asText();
        }
        assertTrue(seen.size() >= 7, seen.toString());
        assertEquals(seen.size(), Set.copyOf(seen).size());

        var csv = engine.get("/api/v1/exports/audit.csv?what=getExport", admin());
        assertEquals(200, csv.status());
        assertTrue(csv.body().startsWith("\uFEFFid,at,who_kind,"), csv.body());
        assertTrue(csv.body().contains(",'=1+3,"), csv.body());
        assertEquals(
                seen.size(),
                csv.body().lines().skip(1).filter(it -> !it.isBlank()).count());
        var json =
                engine.get("/api/v1/exports/audit.json?what=getExport", admin()).json();
        assertEquals(seen.size(), json.size());
        assertEquals("refused", json.get(0).path("outcome").asText());
        assertNotNull(of(engine.get("/api/v1/exports/audit.csv", admin())
                .header("X-Correlation-Id")
                .orElseThrow()));
    }
}
