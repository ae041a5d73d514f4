// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.engine.catalogue.Money;
import sohbet.engine.chat.Action;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.Identity;
import sohbet.engine.chat.Page;
import sohbet.engine.chat.Purchase;
import sohbet.engine.chat.Speaker;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Recorded;
import sohbet.persistence.postgres.TestPostgres;
import sohbet.persistence.tail.Happening;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SessionListTest {
    @RegisterExtension
    static final TestPostgres.Database database = Migrated.database();

    private static final String S = "shop~s1";

    private final SessionList list = new SessionList();
    private final ChatsInMemory chats = new ChatsInMemory();
    private Connection connection;
    private int told;

    @BeforeEach
    void connect() throws SQLException {
        connection = database.dataSource().getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set sohbet.merchant = 'shop'");
        }
        truncate();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private void truncate() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("truncate " + String.join(", ", list.tables()));
        }
    }

    /** Tells the list what happened since the last time. */
    private void tell() throws SQLException {
        var journal = chats.journal();
        list.apply(connection, journal.subList(told, journal.size()));
        told = journal.size();
    }

    private SessionRow row(String session) throws SQLException {
        return list.one(connection, "shop", session).orElseThrow();
    }

    private List<String> ids(SessionList.Filter filter) throws SQLException {
        return list.list(connection, "shop", filter).items().stream()
                .map(SessionRow::id)
                .toList();
    }

    private static SessionList.Filter all() {
        return new SessionList.Filter(null, null, 50, null);
    }

    private static SessionList.Filter containing(String text) {
        return new SessionList.Filter(null, text, 50, null);
    }

    private Kpi kpi() throws SQLException {
        return SessionCounts.kpi(connection, "shop", ChatsInMemory.ISTANBUL, "TRY", chats.now);
    }

    private void look(String session, String product) {
        chats.give(session, new ChatCommand.Interact(product, Action.VIEW, null, null, null, ChatsInMemory.RULES));
    }

    private void buy(String session, String order, String amount, Purchase.Status status) {
        chats.give(session, new ChatCommand.Buy(order, Money.of(amount, "TRY"), status));
    }

    private void isCalled(String session, String name) {
        var identity = new Identity(Personal.of("c-1"), Personal.of(name), null, null, true);
        chats.give(session, new ChatCommand.Identify(identity));
    }

    @Nested
    class A_row {
        @Test
        void shows_what_the_session_is_like() throws SQLException {
            chats.give(
                    S,
                    new ChatCommand.Open(
                            "tr", null, new Page("https://shop.example/", "Çarşı"), null, null, ChatsInMemory.RULES));
            var opened = chats.now;
            chats.pass(ofSeconds(5));
            isCalled(S, "Ayşe Işık");
            chats.say(S, "Kırmızı ayakkabı var mı?");
            look(S, "p1");
            chats.pass(ofSeconds(5));
            chats.give(S, new ChatCommand.Take("u1", "Deniz", 0));
            chats.give(S, new ChatCommand.Reply("u1", Personal.of("Var, hemen gösteriyorum")));
            tell();
            var row = row("s1");
            assertEquals(6, row.seq());
            assertTrue(row.isOpen());
            assertEquals(opened, row.startedAt());
            assertEquals(chats.now, row.lastActivityAt());
            assertEquals("tr", row.locale());
            assertEquals(new Page("https://shop.example/", "Çarşı"), row.page());
            assertEquals(new SessionRow.Visitor("Ayşe Işık", true, false), row.visitor());
            assertEquals(Speaker.AGENT, row.owner().kind());
            assertEquals("Deniz", row.owner().name());
            assertEquals(1, row.owner().version());
            assertEquals(2, row.messages());
            assertEquals(1, row.interactions());
            assertEquals(1, row.views());
            assertEquals("Var, hemen gösteriyorum", row.lastText());
            assertEquals(Speaker.AGENT, row.lastBy());
        }

        @Test
        void is_not_kept_alive_by_reading() throws SQLException {
            chats.open(S);
            var opened = chats.now;
            chats.pass(ofMinutes(1));
            chats.give(S, new ChatCommand.Read(Speaker.VISITOR, 1));
            tell();
            assertEquals(opened, row("s1").lastActivityAt());
            assertEquals(2, row("s1").seq());
        }

        @Test
        void shortens_a_long_message_between_characters() throws SQLException {
            chats.open(S).say(S, "😀".repeat(400));
            tell();
            assertEquals("😀".repeat(299) + "…", row("s1").lastText());
        }

        @Test
        void of_a_session_whose_opening_is_lost_is_not_shown() throws SQLException {
            chats.open(S).say(S, "merhaba");
            list.apply(connection, chats.journal().subList(1, 2));
            assertTrue(list.one(connection, "shop", "s1").isEmpty());
        }
    }

    @Nested
    class A_merchant {
        @Test
        void sees_only_its_own() throws SQLException {
            chats.open(S).open("other~s1").say("other~s1", "hi");
            tell();
            assertEquals(List.of("s1"), ids(all()));
            assertEquals(0, row("s1").messages());
            assertEquals(1, kpi().activeSessions());
            assertEquals(0, kpi().messagesToday());
        }
    }

    @Nested
    class Searching {
        @BeforeEach
        void some_sessions() throws SQLException {
            chats.open("shop~a1").say("shop~a1", "IŞIKLI AYAKKABI arıyorum");
            isCalled("shop~a1", "İbrahim Çağlı");
            chats.pass(ofSeconds(1));
            chats.open("shop~b2").say("shop~b2", "100%_indirim mi?");
            chats.pass(ofSeconds(1));
            chats.open("shop~c3").say("shop~c3", "nothing");
            chats.give("shop~c3", new ChatCommand.End());
            tell();
        }

        @Test
        void ignores_case_and_marks_as_turkish_has_them() throws SQLException {
            for (String text : List.of("ışıklı", "IŞIKLI", "isikli", "İBRAHİM", "ibrahim", "çağlı", "CAGLI", "a1"))
                assertEquals(List.of("a1"), ids(containing(text)), text);
        }

        @Test
        void takes_wildcards_literally() throws SQLException {
            assertEquals(List.of("b2"), ids(containing("100%_")));
            assertEquals(List.of(), ids(containing("i_d")));
            assertEquals(List.of(), ids(containing("\\")));
        }

        @Test
        void finds_open_and_ended_ones_apart_or_together() throws SQLException {
            assertEquals(List.of("c3", "b2", "a1"), ids(all()));
            assertEquals(List.of("b2", "a1"), ids(new SessionList.Filter(true, null, 50, null)));
            assertEquals(List.of("c3"), ids(new SessionList.Filter(false, null, 50, null)));
            assertEquals(
                    List.of("c3", "b2"),
                    ids(containing("in")).stream()
                            .sorted(java.util.Comparator.reverseOrder())
                            .toList());
            assertEquals(List.of("c3"), ids(new SessionList.Filter(false, "NOTHING", 50, null)));
            assertEquals(List.of(), ids(new SessionList.Filter(true, "NOTHING", 50, null)));
        }
    }

    @Nested
    class Paging {
        @Test
        void goes_through_all_once_even_when_many_are_of_one_moment() throws SQLException {
            for (int i = 0; i < 25; i++) {
                if (i % 5 == 0) chats.pass(ofSeconds(1));
                chats.open("shop~s%02d".formatted(i));
                if (i % 3 == 0) chats.give("shop~s%02d".formatted(i), new ChatCommand.End());
            }
            tell();
            for (String text : new String[] {null, "s"}) {
                var seen = new ArrayList<String>();
                SessionCursor cursor = null;
                do {
                    var page = list.list(connection, "shop", new SessionList.Filter(null, text, 4, cursor));
                    page.items().forEach(r -> seen.add(r.id()));
                    cursor = page.next() == null
                            ? null
                            : SessionCursor.of(page.next().word()).orElseThrow();
                } while (cursor != null);
                assertEquals(ids(all()), seen);
                assertEquals(25, seen.size());
            }
        }

        @Test
        void refuses_a_cursor_that_is_none() {
            for (String word : List.of("", "x", "!!", "MTIz", "OTk5OTk5OTk5OTk5OTk5OTk5OTkgYQ"))
                assertTrue(SessionCursor.of(word).isEmpty(), word);
        }
    }

    @Nested
    class Orders_count_once {
        @Test
        void whoever_tells_them() throws SQLException {
            chats.open("shop~a").say("shop~a", "x").open("shop~b").say("shop~b", "y");
            buy("shop~a", "o1", "10.50", Purchase.Status.REPORTED);
            buy("shop~b", "o1", "10.50", Purchase.Status.REPORTED);
            tell();
            assertEquals(new SessionRow.Purchases(1, 0), row("a").purchases());
            assertEquals(new SessionRow.Purchases(0, 0), row("b").purchases());
            assertEquals(1, kpi().reported().sessions());
            assertEquals(new BigDecimal("0.5000"), kpi().reported().rate());
            assertEquals(0, kpi().confirmedRevenue().amount().signum());
            buy("shop~b", "o1", "11.25", Purchase.Status.CONFIRMED);
            buy("shop~a", "o1", "11.25", Purchase.Status.CONFIRMED);
            tell();
            assertEquals(new SessionRow.Purchases(0, 0), row("a").purchases());
            assertEquals(new SessionRow.Purchases(0, 1), row("b").purchases());
            assertEquals(0, kpi().reported().sessions());
            assertEquals(1, kpi().confirmed().sessions());
            assertEquals(new BigDecimal("11.25"), kpi().confirmedRevenue().amount());
        }

        @Test
        void also_after_the_end_of_the_session() throws SQLException {
            chats.open(S).say(S, "x");
            chats.give(S, new ChatCommand.End());
            buy(S, "o1", "99.90", Purchase.Status.CONFIRMED);
            tell();
            assertEquals(new SessionRow.Purchases(0, 1), row("s1").purchases());
            assertEquals(new BigDecimal("99.90"), kpi().confirmedRevenue().amount());
            assertEquals(0, kpi().activeSessions());
        }

        @Test
        void and_each_currency_for_itself() throws SQLException {
            chats.open(S);
            buy(S, "o1", "5", Purchase.Status.CONFIRMED);
            chats.give(S, new ChatCommand.Buy("o2", Money.of("7", "EUR"), Purchase.Status.CONFIRMED));
            tell();
            assertEquals(new BigDecimal("5"), kpi().confirmedRevenue().amount());
            var euro = SessionCounts.kpi(connection, "shop", ChatsInMemory.ISTANBUL, "EUR", chats.now);
            assertEquals(new BigDecimal("7"), euro.confirmedRevenue().amount());
        }

        @Test
        void a_session_without_a_visitor_is_no_rate() throws SQLException {
            chats.open(S);
            buy(S, "o1", "5", Purchase.Status.CONFIRMED);
            tell();
            assertEquals(1, kpi().confirmed().sessions());
            assertEquals(new BigDecimal("0.0000"), kpi().confirmed().rate());
        }
    }

    @Nested
    class The_day {
        @Test
        void is_the_merchants() throws SQLException {
            chats.now = java.time.Instant.parse("2026-11-21T20:59:59Z"); // one second to midnight in Istanbul
            chats.open("shop~a").say("shop~a", "x");
            chats.pass(ofSeconds(1));
            chats.open("shop~b").say("shop~b", "y");
            look("shop~b", "p");
            tell();
            assertEquals(1, kpi().sessionsToday());
            assertEquals(1, kpi().messagesToday());
            assertEquals(1, kpi().interactionsToday());
            var kathmandu = SessionCounts.kpi(connection, "shop", ZoneId.of("Asia/Kathmandu"), "TRY", chats.now);
            assertEquals(2, kathmandu.sessionsToday());
            assertEquals(2, kpi().activeSessions());
            assertEquals(2, kpi().sessionsWithVisitorEvent());
        }
    }

    @Nested
    class Unanswered {
        @Test
        void is_what_a_visitor_waits_for() throws SQLException {
            chats.open(S).say(S, "bir").say(S, "iki");
            tell();
            assertEquals(1, kpi().unanswered());
            chats.give(S, new ChatCommand.Answer(2, Personal.of("ilki"), List.of(), null));
            tell();
            assertEquals(1, kpi().unanswered());
            chats.give(S, new ChatCommand.Answer(3, Personal.of("ikincisi"), List.of(), null));
            tell();
            assertEquals(0, kpi().unanswered());
            chats.say(S, "üç");
            chats.give(S, new ChatCommand.End());
            tell();
            assertEquals(0, kpi().unanswered());
        }
    }

    @Nested
    class Forgetting {
        @Test
        void blanks_the_person_and_changes_no_number() throws SQLException {
            chats.open(S).say(S, "ben Ayşe");
            isCalled(S, "Ayşe");
            tell();
            var before = kpi();
            list.forget(connection, "shop", "s1");
            assertEquals(new SessionRow.Visitor(null, true, true), row("s1").visitor());
            assertNull(row("s1").lastText());
            assertEquals(List.of(), ids(containing("ayşe")));
            assertEquals(before, kpi());
        }

        @Test
        void is_the_same_as_reading_it_erased() throws SQLException {
            chats.open(S).say(S, "ben Ayşe");
            isCalled(S, "Ayşe");
            chats.open("shop~s2");
            tell();
            list.forget(connection, "shop", "s1");
            list.forget(connection, "shop", "s2");
            var forgotten = contents();
            truncate();
            list.apply(
                    connection,
                    chats.journal().stream().map(SessionListTest::erased).toList());
            assertEquals(forgotten, contents());
        }
    }

    @Nested
    class Erasing {
        @Test
        void blanks_the_row_of_an_ended_session_and_changes_no_figure() throws SQLException {
            chats.open(S).say(S, "ben Ayşe");
            isCalled(S, "Ayşe");
            chats.give(S, new ChatCommand.End());
            tell();
            var before = kpi();
            chats.give(S, new ChatCommand.Erase());
            tell();
            assertEquals(new SessionRow.Visitor(null, true, true), row("s1").visitor());
            assertNull(row("s1").lastText());
            assertEquals(List.of(), ids(containing("ayşe")));
            assertEquals(before, kpi());
        }

        @Test
        void leaves_the_same_rows_however_far_it_came() throws SQLException {
            chats.open(S).say(S, "ben Ayşe");
            isCalled(S, "Ayşe");
            chats.give(S, new ChatCommand.Erase());
            tell();
            var erased = contents();
            list.forget(connection, "shop", "s1");
            assertEquals(erased, contents());
            truncate();
            list.apply(connection, chats.journal());
            assertEquals(erased, contents(), "with the key still there");
            truncate();
            list.apply(
                    connection,
                    chats.journal().stream().map(SessionListTest::erased).toList());
            assertEquals(erased, contents(), "without it");
        }
    }

    /** As the tail reads it once the key is gone. */
    private static Happening erased(Happening it) {
        var event =
                switch ((ChatEvent) it.recorded().event()) {
                    case ChatEvent.Said s ->
                        new ChatEvent.Said(
                                s.at(), s.by(), s.name(), Personal.ERASED, s.products(), s.intent(), s.turn());
                    case ChatEvent.Identified i ->
                        new ChatEvent.Identified(
                                i.at(),
                                new Identity(
                                        Personal.ERASED,
                                        Personal.ERASED,
                                        null,
                                        null,
                                        i.identity().verified()));
                    case ChatEvent other -> other;
                };
        var recorded = new Recorded<>(it.recorded().seq(), event, null, null, null);
        return Happenings.of(0, it.merchant(), it.id(), recorded);
    }

    @Nested
    class However_it_is_told {
        @Test
        void it_comes_to_the_same() throws SQLException {
            long seed = System.nanoTime();
            liveThrough(new Random(seed), 600);
            list.apply(connection, chats.journal());
            var whole = contents();
            truncate();
            var random = new Random(seed);
            int at = 0;
            while (at < chats.journal().size()) {
                // Batches of any size, each of them sometimes told again with some that came before it.
                int to = Math.min(chats.journal().size(), at + 1 + random.nextInt(40));
                list.apply(connection, chats.journal().subList(at, to));
                if (random.nextBoolean())
                    list.apply(connection, chats.journal().subList(Math.max(0, at - random.nextInt(30)), to));
                at = to;
            }
            assertEquals(whole, contents(), "seed " + seed);
            assertEquals(openOnes(), kpi().activeSessions(), "seed " + seed);
        }

        private long openOnes() throws SQLException {
            return list.list(connection, "shop", new SessionList.Filter(true, null, 200, null))
                    .items()
                    .size();
        }

        private void liveThrough(Random random, int steps) {
            for (int i = 0; i < steps; i++) {
                String session = "shop~s" + random.nextInt(30);
                chats.open(session);
                chats.pass(ofSeconds(random.nextInt(60)));
                switch (random.nextInt(8)) {
                    case 0 -> look(session, "p" + random.nextInt(5));
                    case 1 ->
                        buy(session, "o" + random.nextInt(20), "1." + random.nextInt(90), Purchase.Status.REPORTED);
                    case 2 ->
                        buy(session, "o" + random.nextInt(20), "2." + random.nextInt(90), Purchase.Status.CONFIRMED);
                    case 3 -> isCalled(session, "N" + random.nextInt(9));
                    case 4 -> chats.give(session, new ChatCommand.Take("u1", "Deniz", random.nextInt(2)));
                    case 5 -> chats.give(session, new ChatCommand.End());
                    default -> chats.say(session, "text " + i);
                }
            }
        }
    }

    /** Every table of the list, row by row. */
    private Map<String, List<String>> contents() throws SQLException {
        var tables = new TreeMap<String, List<String>>();
        try (var statement = connection.createStatement()) {
            for (String table : list.tables()) {
                var rows = new ArrayList<String>();
                try (var result = statement.executeQuery("select t::text from " + table + " t order by 1")) {
                    while (result.next()) rows.add(result.getString(1));
                }
                tables.put(table, rows);
            }
        }
        return tables;
    }
}
