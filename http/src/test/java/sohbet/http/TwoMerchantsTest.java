// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House.Answer;
import sohbet.http.chat.SessionId;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Operation;
import sohbet.http.live.Watcher;
import sohbet.persistence.account.Role;
import sohbet.persistence.postgres.TestPostgres;

/**
 * The admin of one merchant tries every operation with the ids of another merchant's things: the answer is the one for things
 * that do not exist, and what the other has stays as it was.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TwoMerchantsTest {
    private static final OpenApi OPEN_API = OpenApi.load();
    private static final String THEIRS = "theirs";

    /** What the first part of a path says its {@code {id}} is. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("users", "user"),
            Map.entry("api-keys", "key"),
            Map.entry("me/keys", "key"),
            Map.entry("me/sessions", "staff_session"),
            Map.entry("sessions", "session"),
            Map.entry("chat-session", "session"),
            Map.entry("carts", "cart"),
            Map.entry("products", "product"),
            Map.entry("knowledge", "topic"),
            Map.entry("imports", "job"),
            Map.entry("jobs", "job"),
            Map.entry("notifications", "notification"),
            Map.entry("owners", "user"),
            Map.entry("channels", "channel"),
            Map.entry("webhooks", "webhook"),
            Map.entry("deliveries", "delivery"),
            Map.entry("merchants", "merchant"));

    /** A body that names things, as <name>; a body that names none. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("changeApiKey", "{\"name\":\"mine\"}"),
            Map.entry("rotateApiKey", "{}"),
            Map.entry("changeWebhook", "{\"name\":\"Mine\"}"),
            Map.entry("rotateWebhook", "{\"overlap_seconds\":0}"),
            Map.entry("replayDeliveries", "{\"since\":\"2026-01-01T00:00:00Z\"}"),
            Map.entry("changeUser", "{\"role\":\"viewer\"}"),
            Map.entry("setUserPassword", "{\"password\":\"a password of mine\"}"),
            Map.entry("bulkUsers", "{\"ids\":[\"<user>\"],\"act\":\"delete\"}"),
            Map.entry("takeSession", "{\"expect\":0}"),
            Map.entry("handBackSession", "{\"expect\":0}"),
            Map.entry("sayInSession", "{\"cid\":\"<fresh>\",\"text\":\"hello\"}"),
            Map.entry("addCartLine", "{\"product_id\":\"<product>\",\"quantity\":\"1\"}"),
            Map.entry("setCartLine", "{\"quantity\":\"5\"}"),
            Map.entry(
                    "recordProductInteraction",
                    "{\"session_id\":\"<session>\",\"product_id\":\"<product>\",\"action\":\"view\"}"),
            Map.entry(
                    "recordOrder",
                    "{\"session_id\":\"<session>\",\"order\":\"<order>\",\"total\":\"5.00\",\"currency\":\"TRY\"}"),
            Map.entry("changeChannel", "{\"name\":\"mine\",\"secret\":\"mine\"}"),
            Map.entry("switchMerchant", "{\"id\":\"<merchant>\"}"),
            Map.entry("changeMerchant", "{\"name\":\"Mine\"}"),
            Map.entry("suspendMerchant", "{}"),
            Map.entry("rotatePublicKey", "{}"),
            Map.entry("rotateWidgetSecret", "{}"),
            Map.entry("changeSettings", "{\"daily_view_limit\":3}"),
            Map.entry("changeProduct", "{\"title\":{\"tr\":\"Benim\",\"en\":\"Mine\"}}"),
            Map.entry("replaceKnowledge", "{\"tr\":{\"question\":\"Benim?\",\"answer\":\"Evet\"}}"));

    /** Their bodies name nothing that exists: they make something of the caller's own, or say who the caller is. */
    private static final Set<String> NAME_NOTHING = Set.of(
            "addChannel",
            "addMerchant",
            "addOwner",
            "addApiKey",
            "addWebhook",
            "addOwnKey",
            "confirmMfa",
            "removeMfa",
            "renewRecoveryCodes",
            "getAuditExport",
            "readAllNotifications",
            "setNotificationPreferences",
            "listAudit",
            "changePassword",
            "forgot",
            "reset",
            "addUser",
            "acceptInvitation",
            "signUp",
            "confirmSignUp",
            "signIn",
            "signInByOidc",
            "confirmOidcSignIn",
            "signOut",
            "addProduct",
            "addKnowledge",
            "tryKnowledge",
            "startImport",
            "enterSetup",
            "setSetupAdmin",
            "setSetupShop",
            "setSetupModel",
            "setSetupMessaging",
            "setSetupStep",
            "testSetupModel",
            "testSetupMessaging",
            "testSetupDatabase",
            "moveSetupDatabase",
            "moveSandboxClock",
            "pollChat");

    /** Parameters beside the path in which no thing is named, and one in which a thing is. */
    private static final Set<String> NOT_IDS = Set.of(
            "or",
            // What they name is looked for in one's own audit log.
            "who",
            "what",
            "object",
            "outcome",
            "show",
            "severity",
            "type",
            "status",
            "state",
            "sort",
            "role",
            "q",
            "limit",
            "cursor",
            "after",
            "from",
            "to",
            "locale",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key");

    private static final Set<String> UNTRIED = Set.of(
            "unauthenticated",
            "forbidden",
            "csrf",
            "malformed",
            "invalid",
            "unsupported_media_type",
            "method_not_allowed");

    private static final Map<String, String> IDS_IN_QUERIES = Map.of("category", "category");

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static RunningEngine engine;
    private static Map<String, String> theirs;
    private static String ourKey;
    private static String ourToken;

    @BeforeAll
    static void open() throws Exception {
        engine = new RunningEngine(POSTGRES);
        ourKey = House.await(engine.keys().create("attack", "demo", Role.ADMIN));
        // An admin of ours, and no owner of the installation.
        sql("insert into staff_user (id, email, name, password_hash) select 'our-admin', 'attack@demo.test', 'Ours',"
                + " password_hash from staff_user where email = '" + RunningEngine.EMAIL + "'");
        sql("insert into membership (user_id, merchant_id, role) values ('our-admin', 'demo', 'admin')");
        ourToken = session(engine.demo().publicKey()).path("token").asText();
        var shop = engine.anotherShop(THEIRS);
        var key = House.await(engine.keys().create("theirs", THEIRS, Role.ADMIN));
        var session = session(shop.publicKey()).path("session").asText();
        made(post("/products", """
            {"id":"their-bag","title":{"tr":"Onların çantası","en":"Their bag"},"price":"10.00",
            "categories":[{"id":"their-bags","title":{"tr":"Çantalar","en":"Bags"}}]}""", key));
        var topic = made(
                post("/knowledge", "{\"tr\":{\"question\":\"Onların sorusu?\",\"answer\":\"Onların cevabı\"}}", key));
        var cart = made(post("/carts/" + session + "/lines", "{\"product_id\":\"their-bag\",\"quantity\":\"1\"}", key));
        made(post(
                "/orders",
                "{\"session_id\":\"" + session
                        + "\",\"order\":\"their-order\",\"total\":\"5.00\",\"currency\":\"TRY\"}",
                key));
        String job = UUID.randomUUID().toString();
        sql("insert into import_job (id, merchant, file_name, bytes, dry_run, by) values ('" + job + "', '" + THEIRS
                + "', 'theirs.csv', 1, false, 'u')");
        sql("insert into import_error (job, n, row, field, code, given) values ('" + job
                + "', 1, 1, 'f', 'NOT_A_NUMBER', 'theirs')");
        String person = sql("insert into staff_user (id, email, name, password_hash) values"
                + " ('their-person', 'their@person.test', 'Theirs', '-') returning id");
        sql("insert into membership (user_id, merchant_id, role) values ('their-person', '" + THEIRS + "', 'admin')");
        String signedIn = sql("insert into staff_session (id, token_hash, user_id, merchant_id, expires_at) values"
                + " ('their-session', 'x', '" + person + "', '" + THEIRS + "', now() + interval '1 day') returning id");
        String owned = sql("insert into api_key (id, hash, prefix, name, merchant_id, role, owner_id) values"
                + " ('their-key', '\\x01', 'p', 'n', '" + THEIRS + "', 'viewer', '" + person + "') returning id");
        String notification =
                sql("insert into notification (merchant_id, id, seq, type, severity, least_role, cause, params,"
                        + " first_at, at) values ('" + THEIRS
                        + "', 'their-notification', 1000, 'limit_near', 'warning', 'viewer', 'c',"
                        + " '{}', now(), now()) returning id");
        sql("insert into second_factor (user_id, secret, confirmed_at) values ('" + person + "', '\\x01', now())");
        sql("insert into merchant_channel (merchant_id, id, kind, name, account, sealed) values ('" + THEIRS
                + "', 'their-channel', 'twilio', 'n', 'their-account', 'x')");
        sql("insert into webhook (merchant_id, id, name, url, shown, form, locale, types, secret, enabled) values ('"
                + THEIRS
                + "', 'their-hook', 'Their till', '', 'https://theirs.example/', 'standard', 'tr', '{}', '', false)");
        sql(
                "insert into webhook_delivery (merchant_id, id, webhook_id, message_id, type, body, most_tries, status) values ('"
                        + THEIRS + "', 'their-delivery', 'their-hook', 'm', 't', '{}', 1, 'dead')");
        theirs = Map.ofEntries(
                Map.entry("key", owned),
                Map.entry("channel", "their-channel"),
                Map.entry("webhook", "their-hook"),
                Map.entry("delivery", "their-delivery"),
                Map.entry("user", person),
                Map.entry("staff_session", signedIn),
                Map.entry("token", "nobody-gave-this-one-away"),
                Map.entry("session", session),
                Map.entry("cart", session),
                Map.entry("line", cart.at("/lines/0/line").asText()),
                Map.entry("product", "their-bag"),
                Map.entry("category", "their-bags"),
                Map.entry("topic", topic.path("id").asText()),
                Map.entry("order", "their-order"),
                Map.entry("job", job),
                Map.entry("notification", notification),
                Map.entry("merchant", THEIRS));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> sql("select count(*) from cart_errand").equals("0")
                        && !sql("select count(*) from chat_order where merchant = '" + THEIRS + "'")
                                .equals("0"));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static JsonNode session(String publicKey) throws Exception {
        var told = engine.post(
                "/api/v1/chat/poll", "[{\"type\":\"hello\",\"v\":1,\"key\":\"" + publicKey + "\",\"locale\":\"tr\"}]");
        for (JsonNode frame : told.json()) if (frame.path("type").asText().equals("welcome")) return frame;
        throw new AssertionError(told.toString());
    }

    private static Answer post(String path, String body, String key) throws Exception {
        return engine.post("/api/v1" + path, body, "Authorization", "Bearer " + key);
    }

    private static JsonNode made(Answer answer) {
        assertEquals(201, answer.status(), answer.toString());
        return answer.json();
    }

    /** As the owner of the tables; the first column of all rows, each a line. */
    private static String sql(String sql) throws SQLException {
        try (var owner = POSTGRES.dataSource().getConnection();
                var statement = owner.createStatement()) {
            var lines = new ArrayList<String>();
            if (statement.execute(sql))
                try (var row = statement.getResultSet()) {
                    while (row.next()) lines.add(row.getString(1));
                }
            return String.join("\n", lines);
        }
    }

    /** Every row of theirs; when alarms ring and when jobs spoke last is the engine's own business. */
    private static String whatTheyHave() throws SQLException {
        var all = new ArrayList<String>();
        for (String table :
                sql("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
                                + " and relname not in ('alarm_due', 'flyway_schema_history') and relname not like 'audit%' order by 1")
                        .split("\n"))
            all.add(sql("select '" + table + " ' || t from " + table + " t where t::text ~ '(^|[(,|])" + THEIRS
                    + "([),~]|$)' or t::text like '%" + theirs.get("job")
                    + "%' or t::text like '%their-person%' order by 1"));
        // Our own log tells what we tried to do with what is theirs.
        all.add(sql("select 'audit ' || a from audit a where merchant_id = '" + THEIRS + "' order by id"));
        return String.join("\n", all);
    }

    /** Things of the same kinds that nobody has. */
    private static Map<String, String> nobodys() {
        return Map.ofEntries(
                Map.entry("key", "nobodys-key"),
                Map.entry("channel", "nobodys-channel"),
                Map.entry("webhook", "nobodys-webhook"),
                Map.entry("delivery", "nobodys-delivery"),
                Map.entry("user", "nobodys-user"),
                Map.entry("staff_session", "nobodys-session"),
                Map.entry("token", "nobody-gave-that-one-away"),
                Map.entry("session", SessionId.fresh(Instant.now())),
                Map.entry("cart", SessionId.fresh(Instant.now())),
                Map.entry("line", "99999"),
                Map.entry("product", "no-bag-" + UUID.randomUUID()),
                Map.entry("category", "no-bags-" + UUID.randomUUID()),
                Map.entry("topic", UUID.randomUUID().toString()),
                Map.entry("order", "no-order-" + UUID.randomUUID()),
                Map.entry("job", UUID.randomUUID().toString()),
                Map.entry("notification", "nobodys-notification"),
                Map.entry("merchant", "no-such-shop"));
    }

    private static String filled(String text, Map<String, String> things) {
        for (var thing : things.entrySet()) text = text.replace("<" + thing.getKey() + ">", thing.getValue());
        return text.replace("<fresh>", UUID.randomUUID().toString());
    }

    /** The path with its things; null when this test does not know what they are. */
    private static String path(Operation operation) {
        String first = operation.path().split("/")[1];
        String kind =
                KINDS.get(first.equals("me") ? operation.path().substring(1).replaceAll("/[{].*", "") : first);
        String path = operation
                .path()
                .replace("{seq}", "1")
                .replace("{line}", "<line>")
                .replace("{session}", "<staff_session>")
                .replace("{token}", "<token>")
                .replace("{form}", "json")
                .replace("{file}", "products.json");
        if (kind != null) path = path.replace("{id}", "<" + kind + ">");
        return path.contains("{") ? null : path;
    }

    private static boolean namesSomething(Operation operation) {
        return operation.path().contains("{")
                || !operation.body().isEmpty()
                || operation.parameters().stream().anyMatch(it -> !NOT_IDS.contains(it.name()));
    }

    @Test
    void what_an_operation_names_is_known_here() {
        var unknown = new TreeSet<String>();
        for (var operation : OPEN_API.operations()) {
            if (operation.root()) continue;
            if (path(operation) == null) unknown.add(operation.id() + ": of what kind is the id in its path?");
            if (!operation.body().isEmpty()
                    && !BODIES.containsKey(operation.id())
                    && !NAME_NOTHING.contains(operation.id()))
                unknown.add(operation.id() + ": which things does its body name?");
            for (var parameter : operation.parameters())
                if (!NOT_IDS.contains(parameter.name()) && !IDS_IN_QUERIES.containsKey(parameter.name()))
                    unknown.add(operation.id() + ": which thing does " + parameter.name() + " name?");
        }
        assertEquals(Set.of(), unknown);
    }

    @Test
    void what_is_theirs_is_as_if_it_were_not_there() throws Exception {
        int tried = 0;
        String before = whatTheyHave();
        assertTrue(before.contains("their-bag") && before.contains("chat|" + THEIRS + "~"), before);
        for (var operation : OPEN_API.operations()) {
            if (operation.root() || !namesSomething(operation) || NAME_NOTHING.contains(operation.id())) continue;
            if (operation.permission().equals("owner")) continue;
            var of = send(operation, theirs);
            var nobodys = nobodys();
            var none = send(operation, nobodys);
            assertEquals(said(none, nobodys), said(of, theirs), operation.id());
            // What is refused for its form has not been looked for.
            assertFalse(
                    of.status() >= 500 || of.status() >= 400 && UNTRIED.contains(of.code()), operation.id() + " " + of);
            String told = of.body();
            for (String secret :
                    List.of("Their bag", "Onların", "their-order", "theirs.csv", "Their till", "theirs.example"))
                assertFalse(told.contains(secret), operation.id() + " tells " + told);
            assertEquals(before, whatTheyHave(), operation.id());
            tried++;
        }
        assertTrue(tried > 20, "" + tried);
        // And an id of theirs together with a thing of our own: it is a cart of ours that has the same id.
        String ours = engine.get("/api/v1/products?limit=1", "Authorization", "Bearer " + ourKey)
                .json()
                .at("/items/0/id")
                .asText();
        String body = "{\"product_id\":\"" + ours + "\"}";
        var of = post("/carts/" + theirs.get("cart") + "/lines", body, ourKey);
        assertEquals(201, of.status(), of.toString());
        assertFalse(of.body().contains("their-bag"), of.body());
        assertEquals(before, whatTheyHave());
    }

    /** The code of a refusal; of an answer all, whichever thing it was about. */
    private static String said(Answer answer, Map<String, String> about) {
        if (answer.status() >= 400) return answer.status() + " " + answer.code();
        String body = answer.body();
        for (var thing : about.entrySet())
            // A line is a number, and numbers stand everywhere.
            if (!thing.getKey().equals("line")) body = body.replace(thing.getValue(), "<" + thing.getKey() + ">");
        return answer.status() + " " + body;
    }

    private static Answer send(Operation operation, Map<String, String> things) throws Exception {
        var query = new StringBuilder();
        for (var parameter : operation.parameters()) {
            String thing = IDS_IN_QUERIES.get(parameter.name());
            if (thing != null)
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.name())
                        .append('=')
                        .append(URLEncoder.encode(things.get(thing), UTF_8));
        }
        var request = engine.request("/api/v1" + filled(path(operation), things) + query, headers(operation));
        String body = BODIES.get(operation.id());
        if (body == null) return engine.send(request.method(operation.method(), BodyPublishers.noBody()));
        return engine.send(request.header(
                        "Content-Type",
                        operation.body().containsKey("application/json")
                                ? "application/json"
                                : operation.body().keySet().iterator().next())
                .method(operation.method(), BodyPublishers.ofString(filled(body, things))));
    }

    private static String[] headers(Operation operation) throws Exception {
        if (operation.takes("apiKey")) return new String[] {"Authorization", "Bearer " + ourKey};
        if (operation.takes("widgetKey"))
            return new String[] {"X-Sohbet-Key", engine.demo().publicKey(), "Authorization", "Bearer " + ourToken};
        if (operation.isOpen()) return new String[0];
        var answer = engine.post(
                "/api/v1/sign-in", "{\"email\":\"attack@demo.test\",\"password\":\"" + House.PASSWORD + "\"}");
        String cookie = answer.header("Set-Cookie").orElseThrow();
        return new String[] {
            "Cookie",
            cookie.substring(0, cookie.indexOf(';')),
            "X-CSRF-Token",
            answer.json().path("csrf").asText()
        };
    }

    /** Whether there is such a merchant or such a person an admin does not learn from what is above the merchants. */
    @Test
    void what_is_above_the_merchants_is_refused_to_every_admin_alike() throws Exception {
        String before = whatTheyHave();
        int tried = 0;
        for (var operation : OPEN_API.operations()) {
            if (!operation.permission().equals("owner")) continue;
            for (var things : List.of(theirs, nobodys())) {
                var answer = send(operation, things);
                assertEquals(403, answer.status(), operation.id() + " " + answer);
                assertEquals("forbidden", answer.code(), operation.id());
            }
            tried++;
        }
        assertTrue(tried >= 9, "" + tried);
        assertEquals(before, whatTheyHave());
    }

    @Test
    void a_frame_about_what_is_theirs_is_answered_as_if_it_were_not_there() throws Exception {
        String before = whatTheyHave();
        try (var watcher = new Watcher(engine.uri, ourKey)) {
            for (String frame : List.of(
                    "{\"type\":\"take\",\"cid\":\"<fresh>\",\"session\":\"<session>\",\"expect\":0}",
                    "{\"type\":\"hand_back\",\"cid\":\"<fresh>\",\"session\":\"<session>\",\"expect\":0}",
                    "{\"type\":\"say\",\"cid\":\"<fresh>\",\"session\":\"<session>\",\"text\":\"hello\"}"))
                assertEquals(code(watcher, frame, nobodys()), code(watcher, frame, theirs), frame);
            for (String topic : List.of("session:<session>", "job:<job>")) {
                String frame = "{\"type\":\"sub\",\"cid\":\"<fresh>\",\"topic\":\"" + topic + "\"}";
                assertEquals(code(watcher, frame, nobodys()), code(watcher, frame, theirs), frame);
            }
            watcher.send(filled("{\"type\":\"read\",\"session\":\"<session>\",\"upto\":1}", theirs));
            watcher.send(filled("{\"type\":\"typing\",\"session\":\"<session>\",\"on\":true}", theirs));
            watcher.send("{\"type\":\"ping\"}").await("pong");
        }
        assertEquals(before, whatTheyHave());
    }

    private static String code(Watcher watcher, String frame, Map<String, String> things) {
        String cid = UUID.randomUUID().toString();
        watcher.send(filled(frame.replace("<fresh>", cid), things));
        return watcher.await("nack", it -> it.path("cid").asText().equals(cid))
                .path("code")
                .asText();
    }
}
