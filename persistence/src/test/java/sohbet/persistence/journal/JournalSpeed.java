// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.jdbc.config.JournalConfig;
import org.apache.pekko.persistence.jdbc.journal.dao.DefaultJournalDao;
import org.apache.pekko.persistence.jdbc.journal.dao.JournalTables.JournalPekkoSerializationRow;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.stream.Materializer;
import scala.None$;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;
import slick.jdbc.PostgresProfile$;
import sohbet.persistence.Database;
import sohbet.persistence.postgres.EmbeddedPostgres;

/**
 * Measures how many rows a second the journal takes, beside the plugin's own writing and single-row
 * inserts, in turns and in one run. Not a test: {@code main} prints.
 */
public final class JournalSpeed {
    private static final int SECONDS = 5;
    private static final byte[] PAYLOAD = new byte[300];
    private static final AtomicLong runs = new AtomicLong();
    private final DefaultJournalDao dao;

    private JournalSpeed(DefaultJournalDao dao) {
        this.dao = dao;
    }

    public static void main(String[] args) throws Exception {
        int entities = Integer.getInteger("entities", 256);
        int rounds = Integer.getInteger("rounds", 3);
        var postgres = EmbeddedPostgres.start(Path.of(args[0]), System.out::println);
        serverPid = postgres.pid();
        var database = Database.open(new Database.Settings(
                postgres.jdbcUrl(),
                postgres.user(),
                postgres.password(),
                54,
                2,
                java.time.Duration.ofSeconds(5),
                java.time.Duration.ofSeconds(10),
                java.time.Duration.ofSeconds(5)));
        var system = ActorSystem.create("speed", Diary.config());
        JournalDatabase.use(system, database);
        var config = system.settings().config().getConfig("jdbc-journal");
        var slick = new PooledDatabaseProvider(system).database(config).database();
        var settings = new JournalConfig(config);
        var materializer = Materializer.createMaterializer(system);
        var serialization = SerializationExtension.get(system);
        for (int round = 0; round <= rounds; round++) {
            var ours = new GroupJournalDao(
                    slick, PostgresProfile$.MODULE$, settings, serialization, system.dispatcher(), materializer);
            var plain = new DefaultJournalDao(
                    slick, PostgresProfile$.MODULE$, settings, serialization, system.dispatcher(), materializer);
            var lone = new GroupJournalDao(
                    slick,
                    PostgresProfile$.MODULE$,
                    new JournalConfig(
                            config.withValue("parallelism", com.typesafe.config.ConfigValueFactory.fromAnyRef(1))),
                    serialization,
                    system.dispatcher(),
                    materializer);
            double group = new JournalSpeed(ours).rate("group", entities);
            double one = new JournalSpeed(lone).rate("group, one lane", entities);
            double plugin = new JournalSpeed(plain).rate("plugin", entities);
            double single = single(database, 50); // the embedded server takes 60 connections
            if (round > 0)
                System.out.printf(
                        Locale.ROOT,
                        "round %d: group %.0f/s  one lane %.0f/s  plugin %.0f/s  single %.0f/s  group:plugin %.2f  group:single %.2f%n",
                        round,
                        group,
                        one,
                        plugin,
                        single,
                        group / plugin,
                        group / single);
        }
        system.terminate();
        database.close();
        postgres.close();
    }

    private double rate(String name, int entities) throws Exception {
        long until = System.nanoTime() + SECONDS * 1_000_000_000L;
        String run = name + runs.incrementAndGet();
        var done = new ArrayList<CompletableFuture<?>>();
        var latencies = new ArrayList<long[]>();
        var count = new AtomicLong();
        long cpu = cpu();
        double server = serverCpu();
        for (int i = 0; i < entities; i++) {
            var end = new CompletableFuture<Void>();
            done.add(end);
            next("diary|shop~" + run + "-" + i, 1, until, count, end);
        }
        for (var each : done) each.get();
        System.out.printf(
                Locale.ROOT,
                "  %s: jvm %.1f us/row, server %.1f us/row%n",
                name,
                (cpu() - cpu) / 1e3 / count.get(),
                (serverCpu() - server) * 1e6 / count.get());
        return count.get() / (double) SECONDS;
    }

    private static long serverPid;

    /** Seconds of the server and its children. */
    private static double serverCpu() {
        double seconds = 0;
        for (String each : new java.io.File("/proc").list()) {
            if (!each.matches("\\d+")) continue;
            try {
                String stat = java.nio.file.Files.readString(Path.of("/proc", each, "stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                if (fields[1].equals(String.valueOf(serverPid)))
                    seconds += (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
            } catch (java.io.IOException gone) {
                continue;
            }
        }
        return seconds;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private void next(String id, long seq, long until, AtomicLong count, CompletableFuture<Void> end) {
        FutureConverters.asJava(dao.queueWriteJournalRows(rows(id, seq))).whenComplete((done, why) -> {
            if (why != null) end.completeExceptionally(why);
            else if (System.nanoTime() > until) end.complete(null);
            else {
                count.incrementAndGet();
                next(id, seq + 1, until, count, end);
            }
        });
    }

    private static Seq<Tuple2<JournalPekkoSerializationRow, Set<String>>> rows(String id, long seq) {
        Option<byte[]> none = noOption();
        var row = new JournalPekkoSerializationRow(
                0,
                false,
                id,
                seq,
                "0d1c7c5e-3b41-4d2c-9a70-2f8f6d1f0a11",
                System.currentTimeMillis(),
                "",
                PAYLOAD,
                7_315_001,
                "chat.said",
                none,
                noOption(),
                noOption());
        return CollectionConverters.asScala(
                        List.of(new Tuple2<>(row, scala.collection.immutable.Set$.MODULE$.<String>empty())))
                .toList();
    }

    private static <T> Option<T> noOption() {
        return (Option<T>) (Option<?>) None$.MODULE$;
    }

    /** What the same bytes cost one row a transaction. */
    private static double single(Database database, int clients) throws Exception {
        long until = System.nanoTime() + SECONDS * 1_000_000_000L;
        var count = new AtomicLong();
        String run = "single" + runs.incrementAndGet();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < clients; i++) {
            String id = "diary|shop~" + run + "-" + i;
            threads.add(Thread.startVirtualThread(() -> {
                try (var connection = database.engine().getConnection();
                        var insert = connection.prepareStatement(
                                "insert into event_journal (persistence_id, sequence_number, writer, write_timestamp,"
                                        + " event_ser_id, event_ser_manifest, event_payload, tx) values (?, ?, ?, ?, ?, ?, ?, 1)")) {
                    for (long seq = 1; System.nanoTime() < until; seq++) {
                        insert.setString(1, id);
                        insert.setLong(2, seq);
                        insert.setString(3, "0d1c7c5e-3b41-4d2c-9a70-2f8f6d1f0a11");
                        insert.setLong(4, System.currentTimeMillis());
                        insert.setInt(5, 7_315_001);
                        insert.setString(6, "chat.said");
                        insert.setBytes(7, PAYLOAD);
                        insert.executeUpdate();
                        count.incrementAndGet();
                    }
                } catch (Exception e) {
                    e.printStackTrace();
                }
            }));
        }
        for (var thread : threads) thread.join();
        return count.get() / (double) SECONDS;
    }
}
