// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.engine.kernel.History;
import sohbet.persistence.Database;
import sohbet.persistence.Outage;
import sohbet.persistence.postgres.TestPostgres;
import sohbet.persistence.tail.Notes;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JournalTest {
    @RegisterExtension
    static final TestPostgres.Database postgres = TestPostgres.migrated();

    private static final AtomicInteger ids = new AtomicInteger();
    private static Database database;
    private static ActorTestKit kit;

    @BeforeAll
    static void start() {
        database = Database.open(Diary.settings(postgres));
        kit = ActorTestKit.create("journal", Diary.config());
        JournalDatabase.use(kit.system(), database);
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
        database.close();
    }

    private static String freshId() {
        return "diary|m~" + ids.incrementAndGet();
    }

    private static CompletionStage<Long> write(ActorRef<Diary.Message> diary, String line) {
        return AskPattern.<Diary.Message, Long>ask(
                diary,
                me -> new Diary.Write(line, me),
                Duration.ofSeconds(5),
                kit.system().scheduler());
    }

    private static CompletionStage<Long> count(ActorRef<Diary.Message> diary) {
        return AskPattern.<Diary.Message, Long>ask(
                diary, Diary.Count::new, Duration.ofSeconds(5), kit.system().scheduler());
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static long number(String sql) throws SQLException {
        return database.onConnection(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private static void run(String sql) throws SQLException {
        database.onConnection(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    @Test
    void an_acknowledged_line_is_in_the_table() throws Exception {
        String id = freshId();
        var diary = kit.spawn(Diary.of(id));
        assertEquals(1, get(write(diary, "one")));
        assertEquals(1, number("select count(*) from event_journal where persistence_id = '" + id + "'"));
    }

    @Test
    void what_was_written_is_there_after_a_restart_and_old_snapshots_are_gone() throws Exception {
        String id = freshId();
        var diary = kit.spawn(Diary.of(id));
        for (int i = 1; i <= 55; i++) assertEquals(i, get(write(diary, "line " + i)));
        Awaitility.await()
                .untilAsserted(() -> assertTrue(
                        number("select min(sequence_number) from snapshot where persistence_id = '" + id + "'") > 10));
        kit.stop(diary);
        assertEquals(55, get(count(kit.spawn(Diary.of(id)))));
    }

    @Test
    void a_duplicate_row_fails_only_its_own_entity() throws Exception {
        int entities = 300;
        var names = IntStream.range(0, entities).mapToObj(i -> freshId()).toList();
        var recoveries = new CopyOnWriteArrayList<String>();
        var diaries = new ArrayList<ActorRef<Diary.Message>>();
        for (String id : names) diaries.add(kit.spawn(Diary.of(id, lines -> recoveries.add(id + " " + lines))));
        for (var diary : diaries) assertEquals(0, get(count(diary)));
        String victim = names.get(137);
        run("insert into event_journal (persistence_id, sequence_number, writer, write_timestamp,"
                + " event_ser_id, event_ser_manifest, event_payload) values ('"
                + victim
                + "', 1, 'other', 0, 7315001, 'test.line', 'planted')");

        long before = System.nanoTime();
        List<CompletionStage<Long>> written =
                diaries.stream().map(diary -> write(diary, "first")).toList();
        for (int i = 0; i < entities; i++) if (i != 137) assertEquals(1, get(written.get(i)));
        long millis = (System.nanoTime() - before) / 1_000_000;
        assertTrue(millis < 2_000, "the others waited " + millis + " ms");

        Awaitility.await().until(() -> recoveries.contains(victim + " 1"));
        assertEquals(2, get(write(diaries.get(137), "second")));
        assertEquals(entities + 1, recoveries.size(), "only the victim started again");
    }

    @Test
    void a_row_the_database_cannot_hold_fails_only_its_own_call() throws Exception {
        var writer = new GroupWriter(database.engine(), 1, 500, 1_000);
        var good = freshId();
        var written = new ArrayList<CompletionStage<?>>();
        for (int i = 1; i <= 100; i++)
            written.add(
                    writer.write(List.of(new JournalRow(good, i, "w", 0, 1, i == 60 ? "a\0b" : "ok", new byte[9]))));
        for (int i = 1; i <= 100; i++)
            if (i != 60) get(written.get(i - 1));
            else assertThrows(ExecutionException.class, () -> get(written.get(59)));
    }

    @Test
    void a_full_queue_refuses_at_once() {
        var writer = new GroupWriter(database.engine(), 0, 500, 2);
        var row = new JournalRow(freshId(), 1, "w", 0, 1, "ok", new byte[9]);
        for (int i = 0; i < 2; i++) assertFalse(writer.write(List.of(row)).isDone());
        assertTrue(writer.write(List.of(row)).isCompletedExceptionally());
    }

    @Test
    void writing_goes_on_by_itself_after_an_outage() throws Exception {
        String id = freshId();
        var diary = kit.spawn(Diary.of(id));
        assertEquals(1, get(write(diary, "before")));
        admin("alter database " + name() + " with allow_connections false");
        admin("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name()
                + "' and pid <> pg_backend_pid()");
        try {
            get(write(diary, "during"));
            fail("acknowledged without a database");
        } catch (TimeoutException | ExecutionException expected) {
            assertTrue(database.read(connection -> 1)
                    .toCompletableFuture()
                    .handle((n, e) -> Outage.is(e))
                    .get());
        } finally {
            admin("alter database " + name() + " with allow_connections true");
        }
        long lines = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> get(write(diary, "after")), n -> n > 1);
        assertEquals(lines, number("select count(*) from event_journal where persistence_id = '" + id + "'"));
    }

    private static String name() {
        return postgres.url().substring(postgres.url().lastIndexOf('/') + 1);
    }

    /** Over the server's own database, which nobody locks out. */
    private static void admin(String sql) throws SQLException {
        String url = postgres.url().substring(0, postgres.url().lastIndexOf('/') + 1) + "postgres";
        try (var connection = java.sql.DriverManager.getConnection(url, postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void history_pages_through_one_entity() throws Exception {
        String id = freshId();
        var diary = kit.spawn(Diary.of(id));
        for (int i = 1; i <= 7; i++) get(write(diary, "line " + i));
        var history = new JournalHistory(database);
        assertEquals(
                List.of(3L, 4L, 5L),
                get(history.read(id, 2, 6, 3)).stream().map(History.Row::seq).toList());
        assertEquals(
                "line 6",
                new String(get(history.read(id, 5, 6, 10)).getFirst().stored().bytes()));
        assertEquals(List.of(), get(history.read(id, 7, 100, 10)));
    }

    @Test
    void numbers_go_on_upwards_on_a_server_whose_own_are_lower() throws Exception {
        var fresh = TestPostgres.migrated();
        try (var moved = Database.open(Diary.settings(fresh))) {
            assertTrue(moved.onConnection(JournalBase::fits));
            String insert = "insert into event_journal (%s persistence_id, sequence_number, writer, write_timestamp,"
                    + " event_ser_id, event_ser_manifest, event_payload) values (%s 'a', %d, '', 0, 1, '', '')";
            execute(moved, insert.formatted("tx,", "900000000000,", 1));
            assertEquals(false, moved.onConnection(JournalBase::fits));
            moved.inTransaction(connection -> {
                JournalBase.raise(connection);
                return null;
            });
            assertTrue(moved.onConnection(JournalBase::fits));
            execute(moved, insert.formatted("", "", 2));
            assertEquals(2L, moved.<Long>onConnection(connection -> {
                try (var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select sequence_number from event_journal j where j.tx < journal_horizon() order by j.tx desc limit 1")) {
                    rows.next();
                    return rows.getLong(1);
                }
            }));
        } finally {
            fresh.close();
        }
    }

    @Test
    void two_systems_of_one_process_keep_to_their_own_databases() throws Exception {
        String id = freshId();
        var elsewhere = TestPostgres.migrated();
        var otherKit = ActorTestKit.create("other", Diary.config());
        try (var other = Database.open(Diary.settings(elsewhere))) {
            JournalDatabase.use(otherKit.system(), other);
            var here = kit.spawn(Diary.of(id));
            var there = otherKit.spawn(Diary.of(id));
            for (int i = 1; i <= 3; i++) assertEquals(i, get(write(here, "here")));
            assertEquals(1, get(write(there, "there")));
            assertEquals(1L, Notes.number(other, "select count(*) from event_journal"));
        } finally {
            otherKit.shutdownTestKit();
            elsewhere.close();
        }
    }

    private static void execute(Database on, String sql) throws SQLException {
        on.inTransaction(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
