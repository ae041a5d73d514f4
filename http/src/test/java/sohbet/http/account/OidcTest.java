// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sohbet.http.House;
import sohbet.http.House.Answer;
import sohbet.http.House.Session;
import sohbet.http.account.TinyIssuer.Lie;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.SignInAttempts;
import sohbet.persistence.account.StaffUsers;
import sohbet.persistence.account.Token;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OidcTest {
    private static final String RETURN = "/api/v1/sign-in/oidc/return";

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.database();

    private static TinyIssuer issuer;
    private static House house;
    private String userId;

    /** A browser on its way: its cookie, and where it was sent. */
    private record Way(String cookie, URI location) {
        private String state() {
            return TinyIssuer.parameters(location.getRawQuery()).get("state");
        }
    }

    @BeforeAll
    static void open() throws IOException {
        issuer = new TinyIssuer();
        house = new House(POSTGRES, issuer.settings());
    }

    @AfterAll
    static void close() {
        house.close();
        issuer.close();
    }

    @BeforeEach
    void somebody() {
        issuer.honest();
        issuer.email = Token.id() + "@demo.test";
        String hash = House.await(house.accounts.passwords().hash(House.PASSWORD));
        userId = House.await(new StaffUsers(house.database).add(issuer.email, "Somebody", hash, "demo", Role.OPERATOR));
        House.await(new SignInAttempts(house.database).clear("address 127.0.0.1"));
    }

    @Test
    void somebody_with_a_verified_address_is_signed_in_and_from_then_on_known_by_the_issuers_name_alone() {
        assertEquals(
                "Tiny", house.get("/api/v1/sign-in").json().at("/oidc/name").asText());
        Answer answer = signIn();
        assertEquals(200, answer.status(), answer.toString());
        assertEquals(userId, answer.json().at("/user/id").asText());
        Session session = session(answer);
        Answer link = house.get("/api/v1/me/oidc", session.headers());
        assertEquals("Tiny", link.json().path("name").asText());
        assertTrue(link.json().has("linked_at"), link.toString());

        issuer.email = "married@elsewhere.test";
        issuer.isVerified = false;
        assertEquals(userId, signIn().json().at("/user/id").asText());

        Answer gone =
                house.send(house.request("/api/v1/me/oidc", session.headers()).DELETE());
        assertEquals(204, gone.status(), gone.toString());
        assertEquals("oidc_unverified", signIn().code());
        assertFalse(house.get("/api/v1/me/oidc", session.headers()).json().has("linked_at"));
    }

    @Test
    void an_address_that_the_issuer_tells_only_when_it_is_asked_counts_too() {
        issuer.isShy = true;
        assertEquals(200, signIn().status());
        issuer.subject = "s-1";
        issuer.lie = Lie.OTHER_PERSON;
        assertEquals("oidc_untrusted", signIn().code());
    }

    @Test
    void the_issuer_is_asked_with_pkce_a_nonce_and_no_more_than_is_needed() {
        Way way = begin();
        Map<String, String> asked = TinyIssuer.parameters(way.location().getRawQuery());
        assertEquals("code", asked.get("response_type"));
        assertEquals("openid email", asked.get("scope"));
        assertEquals("S256", asked.get("code_challenge_method"));
        assertEquals("http://localhost/admin/sign-in/oidc", asked.get("redirect_uri"));
        assertEquals(43, asked.get("nonce").length());
        assertTrue(way.location().toString().startsWith(issuer.uri() + "/authorize?"));
        Answer begun = house.post("/api/v1/sign-in/oidc", "{}");
        String cookie = begun.header("Set-Cookie").orElseThrow();
        assertTrue(cookie.matches("sohbet-oidc=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict"), cookie);
        assertFalse(begun.body().contains(cookie.substring(12, 55)), "what binds the browser is in the cookie alone");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "OVER", "FROM_TOMORROW", "OTHER_PERSON"})
    void a_token_that_does_not_hold_signs_nobody_in(Lie lie) {
        issuer.lie = lie;
        assertEquals("oidc_untrusted", signIn().code());
        assertNoSession();
    }

    @ParameterizedTest
    @EnumSource(names = {"OVER", "FROM_TOMORROW"})
    void a_token_of_another_time_is_told_apart(Lie lie) {
        issuer.lie = lie;
        assertEquals("oidc_clock", signIn().code());
        assertNoSession();
    }

    @Test
    void a_state_is_good_once_and_in_its_own_browser() {
        Way way = begin();
        Way anothers = begin();
        String code = issuer.agree(way.location());
        assertEquals("oidc_state", finish(way.state(), code, anothers.cookie()).code(), "another browser's");
        assertEquals("oidc_state", finish(way.state(), code, null).code(), "no browser's");
        assertEquals("oidc_state", finish(Token.fresh(), code, way.cookie()).code(), "nobody's");
        assertEquals(200, finish(way.state(), code, way.cookie()).status());
        String again = issuer.agree(way.location());
        assertEquals("oidc_state", finish(way.state(), again, way.cookie()).code(), "used");
    }

    @Test
    void a_code_from_somebody_elses_sign_in_is_not_taken() {
        Way mine = begin();
        Way theirs = begin();
        assertEquals(
                "oidc_refused",
                finish(mine.state(), issuer.agree(theirs.location()), mine.cookie())
                        .code());
        Way next = begin();
        assertEquals(
                "oidc_untrusted",
                send(
                                "{\"state\":\"%s\",\"code\":\"%s\",\"iss\":\"https://id.example\"}"
                                        .formatted(next.state(), issuer.agree(next.location())),
                                next.cookie())
                        .code());
        Way last = begin();
        assertEquals(
                "oidc_untrusted",
                send(
                                "{\"state\":\"%s\",\"code\":\"%s\"}"
                                        .formatted(last.state(), issuer.agree(last.location())),
                                last.cookie())
                        .code(),
                "it says that it always names itself");
        assertNoSession();
    }

    @Test
    void whoever_is_not_one_of_the_staff_stays_outside() throws Exception {
        int before = people();
        issuer.isVerified = false;
        assertEquals("oidc_unverified", signIn().code());
        issuer.isVerified = "true";
        assertEquals("oidc_unverified", signIn().code(), "a text is no yes");
        issuer.isVerified = true;
        String known = issuer.email;
        issuer.email = "stranger@demo.test";
        assertEquals("oidc_unknown", signIn().code());
        Session admin = house.signIn("admin@demo.test");
        issuer.email = "invited@demo.test";
        house.post(
                "/api/v1/users",
                "{\"email\":\"invited@demo.test\",\"name\":\"Invited\",\"role\":\"operator\"}",
                admin.headers());
        assertEquals("oidc_unknown", signIn().code(), "who was invited opens the invitation first");
        assertEquals(before + 1, people(), "nobody is made but the invited");

        issuer.email = known;
        assertEquals(200, signIn().status());
        issuer.subject = Token.id();
        assertEquals("oidc_other", signIn().code(), "the address has another owner there now");
    }

    @Test
    void the_locked_are_refused_linked_or_not() {
        Session admin = house.signIn("admin@demo.test");
        assertEquals(
                200,
                house.patch("/api/v1/users/" + userId, "{\"locked\":true}", admin.headers())
                        .status());
        assertEquals("account_locked", signIn().code());
        house.patch("/api/v1/users/" + userId, "{\"locked\":false}", admin.headers());
        assertEquals(200, signIn().status());
        house.patch("/api/v1/users/" + userId, "{\"locked\":true}", admin.headers());
        assertEquals("account_locked", signIn().code());
    }

    @Test
    void the_second_step_is_asked_for_all_the_same_and_each_step_stands_in_the_log() throws Exception {
        Session before = session(signIn());
        Authenticator app = new Authenticator(house.post("/api/v1/me/mfa", "", before.headers())
                .json()
                .path("key")
                .asText());
        house.post("/api/v1/me/mfa/confirm", "{\"code\":\"" + app.code(-1) + "\"}", before.headers());

        Way way = begin();
        Answer half = finish(way.state(), issuer.agree(way.location()), way.cookie());
        assertEquals("mfa_needed", half.code());
        assertTrue(half.header("Set-Cookie").isEmpty(), "no session yet");
        assertEquals("oidc_state", code(app.code(0), begin().cookie()).code(), "another browser's");
        assertEquals(
                "oidc_state",
                finish(way.state(), issuer.agree(way.location()), way.cookie()).code());
        assertEquals("bad_code", code("000000", way.cookie()).code());
        Answer in = code(app.code(0), way.cookie());
        assertEquals(userId, in.json().at("/user/id").asText(), in.toString());
        assertEquals(200, house.get("/api/v1/me", session(in).headers()).status());
        assertEquals("oidc_state", code(app.code(1), way.cookie()).code(), "once");
        assertEquals(
                List.of(
                        "person signInByOidc 200 null",
                        "unproven signInByOidc 401 mfa_needed",
                        "unproven confirmOidcSignIn 401 bad_code",
                        "person confirmOidcSignIn 200 null"),
                log());
    }

    @Test
    void an_issuer_that_is_gone_or_misbehaves_is_out_of_reach_and_nothing_else() throws Exception {
        Way way = begin();
        String code = issuer.agree(way.location());
        for (TinyIssuer.Answer answer : List.of(
                new TinyIssuer.Answer("/token", 500, null, "{}"),
                new TinyIssuer.Answer("/token", 401, null, "{\"error\":\"invalid_client\"}"),
                new TinyIssuer.Answer("/token", 302, issuer.uri() + "/elsewhere", "{}"),
                new TinyIssuer.Answer("/token", 200, null, "<html>"),
                new TinyIssuer.Answer("/token", 200, null, "\"" + "x".repeat(300_000) + "\""))) {
            Way one = begin();
            issuer.instead = answer;
            assertEquals(
                    "oidc_unavailable",
                    finish(one.state(), issuer.agree(one.location()), one.cookie())
                            .code());
            issuer.instead = null;
        }
        assertEquals(200, finish(way.state(), code, way.cookie()).status());
        Way back = begin();
        assertEquals(
                "oidc_refused",
                send("{\"state\":\"%s\",\"error\":\"access_denied\"}".formatted(back.state()), back.cookie())
                        .code());

        var gone = new TinyIssuer();
        try (House other = new House(POSTGRES, gone.settings())) {
            gone.close();
            assertEquals(
                    "oidc_unavailable", other.post("/api/v1/sign-in/oidc", "{}").code());
            assertEquals(503, other.post("/api/v1/sign-in/oidc", "{}").status());
            assertEquals(
                    "oidc_state",
                    other.post(RETURN, "{\"state\":\"x\",\"code\":\"y\"}").code());
            other.signIn("admin@demo.test");
        }
    }

    @Test
    void a_foreign_page_begins_and_ends_nothing() {
        Way way = begin();
        String body = "{\"state\":\"%s\",\"code\":\"x\"}".formatted(way.state());
        String[] evil = {"Origin", "https://evil.example", "Cookie", way.cookie()};
        assertEquals("csrf", house.post("/api/v1/sign-in/oidc", "{}", evil).code());
        assertEquals("csrf", house.post(RETURN, body, evil).code());
        assertEquals(
                "csrf",
                house.post("/api/v1/sign-in/oidc/code", "{\"code\":\"1\"}", evil)
                        .code());
        assertEquals(
                200,
                finish(way.state(), issuer.agree(way.location()), way.cookie()).status());
    }

    @Test
    void guesses_are_throttled_by_address() {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 25; i++)
            codes.add(finish(Token.fresh(), "x", "sohbet-oidc=" + Token.fresh()).code());
        assertEquals("throttled", codes.getLast());
        assertEquals("oidc_state", codes.getFirst());
    }

    private List<String> log() throws Exception {
        return House.await(house.database.read("demo", connection -> {
            List<String> rows = new ArrayList<>();
            try (var query = connection.prepareStatement(
                    "select who_kind, what, status, code from audit where who_id = ? and what like '%Oidc%' order by id")) {
                query.setString(1, userId);
                try (var row = query.executeQuery()) {
                    while (row.next())
                        rows.add(row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                                + row.getString(4));
                }
            }
            return rows;
        }));
    }

    private void assertNoSession() {
        assertEquals(0, House.<Integer>await(house.database.read(connection -> {
            try (var query = connection.prepareStatement("select count(*) from staff_session where user_id = ?")) {
                query.setString(1, userId);
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        })));
    }

    private static int people() {
        return House.await(house.database.read(connection -> {
            try (var query = connection.prepareStatement("select count(*) from staff_user");
                    var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }));
    }

    private static Answer signIn() {
        Way way = begin();
        return finish(way.state(), issuer.agree(way.location()), way.cookie());
    }

    private static Way begin() {
        Answer begun = house.post("/api/v1/sign-in/oidc", "{}");
        String cookie = begun.header("Set-Cookie").orElseThrow(() -> new IllegalStateException(begun.toString()));
        return new Way(
                cookie.substring(0, cookie.indexOf(';')),
                URI.create(begun.json().path("location").asText()));
    }

    private static Answer finish(String state, String code, String cookie) {
        return send("{\"state\":\"%s\",\"code\":\"%s\",\"iss\":\"%s\"}".formatted(state, code, issuer.uri()), cookie);
    }

    private static Answer send(String body, String cookie) {
        return cookie == null ? house.post(RETURN, body) : house.post(RETURN, body, "Cookie", cookie);
    }

    private static Answer code(String code, String cookie) {
        return house.post("/api/v1/sign-in/oidc/code", "{\"code\":\"" + code + "\"}", "Cookie", cookie);
    }

    /** Of a sign-in that sets two cookies: the session's, and the end of the way's. */
    private static Session session(Answer answer) {
        String cookie = answer.response().headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("sohbet="))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(answer.toString()));
        return new Session(
                cookie.substring(0, cookie.indexOf(';')),
                answer.json().path("csrf").asText());
    }
}
