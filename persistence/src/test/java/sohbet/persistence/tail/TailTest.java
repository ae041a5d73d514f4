// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Recorded;
import sohbet.persistence.Database;
import sohbet.persistence.PoolNamesTest;
import sohbet.persistence.journal.Diary;
import sohbet.persistence.keys.EntityKeys;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.postgres.TestPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TailTest {
    private TestPostgres.Database postgres;
    private Database database;
    private EntityKeys keys;
    private TailReader reader;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        postgres = TestPostgres.migrated();
        database = Database.open(Diary.settings(postgres));
        keys = new EntityKeys(database, MasterKey.readOrCreate(folder.resolve("master.json")));
        reader = new TailReader(database, keys, Notes.CODEC);
    }

    @AfterEach
    void stop() {
        database.close();
        postgres.close();
    }

    private Tail tail(TailProbe probe) {
        return Tail.start(database, keys, Notes.CODEC, probe);
    }

    private void write(String id, long seq, String text) throws SQLException {
        database.inTransaction(connection -> {
            Notes.write(connection, id, seq, text);
            return true;
        });
    }

    private Connection open() throws SQLException {
        Connection connection = postgres.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    @Test
    void a_fact_comes_with_its_place_its_entity_and_its_content() throws Exception {
        var seal = keys.findOrCreate("note|shop~7").toCompletableFuture().get();
        database.inTransaction(connection -> {
            Notes.write(connection, "note|shop~7", 1, "hello", Personal.of("Ayşe"), seal, null);
            return true;
        });
        var fact = assertInstanceOf(
                Happening.class, reader.after(Position.START, 10).getFirst());
        assertEquals("note", fact.kind());
        assertEquals("shop", fact.merchant());
        assertEquals("7", fact.id());
        assertEquals("shop~7", fact.entityId());
        assertEquals(1, fact.recorded().seq());
        var noted = (Notes.Noted) fact.recorded().event();
        assertEquals("hello", noted.text());
        assertEquals(Personal.of("Ayşe"), noted.by());
        assertTrue(Duration.between(fact.writtenAt(), java.time.Instant.now()).toSeconds() < 5);

        keys.delete("note|shop~7").toCompletableFuture().get();
        var erased = (Happening) reader.after(Position.START, 10).getFirst();
        assertEquals(Personal.ERASED, ((Notes.Noted) erased.recorded().event()).by());
        assertEquals("hello", Notes.text(erased));
    }

    @Test
    void a_row_nobody_can_read_stands_alone() throws Exception {
        write(Notes.id(1), 1, "one");
        database.inTransaction(connection -> {
            Notes.raw(connection, Notes.id(2), 1, "note.unheard-of", new byte[] {1, 2});
            Notes.raw(connection, Notes.id(3), 1, "note.noted", new byte[] {(byte) 0xff, 0, 7});
            Notes.raw(connection, "nonsense", 1, "note.noted", new byte[] {1});
            return true;
        });
        write(Notes.id(1), 2, "two");
        var rows = reader.after(Position.START, 10);
        assertEquals(
                List.of("Happening", "Unreadable", "Unreadable", "Unreadable", "Happening"),
                rows.stream().map(row -> row.getClass().getSimpleName()).toList());
    }

    @Test
    void nothing_is_read_past_a_transaction_that_is_still_open() throws Exception {
        try (Connection slow = open()) {
            Notes.write(slow, Notes.id(1), 1, "slow");
            write(Notes.id(2), 1, "quick");
            assertEquals(List.of(), reader.after(Position.START, 10));
            slow.commit();
        }
        assertEquals(List.of("slow", "quick"), Notes.texts(reader.after(Position.START, 10)));
    }

    @Test
    void what_was_begun_first_and_seen_last_is_not_skipped() throws Exception {
        try (Connection first = open();
                Connection second = open()) {
            Notes.write(first, Notes.id(1), 1, "first");
            Notes.write(second, Notes.id(2), 1, "second");
            Notes.write(first, Notes.id(1), 2, "first again");
            second.commit();
            assertEquals(List.of(), reader.after(Position.START, 10));
            first.rollback();
        }
        assertEquals(List.of("second"), Notes.texts(reader.after(Position.START, 10)));
    }

    @Test
    void numbers_are_compared_as_numbers() throws Exception {
        long now = Notes.number(database, "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        Notes.run(database, "update journal_base set base = " + (100_000 - now - 5));
        for (int i = 1; i <= 20; i++) write(Notes.id(1), i, "n" + i);
        var read = new ArrayList<TailRow>();
        Position position = Position.START;
        for (var rows = reader.after(position, 3); !rows.isEmpty(); rows = reader.after(position, 3)) {
            read.addAll(rows);
            position = rows.getLast().position();
        }
        assertTrue(read.getFirst().position().tx() < 100_000 && position.tx() > 100_000, "" + position);
        assertEquals(20, read.size());
        for (int i = 0; i < 20; i++) assertEquals(i + 1, read.get(i).seq());
    }

    @Test
    void every_committed_fact_comes_once_under_concurrent_writers() throws Exception {
        long seed = System.nanoTime();
        var committed = new CopyOnWriteArrayList<String>();
        var heard = new CopyOnWriteArrayList<Happening>();
        try (Tail tail = tail(TailProbe.NONE)) {
            var feed = new Feed(tail);
            Awaitility.await().until(() -> feed.subscribe(Position.START, heard::add) instanceof Feed.Live);
            var writers = new ArrayList<Thread>();
            for (int w = 0; w < 8; w++) {
                int writer = w;
                writers.add(Thread.startVirtualThread(() -> writeSome(writer, new Random(seed + writer), committed)));
            }
            for (var writer : writers) writer.join();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> heard.size() >= committed.size());
            assertEquals(
                    committed.stream().sorted().toList(),
                    heard.stream()
                            .map(h -> h.persistenceId() + " " + h.seq())
                            .sorted()
                            .toList(),
                    "seed " + seed);
            for (int i = 1; i < heard.size(); i++)
                assertTrue(heard.get(i).position().isAfter(heard.get(i - 1).position()), "seed " + seed);
            for (var one : heard.stream()
                    .collect(Collectors.groupingBy(Happening::persistenceId))
                    .values())
                for (int i = 0; i < one.size(); i++)
                    assertEquals(i + 1, one.get(i).seq(), "seed " + seed);
        }
    }

    /** Transactions of different lengths, some of which come to nothing. */
    private void writeSome(int writer, Random random, List<String> committed) {
        try (Connection connection = open()) {
            long seq = 0;
            for (int i = 0; i < 150; i++) {
                int rows = 1 + random.nextInt(4);
                var mine = new ArrayList<String>();
                for (int r = 1; r <= rows; r++) {
                    Notes.write(connection, Notes.id(writer), seq + r, "x");
                    mine.add(Notes.id(writer) + " " + (seq + r));
                    if (random.nextInt(4) == 0) LockSupport.parkNanos(random.nextInt(3_000_000));
                }
                if (random.nextInt(4) == 0) connection.rollback();
                else {
                    connection.commit();
                    committed.addAll(mine);
                    seq += rows;
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_poke_brings_a_fact_at_once() throws Exception {
        var anHour = Duration.ofHours(1);
        try (Tail tail = Tail.start(database, keys, Notes.CODEC, TailProbe.NONE, anHour)) {
            var feed = new Feed(tail);
            var heard = new AtomicReference<Long>();
            Awaitility.await().until(() -> feed.subscribe(null, h -> heard.set(h.seq())) instanceof Feed.Live);
            for (long i = 1; i <= 20; i++) {
                long seq = i;
                write(Notes.id(1), seq, "x");
                tail.expect(Notes.id(1), seq);
                Awaitility.await().until(() -> Long.valueOf(seq).equals(heard.get()));
            }
        }
    }

    @Test
    void a_poked_fact_behind_an_open_transaction_is_looked_for_until_it_comes() throws Exception {
        var anHour = Duration.ofHours(1);
        try (Tail tail = Tail.start(database, keys, Notes.CODEC, TailProbe.NONE, anHour);
                Connection slow = open()) {
            var feed = new Feed(tail);
            var heard = new AtomicInteger();
            Awaitility.await().until(() -> feed.subscribe(null, h -> heard.incrementAndGet()) instanceof Feed.Live);
            Notes.write(slow, Notes.id(1), 1, "slow");
            write(Notes.id(2), 1, "quick");
            tail.expect(Notes.id(2), 1);
            Awaitility.await().during(Duration.ofMillis(300)).until(() -> heard.get() == 0);
            slow.commit();
            Awaitility.await().until(() -> heard.get() == 2);
        }
    }

    @Test
    void a_transaction_that_writes_no_facts_holds_nobody_up() throws Exception {
        try (var elsewhere = TestPostgres.migrated();
                Connection other = elsewhere.dataSource().getConnection();
                Connection query = database.app().getConnection();
                Connection writer = open()) {
            other.setAutoCommit(false);
            query.setAutoCommit(false);
            for (var open : List.of(other, query))
                try (var statement = open.createStatement()) {
                    statement.execute("select pg_current_xact_id()");
                }
            write(Notes.id(1), 1, "seen");
            assertEquals(List.of("seen"), Notes.texts(reader.after(Position.START, 10)));
            Notes.write(writer, Notes.id(2), 1, "slow");
            write(Notes.id(1), 2, "behind it");
            assertEquals(List.of("seen"), Notes.texts(reader.after(Position.START, 10)));
            writer.commit();
            assertEquals(List.of("seen", "slow", "behind it"), Notes.texts(reader.after(Position.START, 10)));
            query.rollback();
            other.rollback();
        }
    }

    @Test
    void without_a_poke_it_comes_a_little_later() throws Exception {
        try (Tail tail = tail(TailProbe.NONE)) {
            var feed = new Feed(tail);
            var heard = new AtomicInteger();
            Awaitility.await().until(() -> feed.subscribe(null, h -> heard.incrementAndGet()) instanceof Feed.Live);
            write(Notes.id(1), 1, "x");
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> heard.get() == 1);
        }
    }

    @Test
    void a_subscriber_resumes_where_it_was_or_is_told_that_it_cannot() throws Exception {
        for (int i = 1; i <= 1_500; i++) write(Notes.id(1), i, "n" + i);
        var all = reader.after(Position.START, 2_000);
        try (Tail tail = tail(TailProbe.NONE)) {
            var feed = new Feed(tail);
            Awaitility.await().until(() -> feed.head().equals(all.getLast().position()));
            var heard = new CopyOnWriteArrayList<Happening>();
            var answer = feed.subscribe(all.get(1_400).position(), heard::add);
            assertEquals(new Feed.Live(all.get(1_400).position()), answer);
            write(Notes.id(1), 1_501, "new");
            Awaitility.await().until(() -> heard.size() == 100);
            assertEquals(1_402, heard.getFirst().seq());
            assertEquals(1_501, heard.getLast().seq());

            var tooOld = feed.subscribe(all.get(10).position(), heard::add);
            assertEquals(new Feed.TooOld(feed.head()), tooOld);
            assertEquals(100, heard.size());
        }
    }

    @Test
    void who_was_forgotten_is_not_remembered_to_a_subscriber_that_comes_back() throws Exception {
        for (int n = 1; n <= 2; n++) {
            var seal = keys.findOrCreate(Notes.id(n)).toCompletableFuture().get();
            int each = n;
            database.inTransaction(connection -> {
                Notes.write(connection, Notes.id(each), 1, "n", Personal.of("Ayşe"), seal, null);
                return true;
            });
        }
        try (Tail tail = tail(TailProbe.NONE)) {
            var feed = new Feed(tail);
            var heard = new CopyOnWriteArrayList<Happening>();
            Awaitility.await().until(() -> feed.subscribe(Position.START, heard::add) instanceof Feed.Live);
            Awaitility.await().until(() -> heard.size() == 2);
            assertEquals(List.of("Ayşe", "Ayşe"), persons(heard));
            var stored = new Recorded<>(2, new Notes.Forgot(Instant.now()), null, null, null).store(Notes.CODEC, null);
            database.inTransaction(connection -> {
                Notes.raw(connection, Notes.id(1), 2, stored.manifest(), stored.bytes());
                return true;
            });
            Awaitility.await().until(() -> heard.size() == 3);
            var again = new CopyOnWriteArrayList<Happening>();
            feed.subscribe(Position.START, again::add);
            assertEquals(Arrays.asList(null, "Ayşe"), persons(again.subList(0, 2)));
            assertEquals(
                    heard.stream().map(Happening::position).toList(),
                    again.stream().map(Happening::position).toList());
        }
    }

    private static List<String> persons(List<Happening> heard) {
        return heard.stream()
                .map(it -> ((Notes.Noted) it.recorded().event()).by().text())
                .collect(java.util.stream.Collectors.toList());
    }

    @Test
    void a_subscriber_that_fails_costs_the_others_nothing() throws Exception {
        try (Tail tail = tail(TailProbe.NONE)) {
            var feed = new Feed(tail);
            Awaitility.await()
                    .until(() -> feed.subscribe(null, h -> Objects.requireNonNull(null)) instanceof Feed.Live);
            var heard = new AtomicInteger();
            feed.subscribe(null, h -> heard.incrementAndGet());
            for (int i = 1; i <= 3; i++) write(Notes.id(1), i, "x");
            Awaitility.await().until(() -> heard.get() == 3);
        }
    }

    @Test
    void a_subscriber_ahead_of_this_node_hears_nothing_twice() throws Exception {
        write(Notes.id(1), 1, "one");
        try (Tail tail = tail(TailProbe.NONE)) {
            var feed = new Feed(tail);
            Awaitility.await().until(() -> feed.head().isAfter(Position.START));
            write(Notes.id(1), 2, "two");
            Position ahead = reader.back(0);
            var heard = new CopyOnWriteArrayList<Happening>();
            feed.subscribe(ahead, heard::add);
            Awaitility.await().until(() -> feed.head().equals(ahead));
            write(Notes.id(1), 3, "three");
            Awaitility.await().until(() -> heard.size() == 1);
            assertEquals("three", Notes.text(heard.getFirst()));
        }
    }

    @Test
    void where_names_are_mixed_up_every_open_transaction_is_waited_for() throws Exception {
        var named = database.settings();
        try (Database mixed = Database.open(
                        Database.Settings.of(PoolNamesTest.misnamed(named.url()), named.user(), named.password()));
                Connection writer = open()) {
            var careful = new TailReader(mixed, keys, Notes.CODEC);
            writer.setClientInfo("ApplicationName", "sohbet app");
            Notes.write(writer, Notes.id(1), 1, "early");
            write(Notes.id(2), 1, "late");
            assertEquals(1, reader.after(Position.START, 10).size(), "whoever trusts the name passes over it");
            assertEquals(List.of(), careful.after(Position.START, 10));
            writer.commit();
            assertEquals(2, careful.after(Position.START, 10).size());
        }
    }

    @Test
    void who_holds_up_the_tail_is_named() throws Exception {
        var culprits = new CopyOnWriteArrayList<String>();
        var probe = new TailProbe() {
            @Override
            public void horizon(Duration age, String culprit) {
                if (age.toMillis() > 500) culprits.add(culprit);
            }
        };
        try (Connection slow = open();
                Tail tail = tail(probe)) {
            slow.setClientInfo("ApplicationName", "the-long-report");
            Notes.write(slow, Notes.id(1), 1, "slow");
            Awaitility.await().until(() -> !culprits.isEmpty());
            assertTrue(culprits.getFirst().contains("the-long-report"), culprits.getFirst());
        }
    }

    @Test
    void the_tail_goes_on_after_an_outage() throws Exception {
        try (Tail tail = tail(TailProbe.NONE)) {
            var feed = new Feed(tail);
            var heard = new AtomicInteger();
            Awaitility.await().until(() -> feed.subscribe(null, h -> heard.incrementAndGet()) instanceof Feed.Live);
            try (Connection other = postgres.dataSource().getConnection();
                    var statement = other.createStatement()) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
            }
            Awaitility.await().ignoreExceptions().until(() -> {
                write(Notes.id(1), 1, "x");
                return true;
            });
            Awaitility.await().until(() -> heard.get() == 1);
        }
    }
}
