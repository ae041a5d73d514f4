// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import sohbet.engine.catalogue.Money;
import sohbet.engine.chat.ChatEvent;
import sohbet.persistence.analytics.Measure;
import sohbet.persistence.analytics.ProductSums;
import sohbet.persistence.analytics.Rollup;

/** By how much one batch of facts moves a merchant's counts. */
final class CountChanges {
    private final Map<String, Total> totals = new TreeMap<>();
    private final Rollup rollup = new Rollup();
    private final ProductSums products = new ProductSums();
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
        for (var stage : Stage.values())
            if (stage.isReachedBy(session))
                rollup.add(session.merchant, Measure.STAGE, word(stage), session.startedAt, sign);
    }

    void happened(String merchant, ChatEvent event) {
        switch (event) {
            case ChatEvent.Opened it -> rollup.add(merchant, Measure.SESSION, "", it.at(), 1);
            case ChatEvent.Said it -> said(merchant, it);
            case ChatEvent.Interacted it -> {
                rollup.add(merchant, Measure.INTERACTION, word(it.action()), it.at(), 1);
                products.add(merchant, it.product(), it.action(), it.at());
            }
            case ChatEvent.ViewRefused it -> rollup.add(merchant, Measure.INTERACTION, "view_refused", it.at(), 1);
            case ChatEvent.CartChanged c -> {}
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

    private void said(String merchant, ChatEvent.Said said) {
        rollup.add(merchant, Measure.MESSAGE, word(said.by()), said.at(), 1);
        if (said.intent() != null) rollup.add(merchant, Measure.INTENT, said.intent(), said.at(), 1);
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    void earned(String merchant, Money total, Instant at) {
        revenue.computeIfAbsent(merchant, m -> new TreeMap<>())
                .merge(total.currency(), total.amount(), BigDecimal::add);
        rollup.add(merchant, Measure.ORDER, total.currency(), at, 1);
        rollup.add(merchant, Measure.REVENUE, total.currency(), at, total.amount());
    }

    void store(Connection connection) throws SQLException {
        storeTotals(connection);
        rollup.store(connection);
        products.store(connection);
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
