// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import sohbet.engine.catalogue.Money;
import sohbet.engine.chat.ChatEvent;

/** By how much one batch of facts moves a merchant's counts. */
final class CountChanges {
    private static final long QUARTER = 15 * 60;
    private final Map<String, Total> totals = new TreeMap<>();
    private final Map<String, Map<Instant, Quarter>> quarters = new TreeMap<>();
    private final Map<String, Map<String, BigDecimal>> revenue = new TreeMap<>();

    private record Total(long open, long unanswered, long engaged, long reported, long confirmed) {
        static Total of(SessionDraft s) {
            return new Total(
                    one(s.open && s.seq > 0),
                    one(s.isUnanswered()),
                    one(s.engaged),
                    one(s.reported > 0),
                    one(s.confirmed > 0));
        }

        private static long one(boolean is) {
            return is ? 1 : 0;
        }

        Total plus(Total more, int sign) {
            return new Total(
                    open + sign * more.open,
                    unanswered + sign * more.unanswered,
                    engaged + sign * more.engaged,
                    reported + sign * more.reported,
                    confirmed + sign * more.confirmed);
        }

        static final Total NONE = new Total(0, 0, 0, 0, 0);
    }

    private record Quarter(long sessions, long messages, long interactions) {
        Quarter plus(Quarter more) {
            return new Quarter(sessions + more.sessions, messages + more.messages, interactions + more.interactions);
        }
    }

    /** Takes out what the sessions counted for before the batch. */
    void before(Collection<SessionDraft> sessions) {
        for (var session : sessions) add(session, -1);
    }

    /** Puts in what they count for after it. */
    void after(Collection<SessionDraft> sessions) {
        for (var session : sessions) add(session, 1);
    }

    private void add(SessionDraft session, int sign) {
        totals.merge(session.merchant, Total.NONE.plus(Total.of(session), sign), (some, more) -> some.plus(more, 1));
    }

    void happened(String merchant, ChatEvent event) {
        switch (event) {
            case ChatEvent.Opened o -> count(merchant, event, new Quarter(1, 0, 0));
            case ChatEvent.Said s -> count(merchant, event, new Quarter(0, 1, 0));
            case ChatEvent.Interacted i -> count(merchant, event, new Quarter(0, 0, 1));
            case ChatEvent.ViewRefused v -> {}
            case ChatEvent.Purchased p -> {}
            case ChatEvent.Resumed r -> {}
            case ChatEvent.Identified i -> {}
            case ChatEvent.Preferred p -> {}
            case ChatEvent.Tracked t -> {}
            case ChatEvent.Moved m -> {}
            case ChatEvent.OwnerChanged o -> {}
            case ChatEvent.AgentRefused a -> {}
            case ChatEvent.Read r -> {}
            case ChatEvent.Ended e -> {}
            case ChatEvent.Succeeded s -> {}
            case ChatEvent.Erased e -> {}
        }
    }

    private void count(String merchant, ChatEvent event, Quarter one) {
        long second = event.at().getEpochSecond();
        var quarter = Instant.ofEpochSecond(second - Math.floorMod(second, QUARTER));
        quarters.computeIfAbsent(merchant, m -> new TreeMap<>()).merge(quarter, one, Quarter::plus);
    }

    void earned(String merchant, Money total) {
        revenue.computeIfAbsent(merchant, m -> new TreeMap<>())
                .merge(total.currency(), total.amount(), BigDecimal::add);
    }

    void store(Connection connection) throws SQLException {
        storeTotals(connection);
        storeQuarters(connection);
        storeRevenue(connection);
    }

    private void storeTotals(Connection connection) throws SQLException {
        try (var upsert = connection.prepareStatement("""
            insert into chat_total as t values (?, ?, ?, ?, ?, ?)
            on conflict (merchant) do update set open = t.open + excluded.open,
              unanswered = t.unanswered + excluded.unanswered, engaged = t.engaged + excluded.engaged,
              reported = t.reported + excluded.reported, confirmed = t.confirmed + excluded.confirmed
            """)) {
            for (var entry : totals.entrySet()) {
                Total total = entry.getValue();
                if (total.equals(Total.NONE)) continue;
                upsert.setString(1, entry.getKey());
                upsert.setLong(2, total.open);
                upsert.setLong(3, total.unanswered);
                upsert.setLong(4, total.engaged);
                upsert.setLong(5, total.reported);
                upsert.setLong(6, total.confirmed);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private void storeQuarters(Connection connection) throws SQLException {
        try (var upsert = connection.prepareStatement("""
            insert into chat_quarter as q values (?, ?, ?, ?, ?)
            on conflict (merchant, quarter) do update set sessions = q.sessions + excluded.sessions,
              messages = q.messages + excluded.messages, interactions = q.interactions + excluded.interactions
            """)) {
            for (var merchant : quarters.entrySet())
                for (var entry : merchant.getValue().entrySet()) {
                    upsert.setString(1, merchant.getKey());
                    upsert.setTimestamp(2, Timestamp.from(entry.getKey()));
                    upsert.setLong(3, entry.getValue().sessions);
                    upsert.setLong(4, entry.getValue().messages);
                    upsert.setLong(5, entry.getValue().interactions);
                    upsert.addBatch();
                }
            upsert.executeBatch();
        }
    }

    private void storeRevenue(Connection connection) throws SQLException {
        try (var upsert = connection.prepareStatement("""
            insert into chat_revenue as r values (?, ?, ?)
            on conflict (merchant, currency) do update set amount = r.amount + excluded.amount
            """)) {
            for (var merchant : revenue.entrySet())
                for (var entry : merchant.getValue().entrySet()) {
                    upsert.setString(1, merchant.getKey());
                    upsert.setString(2, entry.getKey());
                    upsert.setBigDecimal(3, entry.getValue());
                    upsert.addBatch();
                }
            upsert.executeBatch();
        }
    }
}
