// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.RunningEngine;
import sohbet.http.edge.AsyncApi;
import sohbet.http.live.Watcher;
import sohbet.http.proof.Visitor;
import sohbet.persistence.Database;
import sohbet.persistence.account.Role;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.NotificationType;
import sohbet.persistence.notification.Notifications;
import sohbet.persistence.postgres.TestPostgres;

/** A whole node; what is raised here comes over another connection to the database, as it would from another node. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NotificationRoutesTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static RunningEngine engine;
    private static Database database;

    private String[] admin = {};

    @BeforeAll
    static void open() {
        engine = new RunningEngine(POSTGRES);
        database = Database.open(Database.Settings.of(POSTGRES.url(), POSTGRES.user(), POSTGRES.password()));
    }

    @AfterAll
    static void close() {
        database.close();
        engine.close();
    }

    @BeforeEach
    void signIn() throws Exception {
        sql("truncate notification, notification_change, notification_mark, notification_reader, sign_in_attempt");
        admin = signedIn("Test/1.0");
    }

    private static String[] signedIn(String device) throws Exception {
        var answer = tried(House.PASSWORD, device);
        assertEquals(200, answer.status(), answer.toString());
        String cookie = answer.header("Set-Cookie").orElseThrow();
        return new String[] {
            "Cookie",
            cookie.substring(0, cookie.indexOf(';')),
            "X-CSRF-Token",
            answer.json().path("csrf").asText()
        };
    }

    private static House.Answer tried(String password, String device) throws Exception {
        return engine.post(
                "/api/v1/sign-in",
                "{\"email\":\"" + RunningEngine.EMAIL + "\",\"password\":\"" + password + "\"}",
                "User-Agent",
                device);
    }

    private static void sql(String sql) throws SQLException {
        try (var owner = POSTGRES.dataSource().getConnection();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String raise(NotificationType type, String cause) {
        var it = NewNotification.forRole("demo", Role.ADMIN, type, cause, Instant.now())
                .with(Map.of("peak", 85));
        return House.await(database.engineWrite(c -> new Notifications(List.of()).raise(c, it)))
                .orElseThrow()
                .id();
    }

    private JsonNode get(String path) throws Exception {
        var answer = engine.get("/api/v1/notifications" + path, admin);
        assertEquals(200, answer.status(), answer.toString());
        return answer.json();
    }

    private JsonNode post(String path, String body) throws Exception {
        var answer = engine.post("/api/v1/notifications" + path, body, admin);
        assertEquals(200, answer.status(), answer.toString());
        return answer.json();
    }

    private static List<String> types(JsonNode page) {
        var types = new ArrayList<String>();
        page.path("items").forEach(it -> types.add(it.path("type").asText()));
        return types;
    }

    @Test
    void pages_go_from_the_newest_to_the_oldest_and_can_be_narrowed() throws Exception {
        for (int i = 0; i < 5; i++) raise(NotificationType.LIMIT_NEAR, "c" + i);
        raise(NotificationType.POISON_FACT, "p");
        var first = get("?limit=4");
        assertEquals(List.of("poison_fact", "limit_near", "limit_near", "limit_near"), types(first));
        assertEquals(6, first.path("unread").asInt());
        var second = get("?limit=4&cursor=" + first.path("next").asText());
        assertEquals(2, second.path("items").size());
        assertTrue(second.path("next").isNull());
        assertEquals(List.of("poison_fact"), types(get("?severity=critical")));
        assertEquals(5, get("?type=limit_near").path("items").size());
        var item = first.at("/items/0");
        post("/" + item.path("id").asText() + "/read", "");
        assertFalse(types(get("?show=unread")).contains("poison_fact"));
        assertTrue(item.has("link")
                && item.path("link").isNull()
                && item.path("resolved_at").isNull());
        assertEquals("acknowledge", item.at("/actions/0").asText());
        assertEquals(422, engine.get("/api/v1/notifications?cursor=AAAA", admin).status());
    }

    @Test
    void what_one_tab_reads_the_other_hears_and_so_does_a_change_from_elsewhere() throws Exception {
        raise(NotificationType.LIMIT_NEAR, "old");
        try (var one = Watcher.signedIn(engine.uri, "/ws/live", admin[1]).watch("notifications");
                var other = Watcher.signedIn(engine.uri, "/ws/notifications", admin[1])) {
            for (var tab : List.of(one, other)) {
                var snapshot = tab.await("snapshot");
                assertEquals(1, snapshot.at("/data/unread").asInt());
                assertEquals(List.of(), AsyncApi.load().validate("live_server_snapshot_notifications", snapshot));
            }
            String id = raise(NotificationType.POISON_FACT, "new");
            for (var tab : List.of(one, other)) {
                var raised = tab.await("event", it -> it.path("event").asText().equals("raised"));
                assertEquals(id, raised.at("/notification/id").asText());
                assertEquals(2, raised.path("unread").asInt());
            }
            var done = post("/" + id + "/acknowledge", "");
            assertEquals(1, done.path("unread").asInt());
            assertFalse(done.at("/notification/acknowledged/by").asText().isEmpty());
            post("/read-all", "{\"upto\":" + done.at("/notification/seq").asLong() + "}");
            for (var tab : List.of(one, other)) {
                tab.await("event", it -> it.path("event").asText().equals("acknowledged"));
                var all = tab.await("event", it -> it.path("event").asText().equals("read_all"));
                assertEquals(0, all.path("unread").asInt());
                for (var event : tab.frames("event"))
                    assertEquals(List.of(), AsyncApi.load().validate("live_server_event_notifications", event));
            }
            // Whoever comes back with the last place gets what came after it, and no snapshot.
            var last = one.frames("event").getLast().path("pos").asText();
            String again = raise(NotificationType.LIMIT_NEAR, "while away");
            try (var back = Watcher.signedIn(engine.uri, "/ws/live", admin[1]).watch("notifications", last)) {
                assertEquals(again, back.await("event").at("/notification/id").asText());
                assertEquals(List.of(), back.frames("snapshot"));
            }
        }
    }

    @Test
    void a_machine_has_none() throws Exception {
        try (var machine = new Watcher(engine.uri, RunningEngine.KEY).watch("notifications")) {
            assertEquals("forbidden", machine.await("nack").path("code").asText());
        }
        assertEquals(
                401,
                engine.get("/api/v1/notifications", "Authorization", "Bearer " + RunningEngine.KEY)
                        .status());
    }

    @Test
    void whoever_has_taken_a_session_is_told_live_until_they_answer() throws Exception {
        var visitor = new Visitor(
                        () -> URI.create("ws://" + engine.uri.getAuthority() + "/ws/chat"),
                        engine.demo().publicKey())
                .connect();
        try (var tab = Watcher.signedIn(engine.uri, "/ws/notifications", admin[1])) {
            tab.await("snapshot");
            Awaitility.await().atMost(LONG).until(visitor::isWelcomed);
            visitor.say("merhaba");
            Awaitility.await().atMost(LONG).until(() -> visitor.waiting() == 0);
            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> engine.get("/api/v1/sessions", admin)
                                    .json()
                                    .path("items")
                                    .size()
                            > 0);
            var sessions = engine.get("/api/v1/sessions", admin).json();
            String session = sessions.at("/items/0/id").asText();
            var took = engine.post("/api/v1/sessions/" + session + "/take", "{\"expect\":0}", admin);
            assertEquals(200, took.status(), took.toString());
            visitor.say("orada mısınız?");
            var told = tab.await(
                    "event", it -> it.at("/notification/type").asText().equals("message_for_you"));
            assertEquals(session, told.at("/notification/link/id").asText());
            engine.post("/api/v1/sessions/" + session + "/messages", "{\"cid\":\"a1\",\"text\":\"buradayım\"}", admin);
            tab.await("event", it -> it.path("event").asText().equals("resolved"));
        } finally {
            visitor.leave();
        }
    }

    @Test
    void preferences_are_the_persons_and_are_held_to_what_makes_sense() throws Exception {
        var usual = get("/preferences");
        assertTrue(usual.path("types").size() >= 18);
        assertTrue(usual.path("quiet_hours").isNull());
        assertEquals("Europe/Istanbul", usual.path("zone").asText());
        var set = engine.send(engine.request("/api/v1/notifications/preferences", admin)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("""
                    {"types":[{"type":"poison_fact","in_app":false,"toast":false,"sound":true,"browser":false,"email":false},
                      {"type":"limit_near","in_app":false,"toast":false,"sound":false,"browser":false,"email":true}],
                     "quiet_hours":{"from":"22:00","to":"08:00"},"zone":"Europe/Berlin"}""")));
        assertEquals(200, set.status(), set.toString());
        assertEquals(set.json(), get("/preferences"));
        assertEquals("22:00", set.json().at("/quiet_hours/from").asText());
        for (var type : set.json().path("types")) {
            if (!type.path("type").asText().equals("poison_fact")) continue;
            assertTrue(type.path("email").asBoolean() && type.path("in_app").asBoolean());
            assertTrue(type.path("sound").asBoolean());
        }
        raise(NotificationType.LIMIT_NEAR, "hidden");
        assertEquals(0, get("").path("unread").asInt());
        var mars = engine.send(engine.request("/api/v1/notifications/preferences", admin)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"types\":[],\"quiet_hours\":null,\"zone\":\"Mars\"}")));
        assertEquals(422, mars.status(), mars.toString());
    }

    @Test
    void a_sign_in_from_a_new_place_and_wrong_passwords_are_told() throws Exception {
        signedIn("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        Awaitility.await()
                .atMost(LONG)
                .until(() -> types(get("?type=sign_in_new_place")).size() == 1);
        for (int i = 0; i < 6; i++) tried("wrong " + i, "Test/1.0");
        Awaitility.await()
                .atMost(LONG)
                .until(() -> types(get("?type=account_locked")).size() == 1);
        assertEquals(1, get("?type=account_locked").at("/items/0/count").asInt());
    }
}
