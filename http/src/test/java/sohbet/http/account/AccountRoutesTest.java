// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
import sohbet.http.edge.Operation;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.SignInAttempts;
import sohbet.persistence.account.SignInAttempts.Patience;
import sohbet.persistence.account.StaffSessionTable;
import sohbet.persistence.account.StaffUsers;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountRoutesTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static House house;

    @BeforeAll
    static void open() {
        house = new House(POSTGRES, AccountRoutesTest::guarded);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static org.apache.pekko.http.javadsl.server.Route guarded(House house) {
        var access = house.accounts.access();
        return Directives.concat(
                Directives.path("take", () -> access.caller("takeSession", caller -> Directives.complete(caller.id()))),
                Directives.path(
                        "list", () -> access.caller("listSessions", caller -> Directives.complete(caller.name()))),
                Directives.path(
                        "settings",
                        () -> access.caller("changeSettings", caller -> Directives.complete(caller.name()))),
                Directives.path(
                        "interaction",
                        () -> access.page("recordProductInteraction", page -> Directives.complete(page.token()))),
                Directives.path(
                        "analytics",
                        () -> access.permits("getSessionAnalytics", who -> Directives.complete(who.toString()))));
    }

    @Test
    void signing_in_opens_a_session_that_signing_out_ends() {
        Session session = house.signIn("Admin@DEMO.test");
        Answer me = house.get("/api/v1/me", session.headers());
        assertEquals(200, me.status());
        assertEquals("admin@demo.test", me.json().at("/user/email").asText());
        assertEquals("admin", me.json().path("role").asText());
        assertEquals("demo", me.json().at("/merchant/id").asText());
        assertEquals("[\"tr\",\"en\"]", me.json().at("/merchant/locales").toString());
        for (Operation operation : house.openApi.operations()) {
            boolean ofRole = !Set.of("public", "widget").contains(operation.permission());
            for (String role : List.of("viewer", "operator", "admin"))
                assertEquals(
                        ofRole && role.equals(operation.permission()),
                        me.json().at("/permissions/" + role).toString().contains("\"" + operation.id() + "\""),
                        role + " " + operation.id());
        }
        assertEquals(session.csrf(), me.json().path("csrf").asText());
        assertEquals(204, house.post("/api/v1/sign-out", "", session.headers()).status());
        assertEquals(
                "unauthenticated", house.get("/api/v1/me", session.headers()).code());
    }

    @Test
    void a_page_that_asks_who_is_there_is_told_that_nobody_is() {
        Session session = house.signIn("Admin@DEMO.test");
        assertEquals(
                "admin@demo.test",
                house.get("/api/v1/me?or=nobody", session.headers())
                        .json()
                        .at("/user/email")
                        .asText());
        house.post("/api/v1/sign-out", "", session.headers());
        assertEquals(204, house.get("/api/v1/me?or=nobody").status());
        // Whoever shows something that opens nothing is refused, and that stands in the audit log.
        assertEquals(
                "unauthenticated",
                house.get("/api/v1/me?or=nobody", session.headers()).code());
        assertEquals(
                "unauthenticated",
                house.get("/api/v1/me?or=nobody", "Authorization", "Bearer sohbet_sk_wrong")
                        .code());
        assertEquals("unauthenticated", house.get("/api/v1/me").code());
        assertEquals(422, house.get("/api/v1/me?or=anybody", session.headers()).status());
    }

    @Test
    void the_cookie_is_not_for_scripts_and_not_for_other_sites() {
        String cookie =
                signIn("admin@demo.test", House.PASSWORD).header("Set-Cookie").orElseThrow();
        assertTrue(cookie.matches("sohbet=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict"), cookie);
    }

    @Test
    void behind_https_the_cookie_is_bound_to_the_host() {
        try (House secure = new House(POSTGRES, "https://chat.example", none -> Directives.reject())) {
            Answer answer = secure.post("/api/v1/sign-in", credentials("admin@demo.test", House.PASSWORD));
            String cookie = answer.header("Set-Cookie").orElseThrow();
            assertTrue(cookie.matches("__Host-sohbet=[^;]+; Path=/; HttpOnly; SameSite=Strict; Secure"), cookie);
            Answer out = secure.post(
                    "/api/v1/sign-out",
                    "",
                    "Cookie",
                    cookie.split(";")[0],
                    "X-CSRF-Token",
                    answer.json().path("csrf").asText());
            assertEquals(
                    "__Host-sohbet=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0",
                    out.header("Set-Cookie").orElse(""));
        }
    }

    @Test
    void a_wrong_password_and_an_unknown_account_are_answered_the_same() {
        Answer wrong = signIn(house.staff(Role.VIEWER), "wrong");
        Answer unknown = signIn("nobody@demo.test", "wrong");
        assertEquals("bad_credentials", wrong.code());
        assertEquals(withoutId(wrong), withoutId(unknown));
        assertEquals(401, unknown.status());
    }

    @Test
    void a_role_does_what_it_includes_and_no_more() {
        Session viewer = house.signIn(house.staff(Role.VIEWER));
        Session operator = house.signIn(house.staff(Role.OPERATOR));
        assertEquals(200, house.get("/list", viewer.headers()).status());
        assertEquals("forbidden", house.post("/take", "", viewer.headers()).code());
        assertEquals(200, house.post("/take", "", operator.headers()).status());
        assertEquals(
                "forbidden", house.post("/settings", "", operator.headers()).code());
        assertEquals("unauthenticated", house.post("/take", "").code());
    }

    @Test
    void a_write_by_cookie_needs_the_token_and_our_own_page() {
        Session session = house.signIn("admin@demo.test");
        assertEquals("csrf", house.post("/take", "", "Cookie", session.cookie()).code());
        assertEquals(
                "csrf",
                house.post("/take", "", "Cookie", session.cookie(), "X-CSRF-Token", session.csrf() + "x")
                        .code());
        assertEquals(
                "csrf",
                house.post("/take", "", with(session, "Origin", "https://evil.example"))
                        .code());
        assertEquals(
                "csrf", house.post("/take", "", with(session, "Origin", "null")).code());
        assertEquals(
                200,
                house.post("/take", "", with(session, "Origin", house.uri.toString()))
                        .status());
        assertEquals(
                "csrf",
                house.post("/api/v1/sign-in", credentials("a@b.c", "x"), "Origin", "https://evil.example")
                        .code());
    }

    @Test
    void a_machine_works_with_its_key_alone() {
        String key = house.key(Role.OPERATOR);
        assertEquals(
                200, house.post("/take", "", "Authorization", "Bearer " + key).status());
        assertEquals(
                "forbidden",
                house.post("/settings", "", "Authorization", "Bearer " + key).code());
        assertEquals(
                "unauthenticated",
                house.post("/take", "", "Authorization", "Bearer " + key + "x").code());
        assertEquals(
                "unauthenticated",
                house.post("/take", "", "Authorization", "Bearer nonsense").code());
    }

    @Test
    void the_key_of_the_environment_is_taken_as_given_and_replaces_the_one_before() {
        var run = new FirstRun(house.database, house.accounts.passwords());
        String first = "sohbet_sk_" + "a".repeat(22);
        String second = "sohbet_sk_" + "b".repeat(22);
        House.await(run.prepare(new FirstRun.Wishes(null, null, first)));
        // Which keys have no checksum is asked for at most every quarter of a second.
        await().atMost(Duration.ofSeconds(3))
                .until(() -> house.post("/settings", "", "Authorization", "Bearer " + first)
                                .status()
                        == 200);
        House.await(run.prepare(new FirstRun.Wishes(null, null, second)));
        House.await(run.prepare(new FirstRun.Wishes(null, null, "sohbet_sk_short")));
        assertEquals(
                "unauthenticated",
                house.post("/settings", "", "Authorization", "Bearer " + first).code());
        await().atMost(Duration.ofSeconds(3))
                .until(() -> house.post("/settings", "", "Authorization", "Bearer " + second)
                                .status()
                        == 200);
    }

    @Test
    void the_first_run_happens_once() {
        var run = new FirstRun(house.database, house.accounts.passwords());
        String key = House.await(house.table.byId("demo")).orElseThrow().publicKey();
        var again = House.await(run.prepare(new FirstRun.Wishes("other@demo.test", "another password", null)));
        assertEquals(key, again.orElseThrow().publicKey());
        assertEquals(
                "bad_credentials", signIn("other@demo.test", "another password").code());
    }

    @Test
    void a_page_comes_with_the_public_key_from_an_allowed_origin() {
        String key = House.await(house.table.byId("demo")).orElseThrow().publicKey();
        assertEquals(
                "t",
                house.post("/interaction", "", "X-Sohbet-Key", key, "Authorization", "Bearer t")
                        .body());
        assertEquals(
                "unauthenticated",
                house.post("/interaction", "", "X-Sohbet-Key", key).code());
        assertEquals(
                "key_refused",
                house.post("/interaction", "", "X-Sohbet-Key", key + "x", "Authorization", "Bearer t")
                        .code());
        assertEquals(
                "key_refused",
                house.post("/interaction", "", "X-Sohbet-Key", "'", "Authorization", "Bearer t")
                        .code());
        assertEquals(
                "origin_refused",
                house.post(
                                "/interaction",
                                "",
                                "X-Sohbet-Key",
                                key,
                                "Authorization",
                                "Bearer t",
                                "Origin",
                                "https://evil.example")
                        .code());
        assertEquals("unauthenticated", house.post("/interaction", "").code());
        assertEquals(
                "page of demo",
                house.get("/analytics", "X-Sohbet-Key", key, "Authorization", "Bearer t")
                        .body());
    }

    @Test
    void failures_are_counted_exactly_and_cost_time() {
        var attempts = new SignInAttempts(house.database);
        Patience patience = new Patience(5, Duration.ofSeconds(60), Duration.ofMinutes(5));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Boolean>> tries = IntStream.range(0, 100)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> House.await(attempts.begin("account x", patience))
                                    .isEmpty(),
                            threads))
                    .toList();
            assertEquals(6, tries.stream().filter(CompletableFuture::join).count());
        }
        Duration wait = House.await(attempts.begin("account x", patience)).orElseThrow();
        assertTrue(wait.toSeconds() >= 50 && wait.toSeconds() <= 60, wait.toString());
    }

    @Test
    void guessing_is_throttled_until_the_wait_is_over() {
        String email = house.staff(Role.ADMIN);
        for (int i = 0; i < 6; i++) {
            assertEquals(
                    "bad_credentials", signIn("victim@demo.test", "guess" + i).code());
        }
        Answer throttled = signIn("victim@demo.test", "guess");
        assertEquals("throttled", throttled.code());
        assertEquals(429, throttled.status());
        assertTrue(Integer.parseInt(throttled.header("Retry-After").orElseThrow()) >= 1);
        assertEquals(200, signIn(email, House.PASSWORD).status());
    }

    @Test
    void a_socket_learns_at_once_that_its_session_ended_here() {
        Session session = house.signIn("admin@demo.test");
        AtomicInteger ended = new AtomicInteger();
        house.accounts.sessions().onEnded(staffOf(session), ended::incrementAndGet);
        house.post("/api/v1/sign-out", "", session.headers());
        await().atMost(Duration.ofSeconds(3)).until(() -> ended.get() == 1);
    }

    @Test
    void a_socket_learns_within_a_second_what_another_node_did() {
        var elsewhere = new StaffSessionTable(house.database, Duration.ofHours(1), Duration.ofHours(1));
        Principal.Staff signedOut = staffOf(house.signIn("admin@demo.test"));
        Principal.Staff demoted = staffOf(house.signIn(house.staff(Role.OPERATOR)));
        Principal.Staff untouched = staffOf(house.signIn("admin@demo.test"));
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger changed = new AtomicInteger();
        AtomicInteger wrongly = new AtomicInteger();
        house.accounts.sessions().onEnded(signedOut, ended::incrementAndGet);
        house.accounts.sessions().onEnded(demoted, changed::incrementAndGet);
        house.accounts.sessions().onEnded(untouched, wrongly::incrementAndGet);
        House.await(elsewhere.end(signedOut.sessionId()));
        House.await(new StaffUsers(house.database).changeRole(demoted.userId(), "demo", Role.VIEWER));
        // Twice the beat and a query; the rest is for a machine that is busy with other things.
        await().atMost(Duration.ofSeconds(5)).until(() -> ended.get() == 1 && changed.get() == 1);
        assertEquals(0, wrongly.get());
        house.staff(Role.OPERATOR);
    }

    @Test
    void a_session_is_over_after_silence_and_after_its_longest_time() {
        var users = House.await(new StaffUsers(house.database).byEmail("admin@demo.test"))
                .orElseThrow();
        var brief = new StaffSessionTable(house.database, Duration.ofSeconds(3), Duration.ofHours(1));
        var short_ = new StaffSessionTable(house.database, Duration.ofHours(1), Duration.ofSeconds(3));
        House.await(brief.open("a".repeat(43), users.id(), "demo"));
        House.await(short_.open("b".repeat(43), users.id(), "demo"));
        assertTrue(House.await(brief.byToken("a".repeat(43))).isPresent());
        assertTrue(House.await(short_.byToken("b".repeat(43))).isPresent());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> House.await(brief.byToken("a".repeat(43))).isEmpty());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> House.await(short_.byToken("b".repeat(43))).isEmpty());
    }

    @Test
    void passwords_are_hashed_with_salt_and_cleaned_like_every_text() {
        String hash = Passwords.hashNow("şifre\u0000");
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertNotEquals(hash, Passwords.hashNow("şifre"));
        assertTrue(Passwords.matchesNow("s\u0327ifre", hash));
        assertFalse(Passwords.matchesNow("sifre", hash));
    }

    private static Principal.Staff staffOf(Session session) {
        var request = org.apache.pekko.http.javadsl.model.HttpRequest.GET("/")
                .addHeader(org.apache.pekko.http.javadsl.model.headers.RawHeader.create(
                        "Cookie", "a=b; " + session.cookie()));
        return House.await(house.accounts.access().staffOf(request)).orElseThrow();
    }

    private static Answer signIn(String email, String password) {
        return house.post("/api/v1/sign-in", credentials(email, password));
    }

    private static String credentials(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    private static String withoutId(Answer answer) {
        return answer.body().replaceAll("\"correlation_id\":\"[^\"]*\"", "");
    }

    private static String[] with(Session session, String name, String value) {
        return new String[] {"Cookie", session.cookie(), "X-CSRF-Token", session.csrf(), name, value};
    }
}
