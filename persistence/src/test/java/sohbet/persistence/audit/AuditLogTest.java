// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.persistence.Database;
import sohbet.persistence.audit.Act.Answer;
import sohbet.persistence.audit.Act.From;
import sohbet.persistence.audit.Act.Thing;
import sohbet.persistence.audit.AuditEntry.Outcome;
import sohbet.persistence.audit.AuditList.Filter;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuditLogTest {
    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static final Filter ALL =
            new Filter(Instant.EPOCH, Instant.parse("9000-01-01T00:00:00Z"), null, null, null, null, null);
    private static final From HOME = new From("203.0.113.7", "Firefox", "r-1");

    private static Database.Settings settings;
    private static Database database;
    private static AuditLog log;

    @BeforeAll
    static void open() {
        settings = Database.Settings.of(POSTGRES.url(), POSTGRES.user(), POSTGRES.password());
        database = Database.open(settings);
        log = new AuditLog(database);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Act act(String merchant, String what, String id) {
        return new Act(merchant, Who.person("u1", "Ayşe"), what, new Thing("sessions", id), HOME);
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static List<AuditEntry> page(String merchant, Filter filter) {
        return done(database.read(merchant, connection -> AuditList.page(connection, merchant, filter, null, 100)));
    }

    private static List<AuditEntry> of(String merchant, Filter filter) {
        return page(merchant, filter).stream()
                .filter(it -> it.act().merchantId().equals(merchant))
                .toList();
    }

    @Test
    void an_attempt_and_its_outcome_are_one_act_and_an_attempt_alone_is_unknown() {
        var act = act("pair", "takeSession", "s1");
        long attempt = done(log.attempt(act));
        assertEquals(Outcome.UNKNOWN, of("pair", ALL).getFirst().outcome());
        assertNull(of("pair", ALL).getFirst().answer());
        done(log.outcome(act, attempt, new Answer(409, "stale", null)));
        var told = of("pair", ALL);
        assertEquals(1, told.size());
        var one = told.getFirst();
        assertEquals(Outcome.REFUSED, one.outcome());
        assertEquals(new Answer(409, "stale", null), one.answer());
        assertEquals(act, one.act());
        assertEquals("Ayşe", one.act().who().name());
    }

    @Test
    void an_outcome_written_twice_is_one() {
        var act = act("twice", "takeSession", "s1");
        long attempt = done(log.attempt(act));
        assertTrue(done(log.outcome(act, attempt, Answer.DONE)) > 0);
        assertEquals(0, done(log.outcome(act, attempt, Answer.DONE)));
        assertEquals(1, of("twice", ALL).size());
    }

    @Test
    void it_is_narrowed_by_each_of_its_sides() {
        var first = act("narrow", "takeSession", "s1");
        done(log.outcome(first, done(log.attempt(first)), Answer.DONE));
        var other = new Act(
                "narrow",
                Who.machine("k9", "Kasa İstanbul"),
                "changeSettings",
                new Thing("merchants", "narrow"),
                new From("198.51.100.1", null, null));
        done(log.outcome(
                other,
                done(log.attempt(other)),
                new Answer(200, null, "[{\"field\":\"idle_minutes\",\"before\":30,\"after\":45}]")));
        done(log.attempt(act("narrow", "sayInSession", "s2")));

        assertEquals(List.of("takeSession"), whats(narrowed("u1", null, "sessions/s1", null, null)));
        assertEquals(List.of("changeSettings"), whats(narrowed("k9", null, null, null, null)));
        assertEquals(List.of("changeSettings"), whats(narrowed(null, "changeSettings", null, null, null)));
        assertEquals(List.of("sayInSession", "takeSession"), whats(narrowed(null, null, "sessions", null, null)));
        assertEquals(List.of("sayInSession"), whats(narrowed(null, null, null, Outcome.UNKNOWN, null)));
        assertEquals(List.of("changeSettings", "takeSession"), whats(narrowed(null, null, null, Outcome.DONE, null)));
        assertEquals(List.of("changeSettings"), whats(narrowed(null, null, null, null, "istanbul")));
        assertEquals(List.of("changeSettings"), whats(narrowed(null, null, null, null, "idle_minutes")));
        assertEquals(List.of("changeSettings"), whats(narrowed(null, null, null, null, "198.51")));
        assertEquals(List.of(), whats(narrowed(null, null, null, null, "%")));
        var old = new Filter(Instant.EPOCH, Instant.parse("2001-01-01T00:00:00Z"), null, null, null, null, null);
        assertEquals(List.of(), page("narrow", old));
    }

    private static Filter narrowed(
            @Nullable String who,
            @Nullable String what,
            @Nullable String object,
            @Nullable Outcome outcome,
            @Nullable String text) {
        return new Filter(ALL.from(), ALL.until(), who, what, object, outcome, text);
    }

    private static List<String> whats(Filter filter) {
        return of("narrow", filter).stream().map(it -> it.act().what()).toList();
    }

    @Test
    void pages_come_each_once_and_only_ones_own() {
        for (int i = 0; i < 25; i++) {
            done(log.entry(act("paged", "takeSession", "s" + i), Answer.DONE, 1));
            done(log.entry(act("neighbour", "takeSession", "n" + i), Answer.DONE, 1));
        }
        var seen = new ArrayList<String>();
        AuditList.@Nullable Place after = null;
        for (boolean more = true; more; ) {
            var place = after;
            var rows = done(database.read(
                    "paged",
                    connection -> AuditList.page(
                            connection, "paged", narrowed(null, "takeSession", null, null, null), place, 10)));
            rows.forEach(it -> seen.add(String.valueOf(it.act().object())));
            more = rows.size() == 10;
            if (more)
                after = new AuditList.Place(rows.getLast().at(), rows.getLast().id());
        }
        assertEquals(25, seen.size());
        assertEquals(25, seen.stream().distinct().count());
        assertTrue(seen.stream().noneMatch(it -> it.contains("=n")), seen.toString());
    }

    @Test
    void the_engines_own_events_are_for_every_merchant_and_other_rows_of_the_installation_for_none() {
        done(log.entry(Act.ofSystem("engineStarted", "nodes", "n1"), Answer.DONE, 1));
        done(log.entry(
                new Act(Act.INSTALLATION, Who.NOBODY, "signIn", null, HOME),
                new Answer(401, "bad_credentials", null),
                1));
        var told = page("whoever", ALL);
        assertTrue(told.stream().anyMatch(it -> it.act().what().equals("engineStarted")));
        assertTrue(told.stream().anyMatch(it -> it.act().what().equals("migrated")), "the first migration is in it");
        assertTrue(told.stream().allMatch(it -> it.act().who().kind() == Who.Kind.SYSTEM));
    }

    @Test
    void nobody_changes_or_removes_a_row_not_even_the_owner() throws Exception {
        done(log.entry(act("kept", "takeSession", "s1"), Answer.DONE, 1));
        for (String sql : List.of(
                "update audit set who_name = 'somebody else'",
                "delete from audit",
                "truncate audit",
                "update " + month(0) + " set what = 'nothing'",
                "delete from " + month(0),
                "truncate " + month(0))) assertEquals("23001", refused(null, sql), sql);
        assertEquals(1, of("kept", ALL).size());
    }

    @Test
    void the_roles_of_the_pools_may_only_write_and_read_and_only_one_merchants_rows() throws Exception {
        done(log.entry(act("mine", "takeSession", "s1"), Answer.DONE, 1));
        done(log.entry(act("theirs", "takeSession", "s2"), Answer.DONE, 1));
        for (String role : List.of("sohbet_app", "sohbet_engine")) {
            for (String sql : List.of(
                    "update audit set who_name = 'somebody else'",
                    "delete from audit",
                    "truncate audit",
                    "drop table audit",
                    "drop table " + month(0),
                    "select * from " + month(0),
                    "insert into " + month(0)
                            + " (merchant_id, step, who_kind, what, status) values ('mine', 'entry', 'nobody', 'x', 200)",
                    "select audit_drop_months(1)",
                    "select audit_make_months(1)",
                    "alter table audit disable trigger never_changed"))
                assertEquals("42501", refused(role, sql), role + ": " + sql);
        }
        try (var connection = as("sohbet_app", "mine")) {
            assertEquals(
                    "mine",
                    text(
                            connection,
                            "select string_agg(distinct merchant_id, ',') from audit where who_kind <> 'system'"));
        }
        for (String nobody : List.of("select 1", "reset sohbet.merchant", "set sohbet.merchant = ''"))
            try (var connection = as("sohbet_app", null);
                    var statement = connection.createStatement()) {
                statement.execute(nobody);
                assertEquals("0", text(connection, "select count(*) from audit"), nobody);
            }
        String foreign =
                "insert into audit (merchant_id, step, who_kind, what, status) values ('theirs', 'entry', 'nobody', 'x', 200)";
        try (var connection = as("sohbet_app", "mine");
                var statement = connection.createStatement()) {
            assertThrows(SQLException.class, () -> statement.execute(foreign));
            statement.execute(foreign.replace("theirs", "mine"));
        }
    }

    @Test
    void months_are_made_ahead_and_too_old_ones_are_dropped_whole() throws Exception {
        for (int ahead = 0; ahead <= 3; ahead++) assertTrue(exists(month(ahead)), month(ahead));
        try (var connection = POSTGRES.dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (int ago = 1; ago <= 15; ago++) {
                var first = first(-ago);
                statement.execute("create table " + month(-ago) + " partition of audit for values from ('" + first
                        + " 00:00+00') to ('" + first.plusMonths(1) + " 00:00+00')");
                statement.execute("insert into audit (merchant_id, at, step, who_kind, what, status) values ('old', '"
                        + first + " 12:00+00', 'entry', 'person', 'signIn', 200)");
            }
        }
        assertEquals(15, of("old", ALL).size());
        assertEquals(3, AuditMonths.keep(settings, 12));
        assertEquals(12, of("old", ALL).size());
        assertTrue(exists(month(-12)));
        assertFalse(exists(month(-13)));
        assertEquals(0, AuditMonths.keep(settings, 12));
        assertThrows(SQLException.class, () -> AuditMonths.keep(settings, 0));
        assertTrue(page("old", ALL).stream().anyMatch(it -> it.act().what().equals("auditMonthsDropped")));
    }

    private static LocalDate first(int month) {
        return LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).plusMonths(month);
    }

    private static String month(int away) {
        return "audit_" + first(away).format(DateTimeFormatter.ofPattern("uuuu_MM", Locale.ROOT));
    }

    private static boolean exists(String table) throws SQLException {
        try (var connection = POSTGRES.dataSource().getConnection()) {
            return "t".equals(text(connection, "select to_regclass('" + table + "') is not null"));
        }
    }

    private static Connection as(@Nullable String role, @Nullable String merchant) throws SQLException {
        var connection = POSTGRES.dataSource().getConnection();
        try (var statement = connection.createStatement()) {
            if (role != null) statement.execute("set role " + role);
            if (merchant != null) statement.execute("set sohbet.merchant = '" + merchant + "'");
        }
        return connection;
    }

    private static String refused(@Nullable String role, String sql) throws SQLException {
        try (var connection = as(role, "mine");
                var statement = connection.createStatement()) {
            return assertThrows(SQLException.class, () -> statement.execute(sql), sql)
                    .getSQLState();
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
