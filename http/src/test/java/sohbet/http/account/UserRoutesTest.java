// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Directives;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.House.Session;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.StaffUsers;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UserRoutesTest {
    private static final String GOOD = "three small otters";

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private House house;
    private Session admin;

    @BeforeEach
    void open() {
        house = new House(POSTGRES, none -> Directives.reject());
        clean();
        admin = house.signIn("admin@demo.test");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void clean() {
        House.await(house.database.write(connection -> {
            try (var delete = connection.createStatement()) {
                delete.executeUpdate("delete from staff_user where email <> 'admin@demo.test'");
                delete.executeUpdate("delete from sign_in_attempt");
                return delete.executeUpdate("delete from mail");
            }
        }));
    }

    @Test
    void the_list_is_sorted_as_turkish_is_and_paged_without_a_gap() {
        for (String name : List.of("Çiğdem", "Zeki", "Irmak", "İnci", "Can", "Şule", "Sena", "Ömer", "Oya", "Ilgaz"))
            add(name.hashCode() + "@demo.test", name, "viewer");
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/users?sort=name&limit=10" + cursor).json();
            page.path("items").forEach(user -> names.add(user.path("name").asText()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        assertEquals(
                List.of("Admin", "Can", "Çiğdem", "Ilgaz", "İnci", "Irmak", "Ömer", "Oya", "Sena", "Şule", "Zeki")
                        .stream()
                        .sorted()
                        .toList(),
                names.stream().sorted().toList());
        assertEquals(List.of("Admin", "Can", "Çiğdem"), names.subList(0, 3));
        assertEquals(List.of("Oya", "Ömer", "Sena", "Şule", "Zeki"), names.subList(6, 11));
        assertEquals(
                "Zeki",
                get("/users?sort=-name&limit=10").json().at("/items/0/name").asText());
        for (String sort : List.of("email", "role", "status", "last_sign_in", "-sign_ins", "failures", "-created"))
            assertEquals(
                    10,
                    get("/users?sort=" + sort + "&limit=10")
                            .json()
                            .path("items")
                            .size(),
                    sort);
    }

    @Test
    void the_list_is_narrowed_by_words_role_and_status() {
        add("one@demo.test", "Işıl Öz", "operator");
        add("two@demo.test", "100% Ali_", "viewer");
        assertEquals(List.of("one@demo.test"), emails("?q=I%C5%9EIL"));
        assertEquals(List.of("two@demo.test"), emails("?q=100%25"));
        assertEquals(List.of(), emails("?q=nobody"));
        assertEquals(List.of("one@demo.test"), emails("?role=operator"));
        assertEquals(List.of("admin@demo.test"), emails("?role=admin&status=active"));
        invite("three@demo.test", "viewer");
        assertEquals(List.of("three@demo.test"), emails("?status=invited"));
        assertEquals("invalid", get("/users?limit=11").code());
        assertEquals("invalid", get("/users?sort=password_hash").code());
    }

    @Test
    void who_is_added_with_a_password_signs_in_and_changes_it_first() {
        JsonNode user = add("new@demo.test", "New", "operator");
        assertEquals("active", user.path("status").asText());
        assertEquals("password_change_needed", signIn("new@demo.test", GOOD).code());
        assertEquals(
                "weak_password",
                changePassword("new@demo.test", GOOD, "parola12345").code());
        assertEquals(
                "same_password", changePassword("new@demo.test", GOOD, GOOD).code());
        assertEquals(
                "bad_credentials",
                changePassword("new@demo.test", "wrong one", "four tall giraffes")
                        .code());
        assertEquals(
                204, changePassword("new@demo.test", GOOD, "four tall giraffes").status());
        assertEquals("bad_credentials", signIn("new@demo.test", GOOD).code());
        assertEquals(200, signIn("new@demo.test", "four tall giraffes").status());
        JsonNode now = get("/users/" + user.path("id").asText()).json();
        assertEquals(1, now.path("sign_ins").asInt());
        await().atMost(Duration.ofSeconds(5))
                .until(() -> get("/users/" + user.path("id").asText())
                                .json()
                                .path("failures")
                                .asInt()
                        == 2);
        assertFalse(now.path("must_change_password").asBoolean());
        assertEquals(
                "already_member",
                post("/users", body("NEW@demo.test", "viewer", GOOD)).code());
        assertEquals(
                "weak_password",
                post("/users", body("x@demo.test", "viewer", "galatasaray1905")).code());
        assertEquals(
                "invalid", post("/users", body("no address", "viewer", GOOD)).code());
    }

    @Test
    void locking_ends_sessions_and_sockets_for_good() {
        String id = id(addFree("op@demo.test", "operator"));
        Session session = sessionOf("op@demo.test");
        AtomicInteger ended = new AtomicInteger();
        house.accounts.sessions().onEnded(staffOf(session), ended::incrementAndGet);
        Answer locked = patch(id, "{\"locked\":true}");
        assertEquals("locked", locked.json().path("status").asText());
        await().atMost(Duration.ofSeconds(3)).until(() -> ended.get() == 1);
        assertEquals(
                "unauthenticated", house.get("/api/v1/me", session.headers()).code());
        assertEquals("account_locked", signIn("op@demo.test", GOOD).code());
        assertEquals("bad_credentials", signIn("op@demo.test", "wrong").code());
        assertEquals(
                "active", patch(id, "{\"locked\":false}").json().path("status").asText());
        assertEquals(
                "unauthenticated", house.get("/api/v1/me", session.headers()).code());
        assertEquals(200, signIn("op@demo.test", GOOD).status());
    }

    @Test
    void a_change_is_for_the_version_it_was_made_from() {
        String id = id(addFree("op@demo.test", "operator"));
        assertEquals(
                2,
                patch(id, "{\"role\":\"viewer\"}", "If-Match", "\"1\"")
                        .json()
                        .path("version")
                        .asInt());
        assertEquals(
                "precondition_failed",
                patch(id, "{\"role\":\"admin\"}", "If-Match", "\"1\"").code());
        assertEquals("viewer", get("/users/" + id).json().path("role").asText());
        assertEquals(
                "precondition_failed",
                delete("/users/" + id, "If-Match", "\"1\"").code());
        assertEquals(
                "Ayşe", patch(id, "{\"name\":\" Ayşe \"}").json().path("name").asText());
        assertEquals("invalid", patch(id, "{}").code());
        assertEquals("invalid", patch(id, "{\"name\":\"  \"}").code());
        assertEquals("not_found", patch("nobody", "{\"role\":\"viewer\"}").code());
    }

    @Test
    void nobody_locks_themselves_out() {
        String own = get("/me").json().at("/user/id").asText();
        addFree("second@demo.test", "admin");
        assertEquals("own_account", patch(own, "{\"locked\":true}").code());
        assertEquals("own_account", patch(own, "{\"role\":\"viewer\"}").code());
        assertEquals("own_account", delete("/users/" + own).code());
        assertEquals(
                "own_account",
                post("/users/" + own + "/password", "{\"password\":\"" + GOOD + "\"}")
                        .code());
        assertEquals(200, patch(own, "{\"name\":\"Admin\"}").status());
    }

    private static int waiting(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select count(*) from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock'")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void the_last_admin_stays_whoever_asks_and_however_many_at_once() throws SQLException {
        String own = get("/me").json().at("/user/id").asText();
        String key = house.key(Role.ADMIN);
        String[] machine = {"Authorization", "Bearer " + key};
        assertEquals(
                "last_admin",
                house.patch("/api/v1/users/" + own, "{\"role\":\"viewer\"}", machine)
                        .code());
        assertEquals(
                "last_admin",
                house.patch("/api/v1/users/" + own, "{\"locked\":true}", machine)
                        .code());
        assertEquals(
                "last_admin",
                house.send(house.request("/api/v1/users/" + own, machine).DELETE())
                        .code());
        invite("invited@demo.test", "admin");
        assertEquals(
                "last_admin",
                house.patch("/api/v1/users/" + own, "{\"role\":\"viewer\"}", machine)
                        .code());
        List<String> ids = new ArrayList<>(List.of(own));
        for (int i = 0; i < 4; i++) ids.add(id(addFree("admin" + i + "@demo.test", "admin")));
        // All are held before they change anything, so that each would still find the others as admins.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var owner = POSTGRES.dataSource().getConnection();
                var held = owner.createStatement()) {
            owner.setAutoCommit(false);
            held.execute("select from membership where merchant_id = 'demo' for update");
            var answers = ids.stream()
                    .map(id -> CompletableFuture.supplyAsync(
                            () -> house.patch("/api/v1/users/" + id, "{\"role\":\"operator\"}", machine)
                                    .status(),
                            threads))
                    .toList();
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting(held) == ids.size());
            owner.commit();
            assertEquals(
                    4, answers.stream().filter(status -> status.join() == 200).count());
        }
        clean();
        House.await(new StaffUsers(house.database).changeRole(own, "demo", Role.ADMIN));
    }

    @Test
    void whom_another_shop_has_too_leaves_only_this_one() {
        shop("other");
        var users = new StaffUsers(house.database);
        String hash = House.await(house.accounts.passwords().hash(House.PASSWORD));
        String both = House.await(users.add("both@demo.test", "Both", hash, "other", Role.ADMIN));
        assertEquals("not_found", get("/users/" + both).code());
        assertEquals(
                "email_taken",
                post("/users", body("both@demo.test", "viewer", GOOD)).code());
        assertEquals(201, invite("Both@demo.test", "viewer").status());
        String link = new Mailbox(house.database, "both@demo.test").token();
        JsonNode invitation = house.get("/api/v1/invitations/" + link).json();
        assertFalse(invitation.path("needs_password").asBoolean());
        assertEquals(204, house.post("/api/v1/invitations/" + link, "{}").status());
        assertEquals(
                "works_elsewhere",
                post("/users/" + both + "/password", "{\"password\":\"" + GOOD + "\"}")
                        .code());
        assertEquals("works_elsewhere", patch(both, "{\"name\":\"Mine\"}").code());
        assertEquals(
                "locked", patch(both, "{\"locked\":true}").json().path("status").asText());
        assertEquals(
                "other",
                signIn("both@demo.test", House.PASSWORD)
                        .json()
                        .at("/merchant/id")
                        .asText());
        assertEquals(204, delete("/users/" + both).status());
        assertEquals(
                "other",
                signIn("both@demo.test", House.PASSWORD)
                        .json()
                        .at("/merchant/id")
                        .asText());
        assertEquals("not_found", get("/users/" + both).code());
    }

    @Test
    void who_is_on_no_staff_any_more_is_gone() {
        String id = id(addFree("gone@demo.test", "viewer"));
        Session session = sessionOf("gone@demo.test");
        assertEquals(204, delete("/users/" + id).status());
        assertEquals(
                "unauthenticated", house.get("/api/v1/me", session.headers()).code());
        assertEquals("bad_credentials", signIn("gone@demo.test", GOOD).code());
        assertTrue(House.await(new StaffUsers(house.database).byEmail("gone@demo.test"))
                .isEmpty());
        assertEquals(201, post("/users", body("gone@demo.test", "viewer", GOOD)).status());
    }

    @Test
    void a_password_an_admin_sets_ends_sessions_and_has_to_be_changed() {
        String id = id(addFree("op@demo.test", "operator"));
        Session session = sessionOf("op@demo.test");
        assertEquals(
                "weak_password",
                post("/users/" + id + "/password", "{\"password\":\"op-op-op-op\"}")
                        .code());
        assertEquals(
                200,
                post("/users/" + id + "/password", "{\"password\":\"four tall giraffes\"}")
                        .status());
        assertEquals(
                "unauthenticated", house.get("/api/v1/me", session.headers()).code());
        assertEquals(
                "password_change_needed",
                signIn("op@demo.test", "four tall giraffes").code());
    }

    @Test
    void sessions_say_where_they_come_from_and_end_one_by_one_or_all() {
        String id = id(addFree("op@demo.test", "operator"));
        String firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0";
        house.post("/api/v1/sign-in", credentials("op@demo.test", GOOD), "User-Agent", firefox);
        Session second = sessionOf("op@demo.test");
        JsonNode sessions = get("/users/" + id + "/sessions").json().path("items");
        assertEquals(2, sessions.size());
        assertEquals("Firefox · Windows", sessions.get(1).path("device").asText());
        assertEquals("127.0.0.1", sessions.get(1).path("address").asText());
        assertFalse(sessions.get(0).path("this_one").asBoolean());
        String first = sessions.get(1).path("id").asText();
        assertEquals(204, delete("/users/" + id + "/sessions/" + first).status());
        assertEquals("not_found", delete("/users/" + id + "/sessions/" + first).code());
        assertEquals(200, house.get("/api/v1/me", second.headers()).status());
        assertEquals(
                1, delete("/users/" + id + "/sessions").json().path("ended").asInt());
        assertEquals(
                "unauthenticated", house.get("/api/v1/me", second.headers()).code());
        String own = get("/me").json().at("/user/id").asText();
        delete("/users/" + own + "/sessions");
        assertTrue(get("/users/" + own + "/sessions")
                .json()
                .at("/items/0/this_one")
                .asBoolean());
        String foreign =
                get("/users/" + own + "/sessions").json().at("/items/0/id").asText();
        assertEquals(
                "not_found", delete("/users/" + id + "/sessions/" + foreign).code());
    }

    @Test
    void of_many_each_is_done_or_refused_by_itself() {
        String own = get("/me").json().at("/user/id").asText();
        List<String> ids = IntStream.range(0, 3)
                .mapToObj(i -> id(addFree("many" + i + "@demo.test", "viewer")))
                .toList();
        String all = "\"" + String.join("\",\"", ids) + "\",\"" + own + "\",\"nobody\"";
        JsonNode locked = post("/users/bulk", "{\"ids\":[" + all + "],\"act\":\"lock\"}")
                .json()
                .path("results");
        assertEquals(
                "{\"id\":\"" + ids.getFirst() + "\",\"done\":true}",
                locked.get(0).toString());
        assertEquals("own_account", locked.get(3).path("code").asText());
        assertEquals("not_found", locked.get(4).path("code").asText());
        assertEquals(3, emails("?status=locked").size());
        post("/users/bulk", "{\"ids\":[" + all + "],\"act\":\"unlock\"}");
        assertEquals(0, emails("?status=locked").size());
        post("/users/bulk", "{\"ids\":[" + all + "],\"act\":\"role\",\"role\":\"operator\"}");
        assertEquals(3, emails("?role=operator").size());
        assertEquals(
                "invalid",
                post("/users/bulk", "{\"ids\":[" + all + "],\"act\":\"role\"}").code());
        post("/users/bulk", "{\"ids\":[" + all + "],\"act\":\"delete\"}");
        assertEquals(List.of("admin@demo.test"), emails(""));
    }

    private void shop(String id) {
        var it = House.await(house.table.byId("demo")).orElseThrow();
        House.await(house.table.addIfAbsent(new Merchant(
                id,
                id,
                it.zone(),
                it.currency(),
                it.locales(),
                it.defaultLocale(),
                Merchants.freshPublicKey(),
                "secret",
                it.settings(),
                1)));
    }

    private List<String> emails(String query) {
        List<String> found = new ArrayList<>();
        get("/users" + query)
                .json()
                .path("items")
                .forEach(user -> found.add(user.path("email").asText()));
        return found;
    }

    private Session sessionOf(String email) {
        Answer answer = signIn(email, GOOD);
        String cookie = answer.header("Set-Cookie").orElseThrow();
        return new Session(
                cookie.substring(0, cookie.indexOf(';')),
                answer.json().path("csrf").asText());
    }

    private Principal.Staff staffOf(Session session) {
        var request = org.apache.pekko.http.javadsl.model.HttpRequest.GET("/")
                .addHeader(RawHeader.create("Cookie", session.cookie()));
        return House.await(house.accounts.access().staffOf(request)).orElseThrow();
    }

    private JsonNode add(String email, String name, String role) {
        Answer answer = post(
                "/users",
                "{\"email\":\"%s\",\"name\":\"%s\",\"role\":\"%s\",\"password\":\"%s\"}"
                        .formatted(email, name, role, GOOD));
        assertEquals(201, answer.status(), answer.toString());
        return answer.json();
    }

    /** Somebody who need not change the password. */
    private JsonNode addFree(String email, String role) {
        return post(
                        "/users",
                        "{\"email\":\"%s\",\"name\":\"N\",\"role\":\"%s\",\"password\":\"%s\",\"must_change_password\":false}"
                                .formatted(email, role, GOOD))
                .json();
    }

    private Answer invite(String email, String role) {
        return post("/users", "{\"email\":\"%s\",\"name\":\"Guest\",\"role\":\"%s\"}".formatted(email, role));
    }

    private static String body(String email, String role, String password) {
        return "{\"email\":\"%s\",\"name\":\"N\",\"role\":\"%s\",\"password\":\"%s\"}".formatted(email, role, password);
    }

    private static String id(JsonNode user) {
        return user.path("id").asText();
    }

    private Answer signIn(String email, String password) {
        return house.post("/api/v1/sign-in", credentials(email, password));
    }

    private Answer changePassword(String email, String password, String wanted) {
        return house.post(
                "/api/v1/sign-in/password",
                "{\"email\":\"%s\",\"password\":\"%s\",\"new_password\":\"%s\"}".formatted(email, password, wanted));
    }

    private static String credentials(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    private Answer get(String path) {
        return house.get("/api/v1" + path, admin.headers());
    }

    private Answer post(String path, String json) {
        return house.post("/api/v1" + path, json, admin.headers());
    }

    private Answer patch(String id, String json, String... more) {
        return house.patch("/api/v1/users/" + id, json, with(more));
    }

    private Answer delete(String path, String... more) {
        return house.send(house.request("/api/v1" + path, with(more)).DELETE());
    }

    private String[] with(String... more) {
        List<String> all = new ArrayList<>(List.of(admin.headers()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
