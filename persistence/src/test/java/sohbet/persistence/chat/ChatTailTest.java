// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sohbet.engine.catalogue.Money;
import sohbet.engine.chat.Action;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatNames;
import sohbet.engine.chat.Identity;
import sohbet.engine.chat.Purchase;
import sohbet.engine.kernel.Codec;
import sohbet.engine.kernel.Names;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Recorded;
import sohbet.persistence.Database;
import sohbet.persistence.keys.EntityKeys;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.postgres.TestPostgres;
import sohbet.persistence.tail.Happening;
import sohbet.persistence.tail.Notes;
import sohbet.persistence.tail.Projection;
import sohbet.persistence.tail.ProjectionRunner;
import sohbet.persistence.tail.Rebuild;
import sohbet.persistence.tail.Tail;
import sohbet.persistence.tail.TailProbe;
import sohbet.persistence.tail.TailReader;

/** The read models of chats on a real journal: sealed facts, a poison one among them, a rebuild, an erasure. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChatTailTest {
    private static final String COUNTS = "select t::text from chat_total t union all select r::text from chat_rollup r"
            + " union all select s::text from chat_product_sum s order by 1";
    private static final Codec CODEC = new Codec(ChatNames.addTo(new Names()));
    private final SessionList list = new SessionList();
    private final List<Projection> projections = List.of(list, new TurnsDue(() -> {}));
    private final ChatsInMemory chats = new ChatsInMemory();
    private final List<AutoCloseable> open = new ArrayList<>();
    private TestPostgres.Database postgres;
    private Database database;
    private EntityKeys keys;
    private Tail tail;
    private int written;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        postgres = TestPostgres.migrated();
        database = Database.open(Database.Settings.of(postgres.url(), postgres.user(), postgres.password()));
        keys = new EntityKeys(database, MasterKey.readOrCreate(folder.resolve("master.json")));
        tail = Tail.start(database, keys, CODEC, TailProbe.NONE);
        open.addAll(List.of(postgres, database, tail));
        for (var it : projections) open.add(ProjectionRunner.start(it, database, tail, TailProbe.NONE));
    }

    @AfterEach
    void stop() throws Exception {
        for (var it : open.reversed()) it.close();
    }

    private void liveThroughADay() {
        for (int i = 0; i < 20; i++) {
            String session = "shop~s" + i;
            chats.open(session).say(session, "Kırmızı ayakkabı " + i);
            chats.give(
                    session,
                    new ChatCommand.Identify(
                            new Identity(Personal.of("c" + i), Personal.of("Ayşe " + i), null, null, true)));
            chats.give(session, new ChatCommand.Interact("p", Action.VIEW, null, null, null, ChatsInMemory.RULES));
            if (i % 2 == 0) chats.give(session, new ChatCommand.Answer(2, Personal.of("Buyurun"), List.of(), "other"));
            if (i % 3 == 0)
                chats.give(
                        session, new ChatCommand.Buy("o" + i / 2, Money.of("10.50", "TRY"), Purchase.Status.CONFIRMED));
            if (i % 4 == 0) chats.give(session, new ChatCommand.End());
            chats.pass(ofSeconds(30));
        }
    }

    /** Puts what happened since the last time into the journal, sealed, and waits for the rows. */
    private void write() throws SQLException {
        var journal = chats.journal();
        for (var it : journal.subList(written, journal.size())) write(it);
        written = journal.size();
        awaitAll();
    }

    private void write(Happening it) throws SQLException {
        var seal = keys.findOrCreate(it.persistenceId()).toCompletableFuture().join();
        var stored = ((Recorded<?>) it.recorded()).store(CODEC, seal);
        database.inTransaction(connection -> {
            Notes.raw(connection, it.persistenceId(), it.seq(), stored.manifest(), stored.bytes());
            return true;
        });
    }

    private void awaitAll() {
        await().until(() -> Notes.number(
                        database,
                        "select count(*) from projection_position p where (p.tx, p.ordering) ="
                                + " (select j.tx, j.ordering from event_journal j order by j.tx desc, j.ordering desc limit 1)")
                == projections.size());
    }

    private Map<String, List<String>> contents() throws SQLException {
        var tables = new TreeMap<String, List<String>>();
        for (var it : projections)
            for (String table : it.tables()) tables.put(table, texts("select t::text from " + table + " t order by 1"));
        // When a turn became free is a matter of the clock.
        tables.put("chat_turn_due", texts("select session || ' ' || turn from chat_turn_due order by 1"));
        return tables;
    }

    private List<String> texts(String sql) throws SQLException {
        return database.onConnection(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                var found = new ArrayList<String>();
                while (rows.next()) found.add(rows.getString(1));
                return found;
            }
        });
    }

    private void rebuild() throws SQLException {
        for (var it : projections) new Rebuild(database, new TailReader(database, keys, CODEC), it, step -> {}).run();
    }

    private SessionRow row(String session) throws SQLException {
        return database.onConnection(c -> list.one(c, "shop", session)).orElseThrow();
    }

    @Test
    void a_rebuild_from_the_first_fact_comes_to_the_same() throws SQLException {
        liveThroughADay();
        write();
        var before = contents();
        assertEquals(20, before.get("chat_session").size());
        Notes.run(
                database,
                "update chat_session set messages = 99, last_text = 'spoilt'",
                "delete from chat_total",
                "delete from chat_turn_due");
        assertNotEquals(before, contents());
        rebuild();
        assertEquals(before, contents());
        chats.say("shop~s1", "after the rebuild");
        write();
        assertEquals("after the rebuild", row("s1").lastText());
    }

    @Test
    void a_text_the_tables_cannot_hold_is_stored_without_it_however_the_facts_come_together() throws SQLException {
        chats.open("shop~s1").say("shop~s1", "i\u0000ki");
        write();
        assertEquals("iki", row("s1").lastText());
        chats.say("shop~s1", "\ud800!").say("shop~s1", "üç");
        write();
        var before = contents();
        assertEquals(3, row("s1").messages());
        rebuild();
        assertEquals(before, contents());
        assertEquals(List.of(), texts("select error from projection_failure"));
    }

    @Test
    void a_fact_nobody_can_read_costs_only_itself() throws SQLException {
        chats.open("shop~s1").say("shop~s1", "bir");
        write();
        database.inTransaction(connection -> {
            Notes.raw(connection, "chat|shop~s1", 3, "chat.said", new byte[] {1, 2, 3});
            return true;
        });
        chats.say("shop~s1", "lost").say("shop~s1", "üç").open("shop~s2");
        written++;
        write();
        assertEquals("üç", row("s1").lastText());
        assertEquals(2, row("s1").messages());
        assertEquals(1, row("s2").seq());
        var before = contents();
        rebuild();
        assertEquals(before, contents());
    }

    @Test
    void a_person_erased_is_gone_from_the_rows_and_from_any_rebuild_and_no_number_changes() throws SQLException {
        liveThroughADay();
        write();
        var counts = texts(COUNTS);
        keys.delete("chat|shop~s1").toCompletableFuture().join();
        database.inTransaction(connection -> {
            list.forget(connection, "shop", "s1");
            return true;
        });
        var erased = contents();
        assertEquals(new SessionRow.Visitor(null, true, true), row("s1").visitor());
        rebuild();
        assertEquals(erased, contents());
        assertEquals(counts, texts(COUNTS));
    }
}
