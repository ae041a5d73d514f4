// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sohbet.http.House.Answer;
import sohbet.http.RunningEngine;
import sohbet.http.settings.LocalConf;
import sohbet.persistence.Database;
import sohbet.persistence.move.DatabaseMove;
import sohbet.persistence.postgres.TestPostgres;

/** A visitor talks on while the database under the conversation is moved. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MoveTest {
    @TempDir
    private Path folder;

    @Test
    void a_running_conversation_goes_on_in_the_new_database_without_losing_a_word() throws Exception {
        try (var old = TestPostgres.database();
                var fresh = TestPostgres.database()) {
            var conf = new LocalConf(folder.resolve("conf/local.conf"));
            var isMoved = new CountDownLatch(1);
            // As on a server that has seen more transactions than the new one.
            Database.migrate(settings(old));
            SetupTest.text(old, "update journal_base set base = 1000000000");
            var engine = RunningEngine.movable(
                    old, new Installation(true, Optional.empty(), true, conf, isMoved::countDown));
            var acknowledged = new ConcurrentLinkedQueue<String>();
            var refusals = new ConcurrentLinkedQueue<String>();
            var talks = new AtomicBoolean(true);
            String key = engine.demo().publicKey();
            assertEquals(200, talkative(engine));
            Visitor visitor = Visitor.hello(engine, key);
            Thread talking = Thread.ofVirtual().start(() -> {
                while (talks.get()) visitor.say(acknowledged, refusals);
            });
            var wizard = Wizard.enter(engine);
            Awaitility.await().until(() -> acknowledged.size() > 5);

            Answer begun = wizard.post("database/move", "{\"url\":\"" + url(fresh) + "\"}");
            assertEquals(202, begun.status(), begun.toString());
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> isMoved.getCount() == 0
                            || move(wizard).path("state").asText().equals("failed"));
            assertEquals(
                    "moved",
                    wizard.state().json().at("/inside/database/move/state").asText());
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !refusals.isEmpty());
            talks.set(false);
            talking.join();
            engine.close();
            assertEquals(List.of("unavailable"), refusals.stream().distinct().toList());
            assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(conf.file()));
            assertEquals(url(fresh), conf.read().getString("sohbet.database.url"));
            assertTrue(conf.read().getBoolean("sohbet.sandbox"), "what would go out is still looked at here");

            try (var later = engine.later(fresh)) {
                var resumed = visitor.at(later);
                assertEquals(new ArrayList<>(acknowledged), resumed.heard(later));
                resumed.say(acknowledged, refusals);
                assertEquals(new ArrayList<>(acknowledged), resumed.heard(later));
                // The numbers of the new server lie behind all positions of the old one.
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> later.get(
                                        "/api/v1/sessions/" + resumed.session,
                                        "Authorization",
                                        "Bearer " + RunningEngine.KEY)
                                .body()
                                .contains(last(acknowledged)));
                assertEquals(200, later.get("/ready").status());
            }
        }
    }

    @Test
    void what_does_not_fit_is_refused_and_everything_goes_on() throws Exception {
        try (var old = TestPostgres.database();
                var used = TestPostgres.database();
                var fixed = TestPostgres.database()) {
            SetupTest.text(used, "create table theirs (id int)");
            var conf = new LocalConf(folder.resolve("local.conf"));
            try (var engine =
                    RunningEngine.movable(old, new Installation(true, Optional.empty(), true, conf, () -> {}))) {
                var wizard = Wizard.enter(engine);
                assertEquals(
                        202,
                        wizard.post("database/move", "{\"url\":\"" + url(used) + "\"}")
                                .status());
                Awaitility.await()
                        .until(() -> move(wizard).path("state").asText().equals("failed"));
                assertEquals("not_empty", move(wizard).path("why").asText());
                assertTrue(!Files.exists(conf.file()));
                assertEquals(200, wizard.put("admin", Wizard.ADMIN).status());

                // A second node, as far as the database can tell.
                try (var other = Database.open(Database.Settings.of(old.url(), old.user(), old.password()))) {
                    other.inTransaction(connection -> true);
                    wizard.post("database/move", "{\"url\":\"" + url(fixed) + "\"}");
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(30))
                            .until(() -> move(wizard).path("why").asText().equals("others_at_work"));
                }
                assertEquals(200, wizard.put("shop", Wizard.SHOP).status());
            }
        }
    }

    @Test
    void a_move_that_breaks_off_leaves_a_copy_that_nobody_uses_and_the_next_try_clears_away() throws Exception {
        try (var old = TestPostgres.database();
                var fresh = TestPostgres.database()) {
            Database.migrate(settings(old));
            SetupTest.text(old, """
                insert into merchant (id, name, zone, currency, locales, default_locale, public_key, hmac_secret)
                values ('a', 'Ayşe', 'UTC', 'TRY', '{tr}', 'tr', 'sohbet_pk_a', 's')""");
            SetupTest.text(old, """
                insert into knowledge_entry (merchant, id, locale, title, text, topic)
                select 'a', 'k' || i, 'tr', E'a\\\\b\\t', E'c\\n\\\\.', 'k' || i from generate_series(1, 1200) i""");
            var broken = new IllegalStateException("the power went out");
            assertEquals(
                    broken,
                    assertThrows(
                            IllegalStateException.class,
                            () -> DatabaseMove.run(settings(old), settings(fresh), () -> 0, progress -> {
                                if (progress.rows() > 600) throw broken;
                            })));
            var refused = assertThrows(IllegalArgumentException.class, () -> Database.migrate(settings(fresh)));
            assertTrue(String.valueOf(refused.getMessage()).contains("unfinished copy"));
            Database.migrate(settings(old));

            var moved = DatabaseMove.run(settings(old), settings(fresh), () -> 0, progress -> {});
            assertTrue(moved.rows() > 1200, moved.toString());
            Database.migrate(settings(fresh));
            String all = "select md5(string_agg(t::text, '|' order by id)) from knowledge_entry t";
            assertEquals(SetupTest.text(old, all), SetupTest.text(fresh, all));
            assertEquals(
                    "databaseMoved", SetupTest.text(fresh, "select what from audit order by at desc, id desc limit 1"));
            assertEquals(
                    SetupTest.text(old, "select count(*) from pg_constraint where contype = 'f'"),
                    SetupTest.text(fresh, "select count(*) from pg_constraint where contype = 'f'"));
        }
    }

    private static Database.Settings settings(TestPostgres.Database postgres) {
        return Database.Settings.of(postgres.url(), postgres.user(), postgres.password());
    }

    private static int talkative(RunningEngine engine) throws Exception {
        return engine.send(engine.request(
                                "/api/v1/merchants/demo/settings", "Authorization", "Bearer " + RunningEngine.KEY)
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", BodyPublishers.ofString("{\"messages_per_minute\":600}")))
                .status();
    }

    private static String last(ConcurrentLinkedQueue<String> texts) {
        return texts.stream().reduce((one, next) -> next).orElseThrow();
    }

    private static JsonNode move(Wizard wizard) throws Exception {
        return wizard.state().json().at("/inside/database/move");
    }

    static String url(TestPostgres.Database postgres) {
        return postgres.url()
                .replace("jdbc:postgresql://", "postgresql://" + postgres.user() + ":" + postgres.password() + "@");
    }

    /** Somebody in the shop, over the long poll. */
    private record Visitor(RunningEngine engine, String key, String token, String session) {
        static Visitor hello(RunningEngine engine, String key) {
            // A node that has only just started may ask to come back.
            JsonNode welcome = Awaitility.await()
                    .until(
                            () -> welcome(engine.post("/api/v1/chat/poll", "[" + hello(key, "") + "]")),
                            frame -> !frame.isMissingNode());
            return new Visitor(
                    engine,
                    key,
                    welcome.path("token").asText(),
                    welcome.path("session").asText());
        }

        Visitor at(RunningEngine other) {
            return new Visitor(other, key, token, session);
        }

        void say(ConcurrentLinkedQueue<String> acknowledged, ConcurrentLinkedQueue<String> refusals) {
            String text = "word " + UUID.randomUUID();
            String frame = "{\"type\":\"say\",\"cid\":\"" + UUID.randomUUID() + "\",\"text\":\"" + text + "\"}";
            try {
                // The same cid until it is taken: what was refused may be said again.
                for (int tries = 0; tries < 3; tries++) {
                    Answer answer = engine.post("/api/v1/chat/poll", "[" + hello(key, token) + "," + frame + "]");
                    if (answer.status() != 200) {
                        refusals.add(answer.code());
                        continue;
                    }
                    for (JsonNode told : answer.json()) {
                        if (told.path("type").asText().equals("ack")) {
                            acknowledged.add(text);
                            return;
                        }
                        if (told.path("type").asText().equals("nack"))
                            refusals.add(told.path("code").asText());
                        if (told.path("type").asText().equals("bye")) refusals.add("unavailable");
                    }
                }
            } catch (Exception e) {
                refusals.add(e.toString());
            }
        }

        List<String> heard(RunningEngine in) throws Exception {
            var texts = new ArrayList<String>();
            for (int after = 0; ; ) {
                JsonNode page = in.get(
                                "/api/v1/sessions/" + session + "/events?limit=100&after=" + after,
                                "Authorization",
                                "Bearer " + RunningEngine.KEY)
                        .json();
                for (JsonNode event : page.path("items"))
                    if (event.path("by").asText().equals("visitor"))
                        texts.add(event.path("text").asText());
                if (page.path("next").isNull() || page.path("next").isMissingNode()) return texts;
                after = page.path("next").asInt();
            }
        }

        private static String hello(String key, String token) {
            return "{\"type\":\"hello\",\"v\":1,\"key\":\"" + key + "\",\"locale\":\"tr\""
                    + (token.isEmpty() ? "" : ",\"token\":\"" + token + "\"") + "}";
        }

        private static JsonNode welcome(Answer told) {
            for (JsonNode frame : told.json()) if (frame.path("type").asText().equals("welcome")) return frame;
            return MissingNode.getInstance();
        }
    }
}
