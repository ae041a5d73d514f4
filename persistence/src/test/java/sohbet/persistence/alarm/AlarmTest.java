// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
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
import sohbet.persistence.tail.Happening;
import sohbet.persistence.tail.Notes;
import sohbet.persistence.tail.Position;
import sohbet.persistence.tail.TailReader;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AlarmTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant SOON = NOW.plusSeconds(60);
    private static final Instant LATER = NOW.plusSeconds(600);
    private static final Duration BEAT = Duration.ofMillis(30);
    private final DueAlarms dueAlarms = new DueAlarms();
    private final ConcurrentHashMap<String, Integer> woken = new ConcurrentHashMap<>();
    private TestPostgres.Database postgres;
    private Database database;
    private TailReader reader;
    private Position position = Position.START;
    private volatile Instant clock = NOW;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        postgres = TestPostgres.migrated();
        database = Database.open(Diary.settings(postgres));
        var keys = new EntityKeys(database, MasterKey.readOrCreate(folder.resolve("master.json")));
        reader = new TailReader(database, keys, Notes.CODEC);
    }

    @AfterEach
    void stop() {
        database.close();
        postgres.close();
    }

    /** One more fact, after which the entity has to act at this time. */
    private void fact(int entity, long seq, @Nullable Instant alarm) throws SQLException {
        database.inTransaction(connection -> {
            Notes.write(connection, Notes.id(entity), seq, "x", null, null, alarm);
            return true;
        });
    }

    private void project() throws SQLException {
        var rows = reader.after(position, 100);
        if (rows.isEmpty()) return;
        position = rows.getLast().position();
        List<Happening> happenings = rows.stream().map(row -> (Happening) row).toList();
        database.inTransaction(connection -> {
            dueAlarms.apply(connection, happenings);
            return true;
        });
    }

    private Optional<Instant> due(int entity) throws SQLException {
        return database.onConnection(connection -> {
            try (var select = connection.prepareStatement("select at from alarm_due where persistence_id = ?")) {
                select.setString(1, Notes.id(entity));
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getTimestamp(1).toInstant()) : Optional.empty();
                }
            }
        });
    }

    private AlarmPoller poller(Waker waker) {
        Waker counting = (kind, id) -> {
            woken.merge(kind + "|" + id, 1, Integer::sum);
            return waker.wake(kind, id);
        };
        return AlarmPoller.start(database, () -> clock, counting, BEAT);
    }

    private static CompletableFuture<Optional<Instant>> next(@Nullable Instant next) {
        return CompletableFuture.completedFuture(Optional.ofNullable(next));
    }

    @Test
    void the_time_is_taken_from_the_last_fact_lowered_and_never_raised() throws Exception {
        fact(1, 1, SOON);
        fact(1, 2, LATER);
        project();
        assertEquals(Optional.of(LATER), due(1));
        fact(1, 3, SOON);
        project();
        assertEquals(Optional.of(SOON), due(1));
        fact(1, 4, LATER);
        project();
        assertEquals(Optional.of(SOON), due(1));
        fact(1, 5, null);
        project();
        assertEquals(Optional.empty(), due(1));
    }

    @Test
    void who_is_due_is_woken_and_sleeps_until_the_next_time() throws Exception {
        fact(1, 1, SOON);
        fact(2, 1, LATER);
        fact(3, 1, SOON);
        project();
        try (var poller = poller((kind, id) -> next(id.equals("shop~1") ? LATER : null))) {
            Awaitility.await().during(BEAT.multipliedBy(4)).until(woken::isEmpty);
            clock = SOON;
            poller.look();
            Awaitility.await().until(() -> due(3).isEmpty() && due(1).equals(Optional.of(LATER)));
            Awaitility.await()
                    .during(BEAT.multipliedBy(4))
                    .until(() -> woken.equals(Map.of(Notes.id(1), 1, Notes.id(3), 1)));
        }
    }

    @Test
    void an_alarm_set_while_its_sleeper_wakes_is_not_lost() throws Exception {
        for (boolean ends : List.of(false, true)) {
            int entity = ends ? 1 : 2;
            fact(entity, 1, NOW.minusSeconds(1));
            project();
            var answer = new CompletableFuture<Optional<Instant>>();
            try (var poller = poller((kind, id) -> woken.get(kind + "|" + id) == 1 ? answer : next(SOON))) {
                Awaitility.await().until(() -> woken.containsKey(Notes.id(entity)));
                fact(entity, 2, SOON);
                project();
                answer.complete(ends ? Optional.empty() : Optional.of(LATER));
                Awaitility.await().until(() -> due(entity).equals(Optional.of(SOON)));
                assertEquals(2, woken.get(Notes.id(entity)));
            }
        }
    }

    @Test
    void two_pollers_wake_each_once() throws Exception {
        for (int i = 0; i < 250; i++) fact(i, 1, NOW.minusSeconds(1));
        while (!reader.after(position, 1).isEmpty()) project();
        Waker slow = (kind, id) -> CompletableFuture.supplyAsync(
                Optional::empty, CompletableFuture.delayedExecutor(5, java.util.concurrent.TimeUnit.MILLISECONDS));
        try (var one = poller(slow);
                var other = poller(slow)) {
            Awaitility.await().until(() -> Notes.number(database, "select count(*) from alarm_due") == 0);
        }
        assertEquals(250, woken.size());
        assertEquals(
                List.of(),
                woken.entrySet().stream().filter(e -> e.getValue() != 1).collect(Collectors.toList()));
    }

    @Test
    void who_does_not_answer_is_woken_again_when_the_lease_is_over() throws Exception {
        fact(1, 1, NOW.minusSeconds(1));
        fact(2, 1, NOW.minusSeconds(1));
        project();
        var failures = new CopyOnWriteArrayList<String>();
        try (var poller = poller((kind, id) -> {
            if (woken.get(kind + "|" + id) > 1) return next(LATER);
            failures.add(id);
            if (id.equals("shop~1")) throw new IllegalStateException("no such kind");
            return CompletableFuture.failedFuture(new IllegalStateException("asleep"));
        })) {
            Awaitility.await().until(() -> failures.size() == 2);
            Awaitility.await().during(BEAT.multipliedBy(4)).until(() -> woken.get(Notes.id(1)) == 1);
            Notes.run(database, "update alarm_due set locked_until = now() - interval '1 second'");
            Awaitility.await().until(() -> due(1).equals(Optional.of(LATER)));
            Awaitility.await().until(() -> due(2).equals(Optional.of(LATER)));
        }
        assertTrue(woken.get(Notes.id(2)) == 2);
    }
}
