// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.jdbc.config.JournalConfig;
import org.apache.pekko.persistence.jdbc.journal.dao.JournalTables.JournalPekkoSerializationRow;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.stream.Materializer;
import scala.None$;
import scala.Option;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;
import slick.jdbc.PostgresProfile$;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Recorded;
import sohbet.engine.kernel.Seal;
import sohbet.persistence.Database;
import sohbet.persistence.alarm.DueAlarms;
import sohbet.persistence.journal.Diary;
import sohbet.persistence.journal.GroupJournalDao;
import sohbet.persistence.journal.JournalDatabase;
import sohbet.persistence.journal.PooledDatabaseProvider;
import sohbet.persistence.keys.EntityKeys;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.postgres.EmbeddedPostgres;

/**
 * Measures how long after its commit a fact is in a read model and at a live listener, at several
 * rates. Not a test: {@code main} prints.
 */
public final class TailSpeed {
    private static final int ENTITIES = 500;
    private final ConcurrentHashMap<String, Long> committed = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Long> fed = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Long> shown = new ConcurrentHashMap<>();
    private final List<String> applied = new ArrayList<>();
    private final long[] seqs = new long[ENTITIES];
    private final Seal[] seals = new Seal[ENTITIES];
    private Tail tail;
    private GroupJournalDao dao;

    public static void main(String[] args) throws Exception {
        new TailSpeed().run(Path.of(args[0]), Integer.getInteger("seconds", 10));
    }

    private void run(Path data, int seconds) throws Exception {
        var postgres = EmbeddedPostgres.start(data, System.out::println);
        var database = Database.open(Database.Settings.of(postgres.jdbcUrl(), postgres.user(), postgres.password()));
        Notes.run(
                database,
                "create table if not exists speed_list (persistence_id text primary key, seq bigint, last_text text, at timestamptz)",
                "truncate event_journal, projection_position, speed_list, alarm_due");
        var keys = new EntityKeys(database, MasterKey.readOrCreate(data.resolve("master.json")));
        for (int i = 0; i < ENTITIES; i++)
            seals[i] = keys.findOrCreate(Notes.id(i)).toCompletableFuture().get();
        var system = ActorSystem.create("speed", Diary.config());
        JournalDatabase.use(system, database);
        var config = system.settings().config().getConfig("jdbc-journal");
        dao = new GroupJournalDao(
                new PooledDatabaseProvider(system).database(config).database(),
                PostgresProfile$.MODULE$,
                new JournalConfig(config),
                SerializationExtension.get(system),
                system.dispatcher(),
                Materializer.createMaterializer(system));
        tail = Tail.start(database, keys, Notes.CODEC, TailProbe.NONE);
        var feed = new Feed(tail);
        while (!(feed.subscribe(null, h -> fed.put(key(h), System.nanoTime())) instanceof Feed.Live))
            LockSupport.parkNanos(10_000_000);
        var probe = new TailProbe() {
            @Override
            public void applied(String projection, int rows, Duration took) {
                long now = System.nanoTime();
                for (String key : applied) shown.put(key, now);
                applied.clear();
            }
        };
        try (var list = ProjectionRunner.start(new SpeedList(), database, tail, probe);
                var alarms = ProjectionRunner.start(new DueAlarms(), database, tail, TailProbe.NONE)) {
            for (String rate : System.getProperty("rates", "200,200,2000,2000").split(","))
                measure(Integer.parseInt(rate), seconds);
        }
        tail.close();
        system.terminate();
        database.close();
        postgres.close();
    }

    private static String key(Happening happening) {
        return happening.persistenceId() + " " + happening.seq();
    }

    private void measure(int rate, int seconds) {
        committed.clear();
        fed.clear();
        shown.clear();
        long start = System.nanoTime();
        long cpu = cpu();
        long all = (long) rate * seconds;
        for (long i = 0; i < all; i++) {
            long due = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
            write((int) (i % ENTITIES));
        }
        while (shown.size() < all || fed.size() < all || committed.size() < all) LockSupport.parkNanos(10_000_000);
        System.out.printf(
                Locale.ROOT,
                "%d/s: read model p50 %.1f p99 %.1f max %.1f ms, feed p50 %.1f p99 %.1f max %.1f ms, %.0f us cpu each%n",
                rate,
                at(shown, 0.5),
                at(shown, 0.99),
                at(shown, 1),
                at(fed, 0.5),
                at(fed, 0.99),
                at(fed, 1),
                (cpu() - cpu) / 1e3 / all);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private double at(ConcurrentHashMap<String, Long> seen, double part) {
        double[] lags = seen.entrySet().stream()
                .mapToDouble(e -> Math.max(0, e.getValue() - committed.get(e.getKey())) / 1e6)
                .sorted()
                .toArray();
        return lags[(int) Math.min(lags.length - 1, part * lags.length)];
    }

    private void write(int entity) {
        String id = Notes.id(entity);
        long seq = ++seqs[entity];
        var event = new Notes.Noted(Instant.now(), "hello", Personal.of("what a visitor writes, about this long"));
        var stored = new Recorded<>(seq, event, null, null, Instant.now().plusSeconds(1_800))
                .store(Notes.CODEC, seals[entity]);
        var row = new JournalPekkoSerializationRow(
                0,
                false,
                id,
                seq,
                "0d1c7c5e-3b41-4d2c-9a70-2f8f6d1f0a11",
                System.currentTimeMillis(),
                "",
                stored.bytes(),
                7_315_001,
                stored.manifest(),
                noOption(),
                noOption(),
                noOption());
        FutureConverters.asJava(dao.queueWriteJournalRows(CollectionConverters.asScala(
                                List.of(new Tuple2<>(row, scala.collection.immutable.Set$.MODULE$.<String>empty())))
                        .toList()))
                .whenComplete((done, why) -> {
                    committed.put(id + " " + seq, System.nanoTime());
                    tail.expect(id, seq);
                });
    }

    private static <T> Option<T> noOption() {
        return (Option<T>) (Option<?>) None$.MODULE$;
    }

    /** A list with one row an entity, as most read models are. */
    private final class SpeedList implements Projection {
        @Override
        public String name() {
            return "speed-list";
        }

        @Override
        public List<String> tables() {
            return List.of("speed_list");
        }

        @Override
        public void apply(Connection connection, List<Happening> happenings) throws SQLException {
            applied.clear();
            try (var upsert = connection.prepareStatement(
                    "insert into speed_list values (?, ?, ?, now()) on conflict (persistence_id) do update"
                            + " set seq = excluded.seq, last_text = excluded.last_text, at = excluded.at")) {
                for (var happening : happenings) {
                    upsert.setString(1, happening.persistenceId());
                    upsert.setLong(2, happening.seq());
                    upsert.setString(3, Notes.text(happening));
                    upsert.addBatch();
                    applied.add(key(happening));
                }
                upsert.executeBatch();
            }
        }
    }
}
