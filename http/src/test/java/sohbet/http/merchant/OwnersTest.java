// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.merchant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.House.Session;
import sohbet.http.RunningEngine;
import sohbet.persistence.account.Role;
import sohbet.persistence.postgres.TestPostgres;

/** Owners of the installation, the merchants below them, and going from one to another. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnersTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static RunningEngine engine;
    private Session owner;

    @BeforeAll
    static void open() {
        engine = new RunningEngine(POSTGRES);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @BeforeEach
    void sign_in() throws Exception {
        sql("update staff_user set is_owner = (email = 'admin@demo.test'), last_merchant_id = null");
        owner = signIn(RunningEngine.EMAIL);
    }

    private static Session signIn(String email) throws Exception {
        return session(engine.post(
                "/api/v1/sign-in", "{\"email\":\"" + email + "\",\"password\":\"" + House.PASSWORD + "\"}"));
    }

    private static Session session(Answer answer) {
        assertEquals(200, answer.status(), answer.toString());
        String cookie = answer.header("Set-Cookie").orElseThrow();
        return new Session(
                cookie.substring(0, cookie.indexOf(';')),
                answer.json().path("csrf").asText());
    }

    /** Somebody on the staff of the demo shop. */
    private static String person(String name, Role role) throws SQLException {
        String id = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        sql(
                "insert into staff_user (id, email, name, password_hash) select '%1$s', '%1$s@demo.test', '%2$s', password_hash"
                                .formatted(id, name)
                        + " from staff_user where email = 'admin@demo.test'");
        sql("insert into membership (user_id, merchant_id, role) values ('%s', 'demo', '%s')"
                .formatted(id, role.word()));
        return id;
    }

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

    private static Answer post(String path, String body, Session who) throws Exception {
        return engine.post("/api/v1" + path, body, who.headers());
    }

    private static Answer get(String path, Session who) throws Exception {
        return engine.get("/api/v1" + path, who.headers());
    }

    private static Answer delete(String path, Session who) throws Exception {
        return engine.send(engine.request("/api/v1" + path, who.headers()).method("DELETE", BodyPublishers.noBody()));
    }

    private String made(String name) throws Exception {
        Answer made = post("/merchants", "{\"name\":\"" + name + "\"}", owner);
        assertEquals(201, made.status(), made.toString());
        return made.json().path("id").asText();
    }

    private static int logged(String merchant, String what) throws SQLException {
        return Integer.parseInt(
                sql("select count(*) from audit where merchant_id = '%s' and what = '%s'".formatted(merchant, what)));
    }

    @Test
    void the_first_admin_of_an_installation_is_its_owner_and_nobody_else_is() throws Exception {
        assertTrue(get("/me", owner).json().path("owner").asBoolean());
        assertTrue(get("/me", owner).json().at("/permissions/owner").toString().contains("addMerchant"));
        var admin = signIn(person("admin", Role.ADMIN) + "@demo.test");
        assertFalse(get("/me", admin).json().path("owner").asBoolean());
        for (String path : List.of("/merchants", "/owners", "/merchants/demo"))
            assertEquals("forbidden", get(path, admin).code(), path);
        var machine = engine.get("/api/v1/merchants", "Authorization", "Bearer " + RunningEngine.KEY);
        assertEquals(401, machine.status(), machine.toString());
    }

    @Test
    void a_merchant_gets_an_id_of_its_name_and_is_found_in_the_list() throws Exception {
        String id = made("Çiçek Işığı");
        assertEquals("cicek-isigi", id);
        assertNotEquals(id, made("Çiçek Işığı"));
        assertEquals(
                "merchant_exists",
                post("/merchants", "{\"name\":\"Other\",\"id\":\"" + id + "\"}", owner)
                        .code());
        var found = get("/merchants?q=I%C5%9EI%C4%9EI&limit=1", owner).json();
        assertEquals("Çiçek Işığı", found.at("/items/0/name").asText());
        var next = get(
                        "/merchants?q=I%C5%9EI%C4%9EI&limit=1&cursor="
                                + found.path("next").asText(),
                        owner)
                .json();
        assertNotEquals(found.at("/items/0/id").asText(), next.at("/items/0/id").asText());
        assertTrue(next.path("next").isNull(), next.toString());
        for (String bad : List.of(
                "{\"name\":\"x\",\"zone\":\"UTC+3\"}",
                "{\"name\":\"x\",\"currency\":\"XYZ\"}",
                "{\"name\":\"x\",\"region\":\"ZZ\"}",
                "{\"name\":\"x\",\"locales\":[\"tr\"],\"default_locale\":\"en\"}"))
            assertEquals(422, post("/merchants", bad, owner).status(), bad);
    }

    @Test
    void a_change_is_made_for_a_version_and_prices_keep_their_currency() throws Exception {
        String id = made("Değişen");
        var changed =
                patch("/merchants/" + id, "{\"name\":\"Değişti\",\"currency\":\"EUR\",\"region\":\"DE\"}", "\"1\"");
        assertEquals(200, changed.status(), changed.toString());
        assertEquals("EUR", changed.json().path("currency").asText());
        assertEquals(
                412,
                patch("/merchants/" + id, "{\"name\":\"Zu spät\"}", "\"1\"").status());
        assertEquals(
                "currency_in_use",
                patch("/merchants/demo", "{\"currency\":\"EUR\"}", "*").code());
        assertTrue(sql("select changes from audit where what = 'changeMerchant' and changes is not null")
                .contains("Değişti"));
        assertTrue(logged(id, "changeMerchant") > 0);
    }

    private Answer patch(String path, String body, String version) throws Exception {
        return engine.send(engine.request("/api/v1" + path, owner.headers())
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", version)
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    @Test
    void an_owner_enters_any_merchant_as_an_admin_and_its_log_says_so() throws Exception {
        String id = made("Girilen");
        var moved = post("/me/merchant", "{\"id\":\"" + id + "\"}", owner);
        var there = session(moved);
        assertEquals(id, moved.json().at("/merchant/id").asText());
        assertEquals("admin", moved.json().path("role").asText());
        assertNotEquals(owner.csrf(), there.csrf());
        assertNotEquals(owner.cookie(), there.cookie());
        assertEquals(401, get("/me", owner).status());
        assertEquals(0, get("/sessions", there).json().path("items").size());
        assertEquals(
                "csrf",
                post("/me/merchant", "{\"id\":\"demo\"}", new Session(there.cookie(), owner.csrf()))
                        .code());
        assertEquals(2, logged(id, "enterAsOwner"));
        // And comes back to where they were last.
        assertEquals(
                id,
                engine.post(
                                "/api/v1/sign-in",
                                "{\"email\":\"" + RunningEngine.EMAIL + "\",\"password\":\"" + House.PASSWORD + "\"}")
                        .json()
                        .at("/merchant/id")
                        .asText());
        assertTrue(logged(id, "signIn") > 0);
    }

    @Test
    void somebody_of_two_shops_goes_between_them_and_nowhere_else() throws Exception {
        String person = person("both", Role.VIEWER);
        String other = made("İkinci");
        String foreign = made("Yabancı");
        sql("insert into membership (user_id, merchant_id, role) values ('%s', '%s', 'operator')"
                .formatted(person, other));
        var there = signIn(person + "@demo.test");
        var seats = get("/me/merchants", there).json().path("items");
        assertEquals(2, seats.size());
        assertEquals(
                "demo",
                StreamSupport.stream(seats.spliterator(), false)
                        .filter(seat -> seat.path("current").asBoolean())
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asText());
        for (String nowhere : List.of(foreign, "no-such-shop")) {
            var refused = post("/me/merchant", "{\"id\":\"" + nowhere + "\"}", there);
            assertEquals("not_found", refused.code());
            assertEquals(0, logged(nowhere, "switchMerchant"));
        }
        var moved = post("/me/merchant", "{\"id\":\"" + other + "\"}", there);
        assertEquals("operator", moved.json().path("role").asText());
        assertEquals(2, logged(other, "switchMerchant"));
        assertEquals(0, logged(other, "enterAsOwner"));
        String ends = "select max(expires_at - created_at)::text from staff_session where user_id = '" + person + "'";
        assertEquals("12:00:00", sql(ends));
    }

    @Test
    void a_channel_is_kept_with_its_secret_sealed_and_a_wrong_account_is_said() throws Exception {
        var made = post(
                "/channels",
                "{\"kind\":\"twilio\",\"name\":\"WhatsApp\",\"account\":\"AC1\",\"numbers\":[\"+905321234567\"],\"secret\":\"hush-hush\"}",
                owner);
        assertEquals(201, made.status(), made.toString());
        String id = made.json().path("id").asText();
        assertTrue(made.json().path("webhook_url").asText().endsWith("/api/twilio/webhook"));
        assertFalse(get("/channels", owner).body().contains("hush-hush"));
        assertTrue(get("/channels", owner).json().at("/items/0/has_secret").asBoolean());
        assertFalse(sql("select merchant_channel::text from merchant_channel").contains("hush-hush"));
        var tried = post("/channels/" + id + "/test", "", owner).json();
        assertEquals("wrong_account", tried.path("why").asText(), tried.toString());
        var renamed = patch("/channels/" + id, "{\"name\":\"SMS\"}", "\"1\"");
        assertEquals("SMS", renamed.json().path("name").asText());
        assertTrue(renamed.json().path("has_secret").asBoolean());
        assertEquals(
                412, patch("/channels/" + id, "{\"name\":\"late\"}", "\"1\"").status());
        assertEquals(204, delete("/channels/" + id, owner).status());
        assertEquals(404, delete("/channels/" + id, owner).status());
    }

    @Test
    void the_last_owner_stays_however_many_remove_at_once() throws Exception {
        for (int round = 0; round < 3; round++) {
            sql("update staff_user set is_owner = true where email = 'admin@demo.test'");
            var owners = new ArrayList<Session>();
            var ids = new ArrayList<String>();
            for (int i = 0; i < 19; i++) {
                String id = person("owner", Role.ADMIN);
                ids.add(id);
                assertEquals(
                        200,
                        post("/owners", "{\"email\":\"" + id + "@demo.test\"}", owner)
                                .status());
                owners.add(signIn(id + "@demo.test"));
            }
            ids.add(sql("select id from staff_user where email = 'admin@demo.test'"));
            owners.add(owner);
            // Each takes the role from the next, all at once, in three ways.
            var asked = IntStream.range(0, 20)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> removed(owners.get(i), ids.get((i + 1) % 20), i % 2)))
                    .toList();
            asked.forEach(CompletableFuture::join);
            int left = Integer.parseInt(sql("select count(*) from able_owners()"));
            assertTrue(left >= 1, "" + left);
            sql("update membership set locked_at = null");
            sql("update staff_user set is_owner = false where email <> 'admin@demo.test'");
            sql("update staff_user set is_owner = true where email = 'admin@demo.test'");
            owner = signIn(RunningEngine.EMAIL);
        }
        String only = sql("select id from staff_user where email = 'admin@demo.test'");
        assertEquals("last_owner", delete("/owners/" + only, owner).code());
    }

    private static Answer removed(Session who, String whom, int how) {
        try {
            return how == 0
                    ? delete("/owners/" + whom, who)
                    : engine.send(engine.request("/api/v1/users/" + whom, who.headers())
                            .header("Content-Type", "application/merge-patch+json")
                            .method("PATCH", BodyPublishers.ofString("{\"locked\":true}")));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_admin_can_neither_lock_an_owner_out_nor_become_one() throws Exception {
        String other = person("second", Role.ADMIN);
        sql("update staff_user set is_owner = true where id = '" + other + "'");
        var admin = signIn(person("admin", Role.ADMIN) + "@demo.test");
        var locked = engine.send(engine.request("/api/v1/users/" + other, admin.headers())
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{\"locked\":true}")));
        assertEquals("owner_account", locked.code());
        assertEquals("owner_account", delete("/users/" + other, admin).code());
        assertEquals(
                "owner_account",
                post("/users/" + other + "/password", "{\"password\":\"a password of mine\"}", admin)
                        .code());
        sql("insert into second_factor (user_id, secret, confirmed_at) values ('" + other + "', '\\x01', now())");
        assertEquals("owner_account", delete("/users/" + other + "/mfa", admin).code());
        assertEquals("1", sql("select count(*) from staff_user where id = '" + other + "' and is_owner"));
    }
}
