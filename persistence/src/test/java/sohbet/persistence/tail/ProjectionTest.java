// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sohbet.persistence.Database;
import sohbet.persistence.journal.Diary;
import sohbet.persistence.keys.EntityKeys;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProjectionTest {
    private TestPostgres.Database postgres;
    private Database database;
    private EntityKeys keys;
    private TailReader reader;
    private Tail tail;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws SQLException {
        postgres = TestPostgres.migrated();
        database = Database.open(Diary.settings(postgres));
        keys = new EntityKeys(database, MasterKey.readOrCreate(folder.resolve("master.json")));
        reader = new TailReader(database, keys, Notes.CODEC);
        tail = Tail.start(database, keys, Notes.CODEC, TailProbe.NONE);
        Notes.run(
                database,
                "create table tally (persistence_id text primary key, facts bigint not null, last_seq bigint not null)",
                "create index tally_by_facts on tally (facts desc) where facts > 0",
                "create table tally_line (persistence_id text not null, seq bigint not null)");
    }

    @AfterEach
    void stop() {
        tail.close();
        database.close();
        postgres.close();
    }

    /** Counts facts; the lines have no key, so that a fact applied twice would show. */
    private static class Tally implements Projection {
        @Override
        public String name() {
            return "tally";
        }

        @Override
        public List<String> tables() {
            return List.of("tally", "tally_line");
        }

        @Override
        public void apply(Connection connection, List<Happening> happenings) throws SQLException {
            try (var count = connection.prepareStatement(
                            "insert into tally as t values (?, 1, ?) on conflict (persistence_id) do update"
                                    + " set facts = t.facts + 1, last_seq = excluded.last_seq");
                    var line = connection.prepareStatement("insert into tally_line values (?, ?)")) {
                for (var happening : happenings) {
                    if (Notes.text(happening).equals("poison")) throw new IllegalStateException("poison");
                    if (Notes.text(happening).equals("bad data"))
                        line.setString(1, "a\u0000b"); // what PostgreSQL cannot hold
                    else line.setString(1, happening.persistenceId());
                    line.setLong(2, happening.seq());
                    line.executeUpdate();
                    count.setString(1, happening.persistenceId());
                    count.setLong(2, happening.seq());
                    count.executeUpdate();
                }
            }
        }
    }

    private ProjectionRunner run(Projection projection) {
        return ProjectionRunner.start(projection, database, tail, TailProbe.NONE);
    }

    private void write(int entity, long seq, String text) throws SQLException {
        database.inTransaction(connection -> {
            Notes.write(connection, Notes.id(entity), seq, text);
            return true;
        });
    }

    /** Eight entities write at once, now and then in vain; returns when all have. */
    private void writeMany(int facts) throws InterruptedException {
        var writers = new ArrayList<Thread>();
        for (int e = 0; e < 8; e++) {
            int entity = e;
            writers.add(Thread.startVirtualThread(() -> {
                var random = new Random();
                try (Connection connection = postgres.dataSource().getConnection()) {
                    connection.setAutoCommit(false);
                    for (int seq = 1; seq <= facts; ) {
                        Notes.write(connection, Notes.id(entity), seq, "x");
                        LockSupport.parkNanos(random.nextInt(2_000_000));
                        if (random.nextInt(5) == 0) connection.rollback();
                        else {
                            connection.commit();
                            tail.expect(Notes.id(entity), seq++);
                        }
                    }
                } catch (SQLException why) {
                    throw new AssertionError(why);
                }
            }));
        }
        for (var writer : writers) writer.join();
    }

    private long number(String sql) throws SQLException {
        return Notes.number(database, sql);
    }

    private void awaitLines(long lines) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> number("select count(*) from tally_line") >= lines);
    }

    private void everyFactWasAppliedOnce() throws SQLException {
        assertEquals(number("select count(*) from event_journal"), number("select count(*) from tally_line"));
        assertEquals(
                0,
                number(
                        "select count(*) from event_journal j left join tally_line l on l.persistence_id = j.persistence_id and l.seq = j.sequence_number where l.seq is null"));
        assertEquals(
                0,
                number(
                        "select count(*) from tally t join (select persistence_id, count(*) n, max(sequence_number) m from event_journal group by 1) j using (persistence_id) where (t.facts, t.last_seq) <> (j.n, j.m)"));
    }

    @Test
    void each_fact_is_applied_once_while_many_write() throws Exception {
        try (var runner = run(new Tally())) {
            writeMany(100);
            awaitLines(800);
            everyFactWasAppliedOnce();
        }
    }

    @Test
    void each_fact_is_applied_once_while_queries_write_too() throws Exception {
        Notes.run(database, "create table report (line text)");
        var stop = new AtomicBoolean();
        var reports = new ArrayList<Thread>();
        try (var runner = run(new Tally())) {
            for (int i = 0; i < 3; i++)
                reports.add(Thread.startVirtualThread(() -> {
                    while (!stop.get()) report();
                }));
            writeMany(150);
            awaitLines(1_200);
            everyFactWasAppliedOnce();
        } finally {
            stop.set(true);
            for (var report : reports) report.join();
        }
    }

    /** A transaction of the pool of queries, open for a while. */
    private void report() {
        try (Connection connection = database.app().getConnection()) {
            connection.setAutoCommit(false);
            try (var insert = connection.createStatement()) {
                insert.execute("insert into report values ('x')");
            }
            LockSupport.parkNanos(new Random().nextInt(30_000_000));
            connection.commit();
        } catch (SQLException why) {
            throw new AssertionError(why);
        }
    }

    @Test
    void two_runners_of_one_projection_apply_each_fact_once() throws Exception {
        var first = new AtomicInteger();
        var second = new AtomicInteger();
        try (var one = run(counting(first));
                var other = run(counting(second))) {
            writeMany(100);
            awaitLines(800);
            for (int seq = 1; first.get() == 0 || second.get() == 0; seq++) {
                assertTrue(seq < 10_000, first + " and " + second);
                write(9, seq, "until both had their turn");
                awaitLines(800 + seq);
            }
            everyFactWasAppliedOnce();
        }
    }

    private Tally counting(AtomicInteger batches) {
        return new Tally() {
            @Override
            public void apply(Connection connection, List<Happening> happenings) throws SQLException {
                super.apply(connection, happenings);
                batches.incrementAndGet();
            }
        };
    }

    @Test
    void a_runner_that_was_overtaken_applies_nothing() throws Exception {
        for (int i = 1; i <= 3; i++) write(1, i, "x");
        var rows = reader.after(Position.START, 10);
        var progress = new Progress(database, new Tally(), "tally", null, TailProbe.NONE);
        Position start = progress.position();
        progress.advance(start, rows.subList(0, 2));
        assertThrows(Overtaken.class, () -> progress.advance(start, rows));
        assertEquals(2, number("select count(*) from tally_line"));
    }

    @Test
    void a_crash_between_the_rows_and_the_commit_leaves_neither() throws Exception {
        var crashes = new AtomicInteger();
        var crashing = new Tally() {
            @Override
            public void apply(Connection connection, List<Happening> happenings) throws SQLException {
                super.apply(connection, happenings);
                if (crashes.incrementAndGet() % 3 == 1) throw new SQLException("the connection is gone", "08006");
            }
        };
        try (var runner = run(crashing)) {
            writeMany(20);
            awaitLines(160);
            everyFactWasAppliedOnce();
            assertTrue(crashes.get() > 1);
        }
    }

    @Test
    void killed_connections_cost_time_only() throws Exception {
        var stop = new AtomicBoolean();
        try (var runner = run(new Tally())) {
            var killer = Thread.startVirtualThread(() -> {
                try (Connection connection = postgres.dataSource().getConnection();
                        var kill = connection.createStatement()) {
                    while (!stop.get()) {
                        kill.execute(
                                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sohbet engine' and random() < 0.4");
                        LockSupport.parkNanos(150_000_000);
                    }
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            });
            writeMany(100);
            stop.set(true);
            killer.join();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> number("select count(*) from tally_line") >= 800);
            everyFactWasAppliedOnce();
        }
    }

    @Test
    void poison_is_set_aside_and_everything_else_goes_on() throws Exception {
        var told = new CopyOnWriteArrayList<Long>();
        var probe = new TailProbe() {
            @Override
            public void failed(String projection, TailRow row, Throwable why) {
                told.add(row.seq());
            }
        };
        database.inTransaction(connection -> {
            for (int i = 1; i <= 60; i++)
                if (i == 41) Notes.raw(connection, Notes.id(1), 41, "note.unheard-of", new byte[3]);
                else Notes.write(connection, Notes.id(1), i, i == 17 ? "poison" : i == 30 ? "bad data" : "fine");
            return true;
        });
        try (var runner = ProjectionRunner.start(new Tally(), database, tail, probe)) {
            awaitLines(57);
            write(1, 61, "after");
            awaitLines(58);
        }
        assertEquals(List.of(17L, 30L, 41L), told.stream().sorted().distinct().toList());
        assertEquals(3, number("select count(*) from projection_failure where projection = 'tally'"));
        assertEquals(17 + 30 + 41, number("select sum(seq) from projection_failure where error <> ''"));
        assertEquals(58, number("select count(distinct seq) from tally_line"));
        assertEquals(58, number("select count(*) from tally_line"));
    }

    @Test
    void a_table_that_is_not_there_is_waited_for() throws Exception {
        write(1, 1, "x");
        Notes.run(database, "alter table tally rename to tally_hidden");
        try (var runner = run(new Tally())) {
            Awaitility.await()
                    .during(Duration.ofMillis(500))
                    .until(() -> number("select count(*) from tally_line") == 0);
            Notes.run(database, "alter table tally_hidden rename to tally");
            awaitLines(1);
        }
        assertEquals(0, number("select count(*) from projection_failure"));
    }

    @Test
    void a_rebuild_yields_what_was_there() throws Exception {
        try (var runner = run(new Tally())) {
            writeMany(60);
            awaitLines(480);
        }
        long before = number("select sum(facts * last_seq) from tally");
        var steps = new ArrayList<Rebuild.Step>();
        long rows = new Rebuild(database, reader, new Tally(), steps::add).run();
        assertEquals(480, rows);
        everyFactWasAppliedOnce();
        assertEquals(before, number("select sum(facts * last_seq) from tally"));
        assertEquals(1.0, steps.getLast().part());
        assertEquals(0, number("select count(*) from pg_tables where schemaname = 'rebuild'"), "nothing is left");
        try (var runner = run(new Tally())) {
            write(9, 1, "new");
            awaitLines(481);
            everyFactWasAppliedOnce();
        }
    }

    @Test
    void a_rebuild_while_everybody_writes_misses_nothing() throws Exception {
        try (var runner = run(new Tally())) {
            var writing = Thread.startVirtualThread(() -> {
                try {
                    writeMany(150);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            awaitLines(200);
            for (int i = 0; i < 3; i++) new Rebuild(database, reader, new Tally(), step -> {}).run();
            writing.join();
            awaitLines(1_200);
            everyFactWasAppliedOnce();
            assertEquals(0, number("select count(*) from projection_failure"));
        }
    }

    @Test
    void the_old_rows_stay_visible_until_the_new_ones_are_complete() throws Exception {
        try (var runner = run(new Tally())) {
            writeMany(10);
            awaitLines(80);
        }
        var halfway = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var waiting = new Tally() {
            @Override
            public void apply(Connection connection, List<Happening> happenings) throws SQLException {
                super.apply(connection, happenings);
                halfway.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };
        var rebuild = Thread.startVirtualThread(() -> {
            try {
                new Rebuild(database, reader, waiting, step -> {}).run();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        halfway.await();
        assertEquals(80, number("select count(*) from tally_line"));
        assertThrows(
                IllegalStateException.class,
                () -> new Rebuild(database, reader, new Tally(), step -> {}).run(),
                "one rebuild at a time");
        goOn.countDown();
        rebuild.join();
        everyFactWasAppliedOnce();
    }

    @Test
    void a_rebuild_takes_in_what_was_set_aside() throws Exception {
        for (int i = 1; i <= 5; i++) write(1, i, i == 3 ? "poison" : "fine");
        try (var runner = run(new Tally())) {
            awaitLines(4);
        }
        var mended = new Tally() {
            @Override
            public void apply(Connection connection, List<Happening> happenings) throws SQLException {
                for (var happening : happenings)
                    try (var line = connection.prepareStatement("insert into tally_line values (?, ?)")) {
                        line.setString(1, happening.persistenceId());
                        line.setLong(2, happening.seq());
                        line.executeUpdate();
                    }
            }
        };
        new Rebuild(database, reader, mended, step -> {}).run();
        assertEquals(5, number("select count(*) from tally_line"));
        assertEquals(0, number("select count(*) from projection_failure"));
    }

    @Test
    void the_new_tables_keep_rights_policies_and_the_names_of_indexes() throws Exception {
        String role = "reader_" + ProcessHandle.current().pid();
        Notes.run(
                database,
                "create role " + role,
                "grant select on tally to " + role,
                "alter table tally enable row level security",
                "create policy of_engine on tally to sohbet_engine using (true)",
                "create policy own on tally for select to " + role + " using (persistence_id like 'note|%')");
        try {
            String names =
                    "select hashtext(string_agg(indexname || indexdef, ',' order by indexname)) from pg_indexes where schemaname = 'public' and tablename = 'tally'";
            String policies =
                    "select hashtext(string_agg(policyname || roles::text || cmd || qual || permissive, ',')) from pg_policies where tablename = 'tally'";
            long namesBefore = number(names);
            long policiesBefore = number(policies);
            write(1, 1, "x");
            new Rebuild(database, reader, new Tally(), step -> {}).run();
            assertEquals(namesBefore, number(names));
            assertEquals(policiesBefore, number(policies));
            assertEquals(
                    1,
                    number(
                            "select count(*) from pg_class where relname = 'tally' and relrowsecurity and has_table_privilege('"
                                    + role
                                    + "', oid, 'select') and not has_table_privilege('"
                                    + role
                                    + "', oid, 'insert')"));
        } finally {
            Notes.run(database, "drop owned by " + role, "drop role " + role);
        }
    }

    @Test
    void tables_that_would_lose_something_are_not_rebuilt() throws Exception {
        Notes.run(database, "create view tally_view as select * from tally");
        var why = assertThrows(
                IllegalStateException.class, () -> new Rebuild(database, reader, new Tally(), step -> {}).run());
        assertTrue(why.getMessage().contains("view tally_view"), why.getMessage());
        Notes.run(database, "drop view tally_view");
    }

    @Test
    void a_projection_does_not_wait_for_the_disk_but_the_journal_does() throws Exception {
        var seen = new CopyOnWriteArrayList<String>();
        var asking = new Tally() {
            @Override
            public void apply(Connection connection, List<Happening> happenings) throws SQLException {
                seen.add(setting(connection));
            }
        };
        write(1, 1, "x");
        try (var runner = run(asking)) {
            Awaitility.await().until(() -> !seen.isEmpty());
        }
        assertEquals(List.of("off"), seen);
        assertEquals("on", database.onConnection(ProjectionTest::setting));
    }

    private static String setting(Connection connection) throws SQLException {
        try (var show = connection.createStatement();
                var rows = show.executeQuery("show synchronous_commit")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void lag_is_told_and_ends_at_nothing() throws Exception {
        var lags = new ConcurrentHashMap<String, Duration>();
        var most = new CopyOnWriteArrayList<Duration>();
        var probe = new TailProbe() {
            @Override
            public void lag(String projection, Duration lag) {
                lags.put(projection, lag);
                if (!lag.isZero()) most.add(lag);
            }
        };
        try (var runner = ProjectionRunner.start(new Tally(), database, tail, probe)) {
            write(1, 1, "x");
            Awaitility.await().until(() -> !most.isEmpty());
            Awaitility.await().until(() -> lags.get("tally").isZero());
            assertFalse(most.getFirst().isNegative());
        }
    }
}
