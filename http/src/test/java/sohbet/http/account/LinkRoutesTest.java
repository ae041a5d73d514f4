// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.pekko.http.javadsl.server.Directives;
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
import sohbet.http.edge.RawHttp;
import sohbet.http.mail.Post;
import sohbet.http.mail.SandboxMailRoutes;
import sohbet.persistence.account.Role;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinkRoutesTest {
    private static final String GOOD = "three small otters";

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static House house;
    private static Post post;
    private static Session admin;

    @BeforeAll
    static void open() {
        house = new House(
                POSTGRES,
                it -> Directives.concat(
                        new SandboxMailRoutes(it.database, it.accounts.access(), true).routes(),
                        Directives.pathPrefix(
                                "off",
                                () -> new SandboxMailRoutes(it.database, it.accounts.access(), false).routes())));
        post = Post.simulated(house.database);
        admin = house.signIn("admin@demo.test");
    }

    @AfterAll
    static void close() {
        post.close();
        house.close();
    }

    @BeforeEach
    void forgetFailures() {
        run("delete from sign_in_attempt");
    }

    @Test
    void an_invitation_opens_the_door_once() {
        invite("guest@demo.test", "en");
        String link = mailbox("guest@demo.test").token();
        assertTrue(mailbox("guest@demo.test").bodies().getLast().startsWith("Demo Mağaza: you are invited"));
        assertEquals("bad_credentials", signIn("guest@demo.test", GOOD).code());
        var shown = house.get("/api/v1/invitations/" + link).json();
        assertEquals("guest@demo.test", shown.path("email").asText());
        assertEquals("Demo Mağaza", shown.path("merchant").asText());
        assertTrue(shown.path("needs_password").asBoolean());
        assertEquals("weak_password", accept(link, "Guest", "password123").code());
        assertEquals("invalid", house.post("/api/v1/invitations/" + link, "{}").code());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> tries = IntStream.range(0, 5)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> accept(link, "Ayşe " + i, GOOD + " " + i).status(), threads))
                    .toList();
            assertEquals(
                    1, tries.stream().filter(status -> status.join() == 204).count());
            assertEquals(
                    4, tries.stream().filter(status -> status.join() == 410).count());
        }
        long right = IntStream.range(0, 5)
                .filter(i -> signIn("guest@demo.test", GOOD + " " + i).status() == 200)
                .count();
        assertEquals(1, right);
        assertEquals("link_over", house.get("/api/v1/invitations/" + link).code());
        assertEquals("link_over", house.get("/api/v1/invitations/nonsense").code());
        assertEquals("link_over", accept("%00", "x", GOOD).code());
    }

    @Test
    void an_invitation_runs_out_and_a_new_one_ends_the_one_before() {
        String id = invite("late@demo.test", "tr").json().path("id").asText();
        String first = mailbox("late@demo.test").token();
        assertTrue(mailbox("late@demo.test").bodies().getLast().startsWith("Demo Mağaza sizi davet ediyor"));
        assertEquals(
                204,
                house.post("/api/v1/users/" + id + "/mail", "", admin.headers()).status());
        String second = mailbox("late@demo.test").token();
        assertNotEquals(first, second);
        assertEquals("link_over", accept(first, "x", GOOD).code());
        run("update staff_link set expires_at = now() - interval '1 second'");
        assertEquals("link_over", accept(second, "x", GOOD).code());
    }

    @Test
    void a_forgotten_password_is_chosen_anew_by_mail_and_ends_every_session() {
        String email = house.staff(Role.VIEWER);
        Session session = house.signIn(email);
        assertEquals(204, forgot(email.toUpperCase(java.util.Locale.ROOT)).status());
        String first = mailbox(email).token();
        assertEquals(204, forgot(email).status());
        String token = mailbox(email).token();
        assertEquals("link_over", reset(first, GOOD).code());
        assertEquals("weak_password", reset(token, "viewer12345").code());
        assertEquals(200, house.get("/api/v1/me", session.headers()).status());
        assertEquals(204, reset(token, GOOD).status());
        assertEquals("link_over", reset(token, GOOD).code());
        assertEquals(
                "unauthenticated", house.get("/api/v1/me", session.headers()).code());
        assertEquals("bad_credentials", signIn(email, House.PASSWORD).code());
        assertEquals(200, signIn(email, GOOD).status());
    }

    @Test
    void who_forgets_does_not_tell_who_is_there() {
        String email = house.staff(Role.OPERATOR);
        long[] known = new long[3];
        long[] unknown = new long[3];
        for (int i = 0; i < 3; i++) {
            run("delete from sign_in_attempt");
            Answer one = timed(known, i, email);
            Answer other = timed(unknown, i, "nobody" + i + "@demo.test");
            assertEquals(one.status(), other.status());
            assertEquals(one.body(), other.body());
            assertEquals(
                    one.response().headers().map().keySet(),
                    other.response().headers().map().keySet());
        }
        assertTrue(mailbox("nobody0@demo.test").bodies().isEmpty());
        double ratio = median(known) / (double) median(unknown);
        assertTrue(
                ratio > 0.5 && ratio < 2, "known " + Arrays.toString(known) + ", unknown " + Arrays.toString(unknown));
        assertTrue(median(unknown) >= 400_000_000, "it was answered at once");
    }

    private static Answer timed(long[] times, int i, String email) {
        long begun = System.nanoTime();
        Answer answer = forgot(email);
        times[i] = System.nanoTime() - begun;
        return answer;
    }

    @Test
    void a_sign_in_does_not_tell_by_its_time_who_is_there() {
        String[] emails = people();
        var times = new long[emails.length][7];
        for (int i = 0; i < 7; i++) {
            run("delete from sign_in_attempt");
            // Nobody comes always behind the same other, whose work may go on after its answer.
            for (int turn = 0; turn < emails.length; turn++) {
                int who = (turn + i) % emails.length;
                times[who][i] = wrong(emails[who]);
            }
        }
        // What else the machine does makes an answer later, never sooner.
        var least = Arrays.stream(times)
                .mapToLong(each -> Arrays.stream(each).min().orElseThrow())
                .toArray();
        System.getLogger("sign-in")
                .log(
                        System.Logger.Level.INFO,
                        "wrong password of {0}: at the soonest after {1} ns",
                        List.of(emails),
                        Arrays.toString(least));
        // The reckoning takes tens of milliseconds; without it an answer takes about one.
        for (long other : least) {
            double ratio = least[0] / (double) other;
            assertTrue(ratio > 0.5 && ratio < 2, Arrays.deepToString(times));
        }
    }

    /** Somebody known, nobody, and those who are there and may not come in. */
    private static String[] people() {
        String known = house.staff(Role.ADMIN);
        String mark = Long.toString(System.nanoTime(), 36);
        invite("not-yet-" + mark + "@demo.test", "tr");
        add("locked-" + mark + "@demo.test");
        add("must-change-" + mark + "@demo.test");
        run("update membership set locked_at = now() where user_id = (select id from staff_user where email = 'locked-"
                + mark + "@demo.test')");
        return new String[] {
            known,
            "nobody@demo.test",
            "not-yet-" + mark + "@demo.test",
            "locked-" + mark + "@demo.test",
            "must-change-" + mark + "@demo.test"
        };
    }

    private static void add(String email) {
        Answer added = house.post(
                "/api/v1/users",
                "{\"email\":\"%s\",\"name\":\"x\",\"role\":\"viewer\",\"password\":\"%s\"}".formatted(email, GOOD),
                admin.headers());
        assertEquals(201, added.status(), added.toString());
    }

    @Test
    void whoever_does_not_know_the_password_hears_the_same_of_everybody() {
        String[] emails = people();
        run("delete from sign_in_attempt");
        for (String path : List.of("/api/v1/sign-in", "/api/v1/sign-in/password")) {
            var answers = new java.util.HashSet<String>();
            for (String email : emails) answers.add(said(path, email));
            assertEquals(1, answers.size(), answers.toString());
            assertTrue(answers.toString().contains("\"bad_credentials\""), answers.toString());
        }
    }

    /** All of the answer that is not different each time. */
    private static String said(String path, String email) {
        String more = path.endsWith("password") ? ",\"new_password\":\"four tall giraffes\"" : "";
        Answer answer = house.post(path, "{\"email\":\"%s\",\"password\":\"wrong one\"%s}".formatted(email, more));
        var names = new java.util.TreeSet<>(answer.response().headers().map().keySet());
        return answer.status() + " " + names + " " + answer.body().replaceAll("\"correlation_id\":\"[^\"]*\"", "");
    }

    @Test
    void a_link_that_never_was_is_answered_like_one_that_is_over() {
        invite("over@demo.test", "tr");
        String over = mailbox("over@demo.test").token();
        run("update staff_link set expires_at = now() - interval '1 second'");
        for (String path : List.of("/api/v1/invitations/%s", "/api/v1/reset")) {
            var answers = new java.util.HashSet<String>();
            for (String token : List.of(over, "A".repeat(over.length()), "x")) {
                String body = path.endsWith("reset")
                        ? "{\"token\":\"" + token + "\",\"password\":\"" + GOOD + "\"}"
                        : "{\"name\":\"x\",\"password\":\"" + GOOD + "\"}";
                Answer answer = house.post(path.formatted(token), body);
                assertEquals("link_over", answer.code());
                answers.add(answer.status()
                        + answer.body()
                                .replaceAll("\"(correlation_id|instance)\":\"[^\"]*\"", "")
                                .replace(token, ""));
            }
            assertEquals(1, answers.size(), answers.toString());
        }
    }

    @Test
    void a_mail_leads_to_the_address_of_the_installation_whatever_host_was_asked() {
        String evil = "evil.example";
        String forged =
                "Host: %1$s\r\nX-Forwarded-Host: %1$s\r\nX-Forwarded-Proto: https\r\nForwarded: host=%1$s;proto=https\r\n"
                                .formatted(evil)
                        + "X-Original-URL: https://" + evil + "/\r\nX-HTTP-Host-Override: " + evil + "\r\n";
        String email = house.staff(Role.VIEWER);
        posted("/api/v1/forgot", "{\"email\":\"" + email + "\"}", forged, "204");
        posted("http://" + evil + "/api/v1/forgot", "{\"email\":\"" + email + "\"}", forged, "204");
        posted(
                "/api/v1/users",
                "{\"email\":\"misled@demo.test\",\"name\":\"Guest\",\"role\":\"viewer\"}",
                forged + "Cookie: " + admin.cookie() + "\r\nX-CSRF-Token: " + admin.csrf() + "\r\n",
                "201");
        for (String to : List.of(email, "misled@demo.test")) {
            var bodies = mailbox(to).bodies();
            assertFalse(bodies.isEmpty(), to);
            for (String body : bodies) {
                assertTrue(
                        body.contains(" http://localhost/admin/") || body.contains("\nhttp://localhost/admin/"), body);
                assertFalse(body.contains(evil), body);
            }
        }
    }

    private static void posted(String target, String body, String headers, String status) {
        String answer = RawHttp.talk(
                house.uri,
                "POST " + target + " HTTP/1.1\r\n" + headers + "Connection: close\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertFalse(answer.contains("evil"), answer);
    }

    private static long wrong(String email) {
        long begun = System.nanoTime();
        assertEquals("bad_credentials", signIn(email, "wrong").code());
        return System.nanoTime() - begun;
    }

    private static long median(long[] times) {
        return Arrays.stream(times).sorted().toArray()[times.length / 2];
    }

    @Test
    void asking_again_and_again_is_throttled_for_everybody_alike() {
        for (int i = 0; i < 4; i++) assertEquals(204, forgot("ghost@demo.test").status());
        Answer throttled = forgot("ghost@demo.test");
        assertEquals("throttled", throttled.code());
        assertTrue(Integer.parseInt(throttled.header("Retry-After").orElseThrow()) > 30);
    }

    @Test
    void a_session_begins_with_a_token_of_our_own() {
        String email = house.staff(Role.OPERATOR);
        String fixed = "sohbet=" + "A".repeat(43);
        Answer answer = house.post("/api/v1/sign-in", credentials(email, House.PASSWORD), "Cookie", fixed);
        String cookie = answer.header("Set-Cookie").orElseThrow();
        assertFalse(cookie.startsWith(fixed));
        assertEquals("unauthenticated", house.get("/api/v1/me", "Cookie", fixed).code());
        Session before = house.signIn(email);
        Answer again = house.post("/api/v1/sign-in", credentials(email, House.PASSWORD), "Cookie", before.cookie());
        assertFalse(again.header("Set-Cookie").orElseThrow().startsWith(before.cookie()));
        assertTrue(cookie.contains("; HttpOnly; SameSite=Strict"));
    }

    @Test
    void a_foreign_page_can_do_none_of_this() {
        for (String path : List.of("/forgot", "/reset", "/invitations/x", "/sign-in/password"))
            assertEquals(
                    "csrf",
                    house.post("/api/v1" + path, "{}", "Origin", "https://evil.example")
                            .code(),
                    path);
    }

    @Test
    void the_sandbox_shows_the_mails_nobody_gets_and_only_there() {
        invite("<b>shown@demo.test".replace("<b>", ""), "tr");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            String page = house.get("/sandbox/mail").body();
            assertTrue(page.contains("shown@demo.test"), page);
            assertTrue(page.contains("<a href=\"http://localhost/admin/invitation#"), page);
        });
        Answer page = house.get("/sandbox/mail");
        assertTrue(page.header("Content-Security-Policy").orElse("").startsWith("default-src 'none'"));
        assertEquals("no-store", page.header("Cache-Control").orElse(""));
        assertEquals(
                "not_found",
                house.get("/sandbox/mail", "X-Forwarded-For", "203.0.113.7").code());
        assertEquals(
                200,
                house.get("/sandbox/mail", "X-Forwarded-For", "203.0.113.7", "Cookie", admin.cookie())
                        .status());
        assertEquals("not_found", house.get("/off/sandbox/mail").code());
    }

    @Test
    void an_invitation_comes_under_the_name_and_with_the_address_of_the_shop() {
        String settings = "/api/v1/merchants/demo/settings";
        house.patch(
                settings, "{\"mail_from\":{\"name\":\"Demo & Co\",\"reply_to\":\"hello@demo.test\"}}", admin.headers());
        invite("answers@demo.test", "tr");
        house.patch(settings, "{\"mail_from\":{\"name\":\"\",\"reply_to\":\"\"}}", admin.headers());
        invite("unanswered@demo.test", "tr");
        assertEquals(204, forgot("admin@demo.test").status());
        assertEquals("Demo & Co, hello@demo.test", writer("answers@demo.test"));
        assertEquals("Demo Mağaza, ", writer("unanswered@demo.test"));
        // What concerns the account and no shop is the installation's own.
        assertEquals(", ", writer("admin@demo.test"));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            String page = house.get("/sandbox/mail").body();
            assertTrue(page.contains("<p>From: Demo &amp; Co</p><p>Reply to: hello@demo.test</p>"), page);
        });
    }

    private static String writer(String recipient) {
        return House.await(house.database.read(connection -> {
            try (var query = connection.prepareStatement(
                    "select sender_name || ', ' || reply_to from mail where recipient = ? order by created_at desc")) {
                query.setString(1, recipient);
                try (var row = query.executeQuery()) {
                    return row.next() ? row.getString(1) : "none";
                }
            }
        }));
    }

    @Test
    void names_in_mails_are_text() {
        house.post(
                "/api/v1/users",
                "{\"email\":\"x@demo.test\",\"name\":\"<script>alert(1)</script>\",\"role\":\"viewer\"}",
                admin.headers());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> house.get("/sandbox/mail").body().contains("x@demo.test"));
        assertFalse(house.get("/sandbox/mail").body().contains("<script>"));
    }

    private static Answer invite(String email, String locale) {
        Answer answer = house.post(
                "/api/v1/users",
                "{\"email\":\"%s\",\"name\":\"Guest\",\"role\":\"operator\",\"locale\":\"%s\"}"
                        .formatted(email, locale),
                admin.headers());
        assertEquals(201, answer.status(), answer.toString());
        return answer;
    }

    private static Answer accept(String token, String name, String password) {
        return house.post(
                "/api/v1/invitations/" + token, "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    }

    private static Answer forgot(String email) {
        return house.post("/api/v1/forgot", "{\"email\":\"" + email + "\"}");
    }

    private static Answer reset(String token, String password) {
        return house.post("/api/v1/reset", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password));
    }

    private static Answer signIn(String email, String password) {
        return house.post("/api/v1/sign-in", credentials(email, password));
    }

    private static String credentials(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    private static Mailbox mailbox(String address) {
        return new Mailbox(house.database, address);
    }

    private static void run(String sql) {
        House.await(house.database.write(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        }));
    }
}
