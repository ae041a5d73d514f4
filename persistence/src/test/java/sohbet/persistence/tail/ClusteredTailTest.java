// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.Leave;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sohbet.persistence.Database;
import sohbet.persistence.journal.Diary;
import sohbet.persistence.keys.EntityKeys;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.postgres.TestPostgres;

/** Two nodes on one database: projections move, pokes reach the other side. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClusteredTailTest {
    @RegisterExtension
    static final TestPostgres.Database postgres = TestPostgres.migrated();

    private static final int PROJECTIONS = 4;
    private final ConcurrentHashMap<String, String> appliedBy = new ConcurrentHashMap<>();

    @TempDir
    static Path folder;

    private final class Node implements AutoCloseable {
        final String name;
        final Database database = Database.open(Diary.settings(postgres));
        final ActorTestKit kit;
        final Tail tail;
        final Pokes pokes;

        Node(String name) {
            this.name = name;
            this.kit =
                    ActorTestKit.create("tail", ConfigFactory.parseString("""
                      pekko.actor.provider = cluster
                      pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                      pekko.cluster.jmx.enabled = off
                      pekko.cluster.downing-provider-class = ""
                      """).withFallback(Diary.config()));
            var keys = new EntityKeys(database, MasterKey.readOrCreate(folder.resolve("master.json")));
            // So seldom does it look by itself that whatever comes has been poked.
            this.tail = Tail.start(database, keys, Notes.CODEC, TailProbe.NONE, Duration.ofHours(1));
            this.pokes = Pokes.start(kit.system(), tail);
        }

        void join(Node first) {
            var cluster = Cluster.get(kit.system());
            cluster.manager()
                    .tell(new Join(Cluster.get(first.kit.system()).selfMember().address()));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> cluster.selfMember().status() == MemberStatus.up());
        }

        void project() {
            List<Projection> all = IntStream.range(0, PROJECTIONS)
                    .<Projection>mapToObj(i -> new Count(name, "count" + i))
                    .toList();
            Projections.start(kit.system(), database, tail, TailProbe.NONE, all);
        }

        @Override
        public void close() {
            kit.shutdownTestKit();
            tail.close();
            database.close();
        }
    }

    /** Adds a line for each fact and notes which node did. */
    private final class Count implements Projection {
        private final String node;
        private final String name;

        Count(String node, String name) {
            this.node = node;
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<String> tables() {
            return List.of(name);
        }

        @Override
        public void apply(Connection connection, List<Happening> happenings) throws SQLException {
            appliedBy.put(name, node);
            for (var happening : happenings)
                try (var insert = connection.prepareStatement("insert into " + name + " values (?)")) {
                    insert.setLong(1, happening.seq());
                    insert.executeUpdate();
                }
        }
    }

    private static void write(Node node, long seq) throws SQLException {
        node.database.inTransaction(connection -> {
            Notes.write(connection, Notes.id(1), seq, "x");
            return true;
        });
        node.pokes.committed(Notes.id(1), seq);
    }

    private static void everywhere(Node node, long facts) {
        for (int i = 0; i < PROJECTIONS; i++) {
            String table = "count" + i;
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> Notes.number(node.database, "select count(*) from " + table) >= facts);
        }
    }

    @Test
    void projections_spread_and_move_and_a_poke_reaches_the_other_node() throws Exception {
        try (Node first = new Node("first")) {
            for (int i = 0; i < PROJECTIONS; i++) Notes.run(first.database, "create table count" + i + " (seq bigint)");
            first.join(first);
            first.project();
            for (int i = 1; i <= 20; i++) write(first, i);
            everywhere(first, 20);
            try (Node second = new Node("second")) {
                second.join(first);
                second.project();
                pokesCross(first, second);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> {
                            write(first, nextSeq(first));
                            return appliedBy.containsValue("second");
                        });
                assertTrue(appliedBy.containsValue("first"), "spread: " + appliedBy);
                everywhere(first, Notes.number(first.database, "select count(*) from event_journal"));
                Cluster.get(second.kit.system())
                        .manager()
                        .tell(new Leave(
                                Cluster.get(second.kit.system()).selfMember().address()));
                Awaitility.await()
                        .atMost(Duration.ofSeconds(40))
                        .until(() -> Cluster.get(second.kit.system()).isTerminated());
            }
            long facts = Notes.number(first.database, "select max(sequence_number) from event_journal");
            write(first, facts + 1);
            everywhere(first, facts + 1);
            for (int i = 0; i < PROJECTIONS; i++)
                assertEquals(
                        facts + 1,
                        Notes.number(
                                first.database,
                                "select count(distinct seq) from count" + i
                                        + " having count(*) = count(distinct seq)"));
        }
    }

    private static long nextSeq(Node node) throws SQLException {
        return Notes.number(node.database, "select max(sequence_number) + 1 from event_journal");
    }

    /** The nodes' subscriptions find each other after a while; from then on nothing is missed. */
    private static void pokesCross(Node first, Node second) throws Exception {
        var heard = new AtomicReference<>(0L);
        var feed = new Feed(second.tail);
        Awaitility.await().until(() -> feed.subscribe(null, h -> heard.set(h.seq())) instanceof Feed.Live);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            write(first, nextSeq(first));
            return heard.get() > 0;
        });
        for (int i = 0; i < 10; i++) {
            long next = nextSeq(first);
            write(first, next);
            Awaitility.await().until(() -> heard.get() == next);
        }
    }
}
