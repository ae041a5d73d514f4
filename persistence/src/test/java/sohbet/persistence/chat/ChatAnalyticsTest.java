// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sohbet.engine.catalogue.Money;
import sohbet.engine.chat.Action;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.Purchase;
import sohbet.persistence.analytics.Analytics;
import sohbet.persistence.analytics.Measure;
import sohbet.persistence.analytics.Range;
import sohbet.persistence.analytics.TopProducts;
import sohbet.persistence.postgres.TestPostgres;
import sohbet.persistence.tail.Happening;

/** The figures of any days in any zone are what one gets by counting the journal. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChatAnalyticsTest {
    @RegisterExtension
    static final TestPostgres.Database database = Migrated.database();

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Istanbul"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("UTC"));

    private final SessionList list = new SessionList();
    private final ChatsInMemory chats = new ChatsInMemory();
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = database.dataSource().getConnection();
        truncate();
    }

    private void truncate() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("truncate " + String.join(", ", list.tables()));
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    /** Ten weeks, across the ends of summer time on both sides of the Atlantic. */
    private void liveThrough(Random random) throws SQLException {
        chats.now = Instant.parse("2026-09-20T00:00:00Z");
        for (int i = 0; i < 1_500; i++) {
            // New ones all the time, for most end soon.
            String session = "shop~s" + i / 50 + "-" + random.nextInt(10);
            chats.open(session);
            chats.pass(Duration.ofSeconds(random.nextInt(8_000)));
            String product = "p:" + random.nextInt(6);
            var action = Action.values()[random.nextInt(Action.values().length)];
            switch (random.nextInt(6)) {
                case 0, 1 ->
                    chats.give(
                            session, new ChatCommand.Interact(product, action, null, null, null, ChatsInMemory.RULES));
                case 2 -> buy(session, random);
                case 3 -> chats.give(session, new ChatCommand.End());
                default -> chats.say(session, "text " + i);
            }
        }
        tell(chats.journal(), random);
    }

    private void tell(List<Happening> journal, Random random) throws SQLException {
        for (int at = 0; at < journal.size(); ) {
            int to = Math.min(journal.size(), at + 1 + random.nextInt(200));
            list.apply(connection, journal.subList(at, to));
            at = to;
        }
    }

    private void buy(String session, Random random) {
        var status = random.nextBoolean() ? Purchase.Status.REPORTED : Purchase.Status.CONFIRMED;
        var total = Money.of("1." + random.nextInt(10, 99), "TRY");
        chats.give(session, new ChatCommand.Buy("o" + random.nextInt(60), total, status));
    }

    private static Range someDays(Random random) {
        var from = LocalDate.of(2026, 9, 18).plusDays(random.nextInt(75));
        return new Range(from, from.plusDays(random.nextInt(20)), ZONES.get(random.nextInt(ZONES.size())));
    }

    private long counted(Range range, Predicate<ChatEvent> which) {
        return chats.journal().stream()
                .map(it -> (ChatEvent) it.recorded().event())
                .filter(it -> isWithin(range, it.at()))
                .filter(which)
                .count();
    }

    private static boolean isWithin(Range range, Instant at) {
        var day = at.atZone(range.zone()).toLocalDate();
        return !day.isBefore(range.from()) && !day.isAfter(range.to());
    }

    @Test
    void of_any_range_in_any_zone_are_exact() throws SQLException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        liveThrough(random);
        for (int i = 0; i < 200; i++) {
            var range = someDays(random);
            String told = "seed " + seed + ", " + range;
            var totals = Analytics.totals(
                    connection, "shop", range, List.of(Measure.SESSION, Measure.MESSAGE, Measure.INTERACTION));
            assertEquals(counted(range, ChatEvent.Opened.class::isInstance), totals.count(Measure.SESSION), told);
            assertEquals(counted(range, ChatEvent.Said.class::isInstance), totals.count(Measure.MESSAGE), told);
            for (var action : Action.values())
                assertEquals(
                        counted(range, it -> it instanceof ChatEvent.Interacted done && done.action() == action),
                        totals.count(Measure.INTERACTION, word(action)),
                        told);
        }
    }

    @Test
    void drawn_over_time_add_up_to_their_total() throws SQLException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        liveThrough(random);
        for (int i = 0; i < 30; i++) {
            var range = someDays(random);
            var days = new TreeMap<LocalDate, Long>();
            for (var step : Analytics.course(connection, "shop", range, List.of(Measure.MESSAGE)))
                days.merge(
                        step.at().atZone(range.zone()).toLocalDate(),
                        step.counts().get(Measure.MESSAGE).longValueExact(),
                        Long::sum);
            for (var day : days.keySet()) {
                var only = new Range(day, day, range.zone());
                assertEquals(
                        counted(only, ChatEvent.Said.class::isInstance), days.get(day), "seed " + seed + ", " + only);
            }
            assertEquals(
                    counted(range, ChatEvent.Said.class::isInstance),
                    days.values().stream().mapToLong(Long::longValue).sum(),
                    "seed " + seed + ", " + range);
        }
    }

    @Test
    void of_products_are_exact_also_with_a_colon_in_their_id() throws SQLException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        liveThrough(random);
        for (int i = 0; i < 50; i++) checkProducts(someDays(random), "seed " + seed);
    }

    /** Facts of different sessions come in the order of their commits, which need not be that of their times. */
    @Test
    void of_products_are_exact_when_facts_come_late() throws SQLException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        liveThrough(random);
        var inOrder = sums();
        truncate();
        var journal = new ArrayList<>(chats.journal());
        journal.sort(Comparator.comparing(Happening::id).reversed());
        tell(journal, random);
        for (int i = 0; i < 50; i++) checkProducts(someDays(random), "seed " + seed);
        assertEquals(inOrder, sums(), "seed " + seed);
    }

    private void checkProducts(Range range, String seed) throws SQLException {
        var expected = new ArrayList<TopProducts.ProductCounts>();
        for (int i = 0; i < 6; i++) {
            var counts = new TopProducts.ProductCounts(
                    "p:" + i,
                    done(range, "p:" + i, Action.VIEW),
                    done(range, "p:" + i, Action.COMPARE),
                    done(range, "p:" + i, Action.ADD_TO_CART),
                    done(range, "p:" + i, Action.BUY));
            if (all(counts) > 0) expected.add(counts);
        }
        expected.sort(Comparator.comparing(ChatAnalyticsTest::all).reversed());
        String told = seed + ", " + range;
        assertEquals(expected, TopProducts.of(connection, "shop", range, 100), told);
        var top = expected.stream().limit(3).toList();
        assertEquals(top, TopProducts.of(connection, "shop", range, 3), told);
        assertEquals(List.of(), TopProducts.of(connection, "another", range, 100));
    }

    private static long all(TopProducts.ProductCounts counts) {
        return counts.views() + counts.compares() + counts.carts() + counts.buys();
    }

    private long done(Range range, String product, Action action) {
        return counted(
                range,
                it -> it instanceof ChatEvent.Interacted done
                        && done.product().equals(product)
                        && done.action() == action);
    }

    private List<String> sums() throws SQLException {
        try (var select = connection.createStatement();
                var rows = select.executeQuery("select s::text from chat_product_sum s"
                        + " union all select p::text from chat_product p order by 1")) {
            var sums = new ArrayList<String>();
            while (rows.next()) sums.add(rows.getString(1));
            return sums;
        }
    }

    @Test
    void of_another_merchant_are_nothing() throws SQLException {
        liveThrough(new Random(1));
        var range = new Range(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 1, 1), ZONES.getFirst());
        assertEquals(
                Map.of(),
                Analytics.totals(connection, "another", range, List.of(Measure.values()))
                        .byMeasure());
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
