// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.House.Session;
import sohbet.persistence.account.Role;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.NotificationType;
import sohbet.persistence.notification.Notifications;
import sohbet.persistence.postgres.TestPostgres;
import sohbet.persistence.webhook.DeliveryWork;
import sohbet.persistence.webhook.OutgoingEvent;
import sohbet.persistence.webhook.Secret;
import sohbet.persistence.webhook.WebhookAlarm;
import sohbet.persistence.webhook.WebhookAlarm.Failure;
import sohbet.persistence.webhook.WebhookOutbox;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WebhookRoutesTest {
    private static final String HOOKS = "/api/v1/webhooks";
    private static final List<Failure> ALARMS = new CopyOnWriteArrayList<>();

    private static final WebhookAlarm ALARM = new WebhookAlarm() {
        @Override
        public void failing(Connection connection, Failure failure) {
            ALARMS.add(failure);
        }

        @Override
        public void over(Connection connection, String merchantId, String webhookId) throws SQLException {
            new WhenWebhookFailsThenNotify(new Notifications(List.of())).over(connection, merchantId, webhookId);
        }
    };

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static House house;
    private static Session admin;
    private static Hooks hooks;

    private final Receiver receiver = new Receiver();

    @BeforeAll
    static void open() {
        house = new House(POSTGRES, WebhookRoutesTest::hooks);
        admin = house.signIn("admin@demo.test");
    }

    private static Route hooks(House house) {
        var guard = new AddressGuard(
                new AddressGuard.Settings(true, Set.of(), List.of()), java.net.InetAddress::getAllByName);
        hooks = Hooks.start(
                house.system,
                guard,
                null,
                house.database,
                MasterKey.readOrCreate(Path.of("target", "keyset-webhooks.json")),
                ALARM,
                house.openApi,
                house.accounts.access());
        return Directives.pathPrefix(
                "api", () -> Directives.pathPrefix("v1", () -> hooks.routes().routes()));
    }

    @AfterAll
    static void close() {
        hooks.close();
        house.close();
    }

    @BeforeEach
    void forget() {
        ALARMS.clear();
    }

    @AfterEach
    void shut() {
        for (JsonNode it : house.get(HOOKS, admin.headers()).json().path("items"))
            house.send(house.request(HOOKS + "/" + it.path("id").asText(), admin.headers())
                    .DELETE());
        receiver.close();
    }

    private JsonNode made(String more) {
        Answer answer = house.post(
                HOOKS,
                "{\"name\":\"Till\",\"url\":\"" + receiver.url("/hook?x=1") + "\"" + more + "}",
                admin.headers());
        assertEquals(201, answer.status(), answer.toString());
        return answer.json();
    }

    private static String offered(String type) {
        String id = UUID.randomUUID().toString();
        House.await(house.database.write(
                "demo",
                connection -> WebhookOutbox.offer(
                        connection,
                        new OutgoingEvent("demo", id, type, Instant.parse("2026-11-22T10:00:00Z"), "{\"n\":\"ç\"}"))));
        return "msg_" + id;
    }

    private static JsonNode log(String webhook) {
        return house.get(HOOKS + "/" + webhook + "/deliveries", admin.headers())
                .json()
                .path("items");
    }

    private static JsonNode delivery(JsonNode line) {
        return house.get("/api/v1/deliveries/" + line.path("id").asText(), admin.headers())
                .json();
    }

    private static JsonNode settled(String webhook, String status) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> log(webhook).path(0).path("status").asText().equals(status));
        return delivery(log(webhook).path(0));
    }

    @Test
    void what_happens_is_delivered_signed_and_stands_in_the_log() {
        JsonNode made = made("");
        String id = made.at("/webhook/id").asText();
        Secret secret = Secret.parse(made.path("secret").asText());
        receiver.answers(200, "taken");
        String message = offered("notification.key_expiring");
        await().until(() -> !receiver.messages.isEmpty());
        var got = receiver.messages.getFirst();
        assertEquals(message, got.id());
        assertEquals("/hook?x=1", got.path());
        assertEquals(
                "{\"type\":\"notification.key_expiring\",\"timestamp\":\"2026-11-22T10:00:00Z\",\"data\":{\"n\":\"ç\"}}",
                got.body());
        assertEquals(
                secret.sign(message, Long.parseLong(got.timestamp()), got.body().getBytes(StandardCharsets.UTF_8)),
                got.signature());
        assertTrue(Math.abs(Instant.now().getEpochSecond() - Long.parseLong(got.timestamp())) < 30);
        JsonNode whole = settled(id, "delivered");
        assertEquals(200, whole.at("/log/0/status").asInt());
        assertEquals("taken", whole.at("/log/0/answer").asText());
        assertEquals("ç", whole.at("/payload/data/n").asText());
        JsonNode shown = house.get(HOOKS + "/" + id, admin.headers()).json();
        assertTrue(shown.hasNonNull("delivered_at"), shown.toString());
        assertFalse(shown.toString().contains("whsec"), shown.toString());
    }

    @Test
    void only_what_is_wanted_is_told_and_the_same_event_once() {
        String some = made(",\"types\":[\"notification.limit_near\"]")
                .at("/webhook/id")
                .asText();
        String off = made(",\"enabled\":false").at("/webhook/id").asText();
        offered("notification.key_expiring");
        offered("notification.limit_near");
        settled(some, "delivered");
        assertEquals(1, log(some).size());
        assertEquals(0, log(off).size());
        assertEquals(1, receiver.messages.size());
        var again = new OutgoingEvent("demo", "same", "notification.limit_near", Instant.now(), "{}");
        for (int i = 0; i < 2; i++)
            House.await(house.database.write("demo", connection -> WebhookOutbox.offer(connection, again)));
        await().until(() -> receiver.messages.size() == 2);
        assertEquals(2, log(some).size());
    }

    @Test
    void after_a_rotation_both_signatures_are_sent_until_the_overlap_ends() {
        JsonNode made = made("");
        String id = made.at("/webhook/id").asText();
        Secret first = Secret.parse(made.path("secret").asText());
        Answer rotated = house.post(HOOKS + "/" + id + "/rotate", "{\"overlap_seconds\":3600}", admin.headers());
        Secret second = Secret.parse(rotated.json().path("secret").asText());
        assertTrue(rotated.json().at("/webhook/overlap_until").isTextual());
        offered("notification.limit_near");
        await().until(() -> receiver.messages.size() == 1);
        assertEquals(
                expected(receiver.messages.getFirst(), second, first),
                receiver.messages.getFirst().signature());
        Answer at = house.post(HOOKS + "/" + id + "/rotate", "{\"overlap_seconds\":0}", admin.headers());
        Secret third = Secret.parse(at.json().path("secret").asText());
        offered("notification.limit_near");
        await().until(() -> receiver.messages.size() == 2);
        assertEquals(
                expected(receiver.messages.get(1), third),
                receiver.messages.get(1).signature());
    }

    private static String expected(Receiver.Message message, Secret... secrets) {
        var all = new ArrayList<String>();
        for (Secret secret : secrets)
            all.add(secret.sign(
                    message.id(),
                    Long.parseLong(message.timestamp()),
                    message.body().getBytes(StandardCharsets.UTF_8)));
        return String.join(" ", all);
    }

    @Test
    void what_is_refused_is_tried_again_with_the_same_id_and_later_by_hand() throws Exception {
        String id = made("").at("/webhook/id").asText();
        receiver.answers(500, "x".repeat(5_000));
        String message = offered("notification.limit_near");
        await().until(() -> log(id).path(0).path("last_status").asInt() == 500);
        JsonNode first = delivery(log(id).path(0));
        assertEquals(1_024, first.at("/log/0/answer").asText().length());
        Duration wait = Duration.between(
                Instant.parse(first.at("/log/0/at").asText()),
                Instant.parse(first.at("/delivery/next_at").asText()));
        assertTrue(wait.toMillis() >= 4_500 && wait.toMillis() <= 7_500, wait.toString());
        // As if the last attempt were due.
        POSTGRES.dataSource()
                .getConnection()
                .createStatement()
                .execute("update webhook_delivery set tries = 9, due_at = now() where status = 'waiting'");
        JsonNode dead = settled(id, "dead");
        assertEquals(2, dead.path("log").size());
        assertEquals("dead", ALARMS.getFirst().why());
        assertEquals(
                1,
                house.get(HOOKS + "/" + id, admin.headers()).json().path("dead").asInt());
        receiver.answers(200, "");
        Answer again =
                house.post("/api/v1/deliveries/" + dead.at("/delivery/id").asText() + "/replay", "", admin.headers());
        assertEquals(202, again.status(), again.toString());
        settled(id, "delivered");
        assertEquals(3, receiver.messages.size());
        for (var got : receiver.messages) assertEquals(message, got.id());
    }

    @Test
    void all_that_was_given_up_since_a_moment_is_sent_again() throws Exception {
        String id = made("").at("/webhook/id").asText();
        receiver.answers(500, "");
        for (int i = 0; i < 3; i++) offered("notification.limit_near");
        await().until(() -> receiver.messages.size() == 3);
        await().until(() -> {
            POSTGRES.dataSource()
                    .getConnection()
                    .createStatement()
                    .execute(
                            "update webhook_delivery set tries = 9, due_at = now() where status = 'waiting' and leased_until < now()");
            return house.get(HOOKS + "/" + id, admin.headers())
                            .json()
                            .path("dead")
                            .asInt()
                    == 3;
        });
        receiver.answers(200, "");
        Answer none = house.post(
                HOOKS + "/" + id + "/replay", "{\"since\":\"" + Instant.now().plusSeconds(60) + "\"}", admin.headers());
        assertEquals(0, none.json().path("replayed").asInt());
        Answer three = house.post(
                HOOKS + "/" + id + "/replay",
                "{\"since\":\"" + Instant.now().minusSeconds(60) + "\"}",
                admin.headers());
        assertEquals(3, three.json().path("replayed").asInt(), three.toString());
        await().until(() -> house.get(HOOKS + "/" + id + "/deliveries?status=delivered", admin.headers())
                        .json()
                        .path("items")
                        .size()
                == 3);
    }

    @Test
    void gone_turns_it_off_and_so_does_failing_for_days() throws Exception {
        String gone = made("").at("/webhook/id").asText();
        receiver.answers(410, "");
        offered("notification.limit_near");
        settled(gone, "dead");
        JsonNode off = house.get(HOOKS + "/" + gone, admin.headers()).json();
        assertFalse(off.path("enabled").asBoolean());
        assertEquals("gone", off.path("disabled_why").asText());
        assertEquals("gone", ALARMS.getFirst().why());
        Answer on = house.patch(HOOKS + "/" + gone, "{\"enabled\":true}", admin.headers());
        assertTrue(on.json().path("enabled").asBoolean(), on.toString());
        assertFalse(on.json().has("disabled_why"));
        receiver.answers(503, "");
        offered("notification.limit_near");
        await().until(() -> log(gone).path(0).path("last_status").asInt() == 503);
        POSTGRES.dataSource()
                .getConnection()
                .createStatement()
                .execute("update webhook set failing_since = now() - interval '4 days';"
                        + " update webhook_delivery set tries = 9, due_at = now() where status = 'waiting'");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> house.get(HOOKS + "/" + gone, admin.headers())
                        .json()
                        .path("disabled_why")
                        .asText()
                        .equals("failing"));
    }

    @Test
    void one_that_never_answers_holds_up_nobody_and_has_a_few_places_only() {
        var release = new CountDownLatch(1);
        try (var slow = new Receiver()) {
            slow.answers = (exchange, message) -> {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            };
            house.post(
                    HOOKS,
                    "{\"name\":\"Slow\",\"types\":[\"notification.disk_low\"],\"url\":\"" + slow.url("/") + "\"}",
                    admin.headers());
            made(",\"types\":[\"notification.limit_near\"]");
            for (int i = 0; i < 40; i++) offered("notification.disk_low");
            await().until(() -> slow.messages.size() == DeliveryWork.PER_WEBHOOK);
            for (int i = 0; i < 10; i++) offered("notification.limit_near");
            await().atMost(Duration.ofSeconds(12)).until(() -> receiver.messages.size() == 10);
            assertEquals(DeliveryWork.PER_WEBHOOK, slow.messages.size());
        } finally {
            release.countDown();
        }
    }

    @Test
    void a_notification_is_told_and_a_webhook_that_fails_is_one_that_is_told_to_the_others() {
        var notifications = new Notifications(List.of(new WhenRaisedThenTellWebhooks()));
        String id = made("").at("/webhook/id").asText();
        House.await(house.database.engineWrite(connection -> notifications.raise(
                connection,
                NewNotification.forRole("demo", Role.ADMIN, NotificationType.LIMIT_NEAR, "a cause", Instant.now())
                        .with(Map.of("peak", 86)))));
        settled(id, "delivered");
        assertEquals(
                86, delivery(log(id).path(0)).at("/payload/data/params/peak").asInt());
        var failure = new Failure("demo", id, "Till", "dead");
        String other = made("").at("/webhook/id").asText();
        House.await(house.database.engineWrite(connection -> {
            new WhenWebhookFailsThenNotify(notifications).failing(connection, failure);
            return true;
        }));
        settled(other, "delivered");
        assertEquals(
                "Till",
                delivery(log(other).path(0)).at("/payload/data/params/name").asText());
        assertEquals(1, log(id).size());
    }

    @Test
    void what_was_told_of_a_webhook_that_fails_is_taken_back_when_it_takes_something_again() {
        var telling = new WhenWebhookFailsThenNotify(new Notifications(List.of()));
        String id = made(",\"types\":[\"notification.limit_near\"]")
                .at("/webhook/id")
                .asText();
        House.await(house.database.engineWrite(connection -> {
            telling.failing(connection, new Failure("demo", id, "Till", "failing"));
            telling.failing(connection, new Failure("demo", "another", "Other", "dead"));
            return true;
        }));
        // A test that arrives while it is turned off says nothing of what comes later.
        house.patch(HOOKS + "/" + id, "{\"enabled\":false}", admin.headers());
        house.post(HOOKS + "/" + id + "/test", "", admin.headers());
        settled(id, "delivered");
        assertEquals(2, open(id));
        house.patch(HOOKS + "/" + id, "{\"enabled\":true}", admin.headers());
        offered("notification.limit_near");
        await().atMost(Duration.ofSeconds(20)).until(() -> open(id) == 1);
        assertEquals(2, receiver.messages.size());
    }

    @Test
    void what_was_told_of_a_webhook_that_fails_goes_with_it() {
        String id = made("").at("/webhook/id").asText();
        var failure = new Failure("demo", id, "Till", "dead");
        House.await(house.database.engineWrite(connection -> {
            new WhenWebhookFailsThenNotify(new Notifications(List.of())).failing(connection, failure);
            return true;
        }));
        int before = open(id);
        house.send(house.request(HOOKS + "/" + id, admin.headers()).DELETE());
        assertEquals(before - 1, open(id));
    }

    /** How many of what was told of this one and of another still hold. */
    private static int open(String webhook) {
        return House.await(house.database.engineRead(connection -> {
            try (var query = connection.prepareStatement(
                    "select count(*) from notification where type = 'webhook_failing' and resolved_at is null"
                            + " and cause in (?, 'another')")) {
                query.setString(1, webhook);
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        }));
    }

    @Test
    void what_concerns_the_installation_is_told_where_its_owners_work() throws Exception {
        var notifications = new Notifications(List.of(new WhenRaisedThenTellWebhooks()));
        String id =
                made(",\"types\":[\"notification.disk_low\"]").at("/webhook/id").asText();
        owners("select null");
        raiseDiskLow(notifications, "one");
        assertEquals(0, log(id).size());
        owners("select u.id from staff_user u where u.email = 'admin@demo.test'");
        raiseDiskLow(notifications, "other");
        assertEquals(
                "other",
                settled(id, "delivered").at("/payload/data/params/node").asText());
        assertEquals(1, log(id).size());
    }

    private static void owners(String ids) throws SQLException {
        try (var connection = POSTGRES.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update staff_user set is_owner = coalesce(id in (" + ids + "), false)");
        }
    }

    private static void raiseDiskLow(Notifications notifications, String node) {
        House.await(house.database.engineWrite(connection -> notifications.raise(
                connection,
                NewNotification.ofInstallation(NotificationType.DISK_LOW, node, Instant.now())
                        .with(Map.of("node", node)))));
    }

    @Test
    void redirects_are_not_followed() {
        String id = made("").at("/webhook/id").asText();
        receiver.answers = (exchange, message) -> {
            exchange.getResponseHeaders().add("Location", receiver.url("/elsewhere"));
            Receiver.answer(exchange, 307, "");
        };
        assertEquals(
                202, house.post(HOOKS + "/" + id + "/test", "", admin.headers()).status());
        JsonNode dead = settled(id, "dead");
        assertEquals(307, dead.at("/log/0/status").asInt());
        assertEquals(1, receiver.messages.size());
        assertEquals("webhook.test", dead.at("/delivery/type").asText());
        assertTrue(house.get(HOOKS + "/" + id, admin.headers())
                .json()
                .path("enabled")
                .asBoolean());
    }

    @Test
    void a_change_is_for_the_version_it_was_made_for() {
        JsonNode made = made("");
        String id = made.at("/webhook/id").asText();
        String[] stale = with("If-Match", "\"7\"");
        assertEquals(
                "precondition_failed",
                house.patch(HOOKS + "/" + id, "{\"name\":\"x\"}", stale).code());
        Answer changed = house.patch(HOOKS + "/" + id, "{\"name\":\"x\"}", with("If-Match", "\"1\""));
        assertEquals("x", changed.json().path("name").asText());
        assertEquals("\"2\"", changed.header("ETag").orElseThrow());
        assertEquals(
                304, house.get(HOOKS + "/" + id, with("If-None-Match", "\"2\"")).status());
        assertEquals("not_found", house.get(HOOKS + "/nobodys", admin.headers()).code());
    }

    private static String[] with(String name, String value) {
        var all = new ArrayList<>(List.of(admin.headers()));
        all.add(name);
        all.add(value);
        return all.toArray(String[]::new);
    }

    @Test
    void an_address_that_is_not_public_is_refused_when_it_is_entered() {
        for (String url : List.of(
                "http://example.com/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://user:secret@127.0.0.1/",
                "ftp://127.0.0.1/",
                "https://no-such-name.invalid/"))
            assertEquals(
                    "address_refused",
                    house.post(HOOKS, "{\"name\":\"x\",\"url\":\"" + url + "\"}", admin.headers())
                            .code(),
                    url);
    }

    @Test
    void the_address_of_a_chat_is_not_shown() {
        Answer answer = house.post(
                HOOKS,
                "{\"name\":\"Chat\",\"form\":\"slack\",\"locale\":\"tr\",\"url\":\""
                        + receiver.url("/services/T0/B0/secret") + "\"}",
                admin.headers());
        assertFalse(answer.body().contains("secret/") || answer.body().contains("T0/B0"), answer.body());
        offered("notification.limit_near");
        await().until(() -> !receiver.messages.isEmpty());
        assertEquals("/services/T0/B0/secret", receiver.messages.getFirst().path());
        assertTrue(receiver.messages.getFirst().body().contains("Bir sınıra yaklaşıldı"));
    }
}
