// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import static java.util.Comparator.reverseOrder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatNames;
import sohbet.engine.kernel.Codec;
import sohbet.engine.kernel.Names;
import sohbet.engine.kernel.Recorded;
import sohbet.http.RunningEngine;
import sohbet.http.edge.AsyncApi;
import sohbet.http.proof.Visitor;
import sohbet.persistence.Database;
import sohbet.persistence.postgres.TestPostgres;
import sohbet.persistence.tail.Position;

/** The topic {@code interactions}: every product interaction of the shop once, from any position on. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InteractionsTest {
    private static final AsyncApi FRAMES = AsyncApi.load();

    @RegisterExtension
    static final TestPostgres.Database POSTGRES = TestPostgres.migrated();

    private static RunningEngine engine;

    @BeforeAll
    static void open() throws SQLException {
        fillTheJournal();
        engine = new RunningEngine(POSTGRES);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    /** More facts than a node reads again at its start, of a session that nothing else is known of. */
    private static void fillTheJournal() throws SQLException {
        var codec = new Codec(ChatNames.addTo(new Names()));
        var event = new ChatEvent.Tracked(Instant.now(), "long ago", Map.of());
        var stored = new Recorded<>(1, event, null, null, null).store(codec, null);
        try (var database = Database.open(Database.Settings.of(POSTGRES.url(), POSTGRES.user(), POSTGRES.password()))) {
            database.inTransaction(connection -> {
                try (var insert = connection.prepareStatement("""
                    insert into event_journal (persistence_id, sequence_number, writer, write_timestamp, event_ser_id,
                      event_ser_manifest, event_payload)
                    select 'chat|demo~old', n, '', 0, 7315001, ?, ? from generate_series(1, 1100) n
                    """)) {
                    insert.setString(1, stored.manifest());
                    insert.setBytes(2, stored.bytes());
                    return insert.executeUpdate();
                }
            });
        }
    }

    private static Watcher watcher() {
        return new Watcher(engine.uri, RunningEngine.KEY);
    }

    private static Visitor visitor(String publicKey) {
        var visitor = new Visitor(() -> URI.create("ws://" + engine.uri.getAuthority() + "/ws/chat"), publicKey);
        visitor.connect();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(visitor::isWelcomed);
        return visitor;
    }

    private static Visitor visitor() {
        return visitor(engine.demo().publicKey());
    }

    private static JsonNode awaitProduct(Watcher watcher, String product) {
        return watcher.await("event", event -> event.path("product").asText().equals(product));
    }

    private static List<String> products(Watcher watcher, Visitor of) {
        return watcher.frames("event").stream()
                .filter(event -> event.path("session").asText().equals(of.session()))
                .map(event -> event.path("product").asText())
                .toList();
    }

    @Test
    void come_with_session_product_action_and_a_position_that_goes_up() {
        var visitor = visitor();
        try (var watcher = watcher().watch("interactions")) {
            var subscribed = watcher.await("subscribed");
            visitor.view("a1");
            visitor.say("merhaba");
            visitor.view("a2");
            var second = awaitProduct(watcher, "a2");

            assertEquals(List.of("a1", "a2"), products(watcher, visitor));
            assertEquals("interacted", second.path("event").asText());
            assertEquals("view", second.path("action").asText());
            assertEquals(List.of(), FRAMES.validate("live_server_event_interactions", second));
            assertEquals(List.of(), FRAMES.validate("live_server_snapshot_interactions", watcher.await("snapshot")));
            var first = position(awaitProduct(watcher, "a1"));
            assertTrue(first.isAfter(position(subscribed)));
            assertTrue(position(second).isAfter(first));
        } finally {
            visitor.leave();
        }
    }

    private static Position position(JsonNode frame) {
        return Position.parse(frame.path("pos").asText()).orElseThrow();
    }

    @Test
    void go_on_after_a_position_without_a_gap_or_a_double() {
        var visitor = visitor();
        String seen;
        try (var watcher = watcher().watch("interactions")) {
            watcher.await("subscribed");
            visitor.view("b1");
            seen = awaitProduct(watcher, "b1").path("pos").asText();
        }
        visitor.view("b2");
        visitor.say("hâlâ buradayım");
        visitor.view("b3");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> visitor.waiting() == 0);
        try (var watcher = watcher().watch("interactions", seen)) {
            assertEquals(seen, watcher.await("subscribed").path("pos").asText());
            visitor.view("b4");
            awaitProduct(watcher, "b4");
            assertEquals(List.of("b2", "b3", "b4"), products(watcher, visitor));
            assertEquals(List.of(), watcher.frames("snapshot"));
        } finally {
            visitor.leave();
        }
    }

    private static void allAnswered(List<Visitor> visitors) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> visitors.stream().allMatch(visitor -> visitor.waiting() == 0));
    }

    @Test
    void from_too_long_ago_begin_with_the_newest_fifty_and_go_on_after_them() {
        var visitors = List.of(visitor(), visitor(), visitor());
        for (var visitor : visitors) for (int i = 0; i < 20; i++) visitor.view("c" + i);
        allAnswered(visitors);
        // Only now is it the newest of all: the three talk at the same time.
        visitors.getLast().view("one too many");
        allAnswered(visitors);
        try (var watcher = watchedOnceListed()) {
            var snapshot = watcher.frames("snapshot").getFirst();
            assertEquals(50, items(snapshot).size());
            assertEquals(List.of(), FRAMES.validate("live_server_snapshot_interactions", snapshot));
            assertEquals(
                    50,
                    items(snapshot).stream()
                            .map(item -> item.path("session") + " " + item.path("seq"))
                            .distinct()
                            .count());
            for (var visitor : visitors) {
                var seqs = items(snapshot).stream()
                        .filter(item -> item.path("session").asText().equals(visitor.session()))
                        .map(item -> item.path("seq").asLong())
                        .toList();
                assertEquals(seqs.stream().sorted(reverseOrder()).toList(), seqs);
            }
            visitors.getFirst().view("and one more");
            awaitProduct(watcher, "and one more");
            var shown = position(snapshot);
            for (var event : watcher.frames("event")) assertTrue(position(event).isAfter(shown), event.toString());
        } finally {
            visitors.forEach(Visitor::leave);
        }
    }

    /** Somebody whose first look holds the refused view: the list by way of which it is found may be a moment behind. */
    private Watcher watchedOnceListed() {
        var found = new AtomicReference<Watcher>();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            var watcher = watcher().watch("interactions", "0-0");
            var shown = watcher.await("snapshot").at("/data/items/0/event").asText();
            if (shown.equals("view_refused")) found.set(watcher);
            else watcher.close();
            return found.get() != null;
        });
        return found.get();
    }

    private static List<JsonNode> items(JsonNode snapshot) {
        return StreamSupport.stream(snapshot.at("/data/items").spliterator(), false)
                .toList();
    }

    @Test
    void of_another_shop_are_never_told() {
        var stranger = visitor(engine.anotherShop("other").publicKey());
        var visitor = visitor();
        try (var watcher = watcher().watch("interactions")) {
            watcher.await("subscribed");
            stranger.view("d-foreign");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> stranger.waiting() == 0);
            visitor.view("d-own");
            awaitProduct(watcher, "d-own");
            watcher.watch("interactions", "0-0");
            Awaitility.await().until(() -> watcher.frames("snapshot").size() == 2);

            assertEquals(List.of(), products(watcher, stranger));
            for (var snapshot : watcher.frames("snapshot"))
                for (var item : items(snapshot))
                    assertTrue(!item.path("session").asText().equals(stranger.session()), item.toString());
        } finally {
            stranger.leave();
            visitor.leave();
        }
    }
}
