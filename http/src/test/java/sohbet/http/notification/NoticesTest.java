// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.ActorSystem;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sohbet.http.House;
import sohbet.http.RunningEngine;
import sohbet.persistence.Database;
import sohbet.persistence.account.KeyExpiry;
import sohbet.persistence.catalogue.file.ShopFile;
import sohbet.persistence.catalogue.imports.ImportJobs;
import sohbet.persistence.catalogue.imports.Importer;
import sohbet.persistence.notification.Notifications;
import sohbet.persistence.postgres.TestPostgres;

/** What an engine notices by itself. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NoticesTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Notifications NOTIFICATIONS = new Notifications(List.of());

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static RunningEngine engine;
    private static Database database;
    private static Path kept;

    @TempDir
    static Path folder;

    @BeforeAll
    static void open() throws IOException {
        kept = folder.resolve("notifications-0.jsonl");
        Files.writeString(kept, """
            {"told":"raised","merchant":"*","type":"disk_low","cause":"n","at":"2026-11-22T21:30:00Z","severity":"critical",\
            "role":"admin","params":{"percent":7},"fact":"kept by an earlier run"}
            """);
        engine = new RunningEngine(
                POSTGRES, "sohbet { limits.key { amount = 20, per = 1m }, notifications.folder = \"" + folder + "\" }");
        database = Database.open(Database.Settings.of(POSTGRES.url(), POSTGRES.user(), POSTGRES.password()));
    }

    @AfterAll
    static void close() {
        database.close();
        engine.close();
    }

    private static String rows(String sql) {
        try (var connection = POSTGRES.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var lines = new ArrayList<String>();
            while (row.next()) lines.add(row.getString(1));
            return String.join("\n", lines);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String of(String type) {
        return rows("select merchant_id || ' ' || severity || ' ' || coalesce(link_kind, '-') || ' x' || count"
                + " from notification where type = '" + type + "' order by 1");
    }

    /** The node's own port is another one after a restart; the file is found by the port that is served. */
    @Test
    void what_an_earlier_run_could_not_store_is_stored_now() {
        Awaitility.await().atMost(LONG).until(() -> of("disk_low").equals("* critical - x1") && !Files.exists(kept));
    }

    @Test
    void a_node_that_joins_is_told_of_once() {
        Awaitility.await().atMost(LONG).until(() -> of("node_joined").equals("* info health x1"));
    }

    @Test
    void a_limit_that_is_nearly_used_up_is_told_of_once_an_hour() throws Exception {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 25; i++) engine.get("/api/v1/me", "Authorization", "Bearer " + RunningEngine.KEY);
            int refused = round;
            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> !rows("select refused from limit_use where kind = 'key' and refused > " + refused * 20)
                            .isEmpty());
        }
        assertEquals("demo warning limits x1", of("limit_near"));
    }

    @Test
    void of_the_end_of_a_key_its_merchant_hears_once() throws Exception {
        try (var connection = POSTGRES.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into api_key (id, hash, prefix, name, merchant_id, role, expires_at) values"
                    + " ('ending', 'x', 'p', 'ERP', 'demo', 'viewer', now() + interval '3 days'),"
                    + " ('lasting', 'y', 'p', 'CRM', 'demo', 'viewer', now() + interval '30 days')");
        }
        var system = ActorSystem.create(
                "chores",
                ConfigFactory.parseString("pekko { actor.provider = local, loglevel = WARNING }")
                        .withFallback(ConfigFactory.load()));
        var clock = InstantSource.system();
        try (var announcer = Announcer.start(database, NOTIFICATIONS, null, null, system);
                var chores = Chores.start(announcer, new KeyExpiry(database), clock, system)) {
            chores.remind();
            chores.remind();
            Awaitility.await().atMost(LONG).until(() -> of("key_expiring").equals("demo warning api_key x1"));
            chores.remind();
            Awaitility.await()
                    .during(Duration.ofSeconds(1))
                    .until(() -> of("key_expiring").equals("demo warning api_key x1"));
        } finally {
            system.terminate();
            House.await(system.getWhenTerminated());
        }
    }

    @Test
    void the_end_of_an_import_is_told_to_whoever_began_it_and_of_a_machines_to_the_admins() throws Exception {
        String person = rows("select user_id from membership where merchant_id = 'demo' limit 1");
        var good = Files.writeString(
                folder.resolve("good.json"),
                "{\"products\":[{\"id\":\"n1\",\"title\":{\"tr\":\"Ad\",\"en\":\"Name\"},\"price\":\"1.00\"}]}");
        run(good, person);
        run(Files.writeString(folder.resolve("bad.json"), "{\"products\":[{\"id\":7}]}"), "some-key");
        assertEquals("""
            demo success import x1
            demo warning import x1""", of("import_finished"));
        assertEquals(
                person,
                rows("select user_id from notification where type = 'import_finished' and severity = 'success'"));
    }

    private static void run(Path file, String by) {
        var job = House.await(database.write(
                        "demo",
                        connection -> ImportJobs.begin(
                                connection, "demo", String.valueOf(file.getFileName()), 100, false, by)))
                .orElseThrow();
        new Importer(
                        database,
                        job,
                        ShopFile.of("TRY"),
                        now -> {},
                        new ImportNews(NOTIFICATIONS, InstantSource.system()))
                .run(file);
    }
}
