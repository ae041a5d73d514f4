// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.http.House;
import sohbet.http.edge.Json;
import sohbet.persistence.account.Role;
import sohbet.persistence.audit.Act;
import sohbet.persistence.audit.Act.Answer;
import sohbet.persistence.audit.Act.From;
import sohbet.persistence.audit.Act.Thing;
import sohbet.persistence.audit.AuditEntry;
import sohbet.persistence.audit.AuditEntry.Outcome;
import sohbet.persistence.audit.AuditList;
import sohbet.persistence.audit.Who;
import sohbet.persistence.postgres.TestPostgres;

/** What one request leaves in the log, whatever happens to it on the way. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrailTest {
    private static final Runnable NOTHING = () -> {};

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>(NOTHING);
    private static House house;
    private static String key;

    @BeforeAll
    static void open() {
        house = new House(POSTGRES, TrailTest::acts);
        key = house.key(Role.ADMIN);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void nothing_meanwhile() {
        MEANWHILE.set(NOTHING);
    }

    /** An act that does what a test wants done while it runs. */
    private static Route acts(House house) {
        var access = house.accounts.access();
        return Directives.concat(
                Directives.path(
                        "take",
                        () -> access.caller("takeSession", caller -> {
                            RUNS.incrementAndGet();
                            MEANWHILE.get().run();
                            return Directives.complete("taken");
                        })),
                Directives.path("list", () -> access.caller("listSessions", caller -> Directives.complete("list"))),
                Directives.path(
                        "page", () -> access.page("recordProductInteraction", page -> Directives.complete("x"))));
    }

    private static House.Answer take(String... headers) {
        return house.post("/take", "", headers.length == 0 ? new String[] {"Authorization", "Bearer " + key} : headers);
    }

    private static List<AuditEntry> log(String merchant, String what) {
        var all = new AuditList.Filter(
                Instant.EPOCH, Instant.parse("9000-01-01T00:00:00Z"), null, what, null, null, null);
        return House.await(
                house.database.read(merchant, connection -> AuditList.page(connection, merchant, all, null, 1_000)));
    }

    @Test
    void the_attempt_is_there_before_the_act_and_the_outcome_before_the_answer() {
        var seen = new AtomicReference<Outcome>();
        MEANWHILE.set(() -> seen.set(log("demo", "takeSession").getFirst().outcome()));
        assertEquals(200, take().status());
        assertEquals(Outcome.UNKNOWN, seen.get());
        assertEquals(Outcome.DONE, log("demo", "takeSession").getFirst().outcome());
    }

    @Test
    void an_act_whose_outcome_was_never_written_reads_as_unknown_and_was_not_told_to_be_done() {
        int before = log("demo", "takeSession").size();
        MEANWHILE.set(() -> sql("alter table audit rename to audit_away"));
        var answer = take();
        sql("alter table audit_away rename to audit");
        assertEquals("unavailable", answer.code());
        assertEquals(503, answer.status());
        assertNotNull(answer.header("X-Correlation-Id").orElse(null));
        var told = log("demo", "takeSession");
        assertEquals(before + 1, told.size());
        assertEquals(Outcome.UNKNOWN, told.getFirst().outcome());
    }

    @Test
    void what_breaks_is_noted_as_failed() {
        MEANWHILE.set(() -> {
            throw new IllegalStateException("the act breaks");
        });
        assertEquals(500, take().status());
        assertEquals(
                new Answer(500, "internal", null),
                log("demo", "takeSession").getFirst().answer());
    }

    @Test
    void what_cannot_be_noted_is_not_done() {
        int runs = RUNS.get();
        sql("alter table audit rename to audit_away");
        var answer = take();
        sql("alter table audit_away rename to audit");
        assertEquals("unavailable", answer.code());
        assertTrue(answer.header("Retry-After").isPresent());
        assertEquals(runs, RUNS.get());
        assertEquals(200, take().status());
    }

    @Test
    void reading_leaves_nothing_and_being_refused_leaves_who_it_was() {
        int before = count("select count(*) from audit");
        assertEquals(200, house.get("/list", "Authorization", "Bearer " + key).status());
        assertEquals(401, house.get("/list").status());
        assertEquals(401, house.get("/api/v1/me").status());
        assertEquals(before, count("select count(*) from audit"));

        String viewer = house.key(Role.VIEWER);
        assertEquals(
                "forbidden",
                take("Authorization", "Bearer " + viewer, "User-Agent", "a till")
                        .code());
        var refused = log("demo", "takeSession").getFirst();
        assertEquals(new Answer(403, "forbidden", null), refused.answer());
        assertEquals(Who.Kind.MACHINE, refused.act().who().kind());
        assertEquals("test", refused.act().who().name());
        assertEquals("a till", refused.act().from().device());
        assertEquals("127.0.0.1", refused.act().from().address());

        var session = house.signIn("admin@demo.test");
        assertEquals("csrf", take("Cookie", session.cookie()).code());
        var forged = log("demo", "takeSession").getFirst();
        assertEquals(new Answer(403, "csrf", null), forged.answer());
        assertEquals("Admin", forged.act().who().name());
    }

    @Test
    void a_sign_in_is_somebodys_and_a_wrong_one_names_the_account_and_never_what_was_typed() {
        house.signIn("admin@demo.test");
        var right = log("demo", "signIn").getFirst();
        assertEquals(Who.Kind.PERSON, right.act().who().kind());
        assertEquals("Admin", right.act().who().name());
        assertEquals(Outcome.DONE, right.outcome());

        assertEquals(401, signIn("ADMIN@demo.test", "hunter2-typed").status());
        var wrong = log("demo", "signIn").getFirst();
        assertEquals(Who.Kind.UNPROVEN, wrong.act().who().kind());
        assertEquals(right.act().who().id(), wrong.act().who().id());
        assertEquals("bad_credentials", code(wrong));

        assertEquals(
                401, signIn("hunter2-typed@in-the-wrong-field", "hunter2-typed").status());
        var unknown = log(Act.INSTALLATION, "signIn").getFirst();
        assertEquals(Who.NOBODY, unknown.act().who());
        assertEquals(
                0,
                count(
                        "select count(*) from audit where audit::text ilike '%hunter2%' or audit::text ilike '%wrong-field%'"));
        assertEquals(0, count("select count(*) from audit where audit::text ilike '%admin@demo%'"));
    }

    private static String code(AuditEntry entry) {
        var answer = entry.answer();
        return answer == null ? "none" : String.valueOf(answer.code());
    }

    private static House.Answer signIn(String email, String password) {
        return house.post("/api/v1/sign-in", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    @Test
    void a_sign_out_is_an_attempt_with_its_outcome() {
        var session = house.signIn("admin@demo.test");
        assertEquals(204, house.post("/api/v1/sign-out", "", session.headers()).status());
        var out = log("demo", "signOut").getFirst();
        assertEquals(Outcome.DONE, out.outcome());
        assertEquals("Admin", out.act().who().name());
    }

    @Test
    void settings_are_told_before_and_after() throws Exception {
        var patch = "{\"idle_minutes\":45,\"greeting\":{\"en\":\"Welcome\"}}";
        var answer = house.patch("/api/v1/merchants/demo/settings", patch, "Authorization", "Bearer " + key);
        assertEquals(200, answer.status(), answer.toString());
        var changed = log("demo", "changeSettings").getFirst();
        assertEquals(new Thing("merchants", "demo"), changed.act().object());
        var told = changed.answer();
        assertNotNull(told);
        var changes = Json.read(String.valueOf(told.changes()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(2, changes.size(), changes.toString());
        assertEquals("greeting.en", changes.get(0).path("field").asText());
        assertEquals("Welcome", changes.get(0).path("after").asText());
        assertEquals("idle_minutes", changes.get(1).path("field").asText());
        assertEquals(45, changes.get(1).path("after").asInt());
        house.patch("/api/v1/merchants/demo/settings", patch, "Authorization", "Bearer " + key);
        var again = log("demo", "changeSettings").getFirst().answer();
        assertNull(again == null ? "none" : again.changes(), "nothing has changed");
    }

    @Test
    void a_visitors_page_leaves_nothing() {
        int before = count("select count(*) from audit");
        assertEquals(
                "key_refused",
                house.post("/page", "", "X-Sohbet-Key", "sohbet_pk_none").code());
        assertEquals(before, count("select count(*) from audit"));
    }

    @Test
    void refusals_alike_are_two_rows_with_their_number_however_many_they_are() {
        var repeats = new Repeats();
        var act = new Act("*", Who.NOBODY, "takeSession", null, new From("203.0.113.9", null, "r"));
        var elsewhere = new Act("*", Who.NOBODY, "takeSession", null, new From("203.0.113.10", null, "r"));
        var no = new Answer(401, "unauthenticated", null);
        int noted = 0;
        for (int i = 0; i < 500; i++) noted += repeats.admit(act, no) ? 1 : 0;
        assertEquals(1, noted);
        assertTrue(repeats.admit(elsewhere, no));
        assertTrue(repeats.admit(act, new Answer(403, "csrf", null)));
        assertEquals(List.of(), repeats.over());
        assertEquals(List.of(new Repeats.Left(act, no, 499)), repeats.over(0));
        assertTrue(repeats.admit(act, no));
    }

    @Test
    void an_object_is_the_first_thing_of_the_path_and_no_secret() {
        var openApi = house.openApi;
        assertEquals(
                new Thing("carts", "c 1"),
                Aim.of(openApi.operation("setCartLine"), HttpRequest.create("/api/v1/carts/c%201/lines/7")));
        assertEquals(
                new Thing("sessions", "s1"),
                Aim.of(openApi.operation("takeSession"), HttpRequest.create("/api/sessions/s1/take")));
        assertEquals(
                new Thing("products", null),
                Aim.of(openApi.operation("addProduct"), HttpRequest.create("/api/v1/products")));
    }

    @Test
    void what_a_caller_sends_as_its_name_is_cut_and_cleaned() {
        take("Authorization", "Bearer " + key, "User-Agent", "x".repeat(5_000));
        var device = log("demo", "takeSession").getFirst().act().from().device();
        assertNotNull(device);
        assertEquals(300, device.length());
        assertFalse(device.isBlank());
    }

    private static void sql(String sql) {
        try (var connection = POSTGRES.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(String sql) {
        try (var connection = POSTGRES.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
