// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import sohbet.engine.catalogue.Money;
import sohbet.engine.chat.Action;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.Purchase;
import sohbet.engine.chat.Speaker;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Recorded;
import sohbet.persistence.chat.SessionList;
import sohbet.persistence.tail.Happening;
import sohbet.persistence.tail.Position;

/**
 * Ninety days of a shop as a plain table of events, ten a session, and the read model of the same: added up
 * by SQL, for a million facts would be hours in the journal, and compared with what the projection makes of them.
 */
final class DashboardHistory {
    private static final int EVENTS_A_SESSION = 10;

    /** The table is what a shop without the read model would ask: one row an event, all its indexes would need. */
    private static final String EVENTS = """
        create table plain_event (
          merchant text collate "C" not null, session text collate "C" not null, seq bigint not null,
          at timestamptz not null, kind text collate "C" not null, part text collate "C" not null,
          intent text collate "C", product text collate "C", amount numeric, primary key (merchant, session, seq));
        insert into plain_event
        select 'shop', 's' || s, q,
          '2026-08-22T00:00:00Z'::timestamptz + s * interval '90 days' / %1$d + q * interval '20 seconds',
          case when q = 1 then 'session' when q in (2, 3, 5, 6) then 'message' when q = 10 then 'ended'
            when q = 9 and s %% 5 = 0 then 'order' else 'interaction' end,
          case when q in (2, 5) then 'visitor' when q in (3, 6) then 'bot' when q in (4, 8) then 'view'
            when q = 7 then case when s %% 3 = 0 then 'add_to_cart' else 'compare' end
            when q = 9 and s %% 5 <> 0 then 'view' else '' end,
          case when q in (3, 6) then 'intent_' || (hashint8(s * 10 + q) & 15) end,
          case when q in (4, 7, 8) or q = 9 and s %% 5 <> 0
            then 'p' || (500 * ((hashint8(s * 10 + q) & 65535) / 65536.0) ^ 2)::int end,
          case when q = 9 and s %% 5 = 0 then 100 + (hashint8(s) & 1023) + 0.90 end
        from generate_series(0, %1$d - 1) s, generate_series(1, 10) q;
        create index plain_event_at on plain_event (merchant, at) include (kind, part, intent, product, amount, session);
        """;

    /** What each event counts for; a stage counts at the time its session began. */
    static final String CELLS = """
        select merchant, at, kind measure, part, 1::numeric amount from plain_event
          where kind in ('session', 'message', 'interaction')
        union all select merchant, at, 'intent', intent, 1 from plain_event where intent is not null
        union all select merchant, at, 'product', part || ':' || product, 1 from plain_event where product is not null
        union all select merchant, at, 'order', 'TRY', 1 from plain_event where kind = 'order'
        union all select merchant, at, 'revenue', 'TRY', amount from plain_event where kind = 'order'
        union all select merchant, began, 'stage', stage, 1 from (
          select merchant, min(at) began, true started, bool_or(kind = 'interaction' or part = 'visitor') engaged,
            bool_or(part = 'view') viewed, bool_or(part = 'add_to_cart') carted, bool_or(kind = 'order') purchased
          from plain_event group by merchant, session) s,
          lateral (values ('started', started), ('engaged', engaged), ('viewed', viewed), ('carted', carted),
            ('purchased', purchased), ('confirmed', purchased)) reached (stage, so) where so
        """;

    private static final String MODEL = """
        create temp table cell as %s;
        insert into chat_rollup (merchant, grain, measure, part, at, amount)
        select merchant, grain, measure, part, date_trunc(grain, at, 'UTC'), sum(amount)
        from cell, (values ('minute'), ('hour'), ('day')) grains (grain) where measure <> 'product' group by 1, 2, 3, 4, 5
        order by 2, 3, 5, 4;
        insert into chat_product_sum
        select merchant, product, at, sum(views) over past, sum(compares) over past, sum(carts) over past, sum(buys) over past
        from (select merchant, split_part(part, ':', 2) product, date_trunc('minute', at) at,
            count(*) filter (where part like 'view:%%') views, count(*) filter (where part like 'compare:%%') compares,
            count(*) filter (where part like 'add_to_cart:%%') carts, count(*) filter (where part like 'buy:%%') buys
          from cell where measure = 'product' group by 1, 2, 3) minutes
        window past as (partition by merchant, product order by at) order by 3, 2;
        insert into chat_product
        select distinct on (merchant, product) merchant, product, at, views, compares, carts, buys
        from chat_product_sum order by merchant, product, at desc;
        insert into chat_total select 'shop', 0, 0, count(*) filter (where part = 'engaged'), 0,
          count(*) filter (where part = 'confirmed') from cell where measure = 'stage';
        insert into chat_revenue select merchant, part, sum(amount) from cell where measure = 'revenue' group by 1, 2;
        drop table cell;
        """.formatted(CELLS);

    private DashboardHistory() {}

    static void fill(Connection connection, int events) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(EVENTS.formatted(events / EVENTS_A_SESSION));
            statement.execute(MODEL);
            statement.execute("vacuum analyze");
        }
    }

    /** Empties the read model, tells the projection all events one after the other, and fails if it comes to anything else. */
    static void check(Connection connection) throws SQLException {
        var before = figures(connection);
        try (var statement = connection.createStatement()) {
            statement.execute("truncate " + String.join(", ", new SessionList().tables()));
        }
        var told = happenings(connection);
        for (int at = 0; at < told.size(); at += 500)
            new SessionList().apply(connection, told.subList(at, Math.min(told.size(), at + 500)));
        if (!figures(connection).equals(before))
            throw new IllegalStateException("the read model filled by SQL is not what the projection makes");
    }

    private static List<String> figures(Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var rows = select.executeQuery("""
            select concat_ws(' ', merchant, grain, measure, part, at, trim_scale(amount)) f from chat_rollup
            union all select concat_ws(' ', 'sum', s) from chat_product_sum s
            union all select concat_ws(' ', 'product', p) from chat_product p
            union all select concat_ws(' ', 'total', t) from chat_total t
            union all select concat_ws(' ', 'revenue', merchant, currency, trim_scale(amount)) from chat_revenue
            order by 1""")) {
            var figures = new ArrayList<String>();
            while (rows.next()) figures.add(rows.getString(1));
            return figures;
        }
    }

    private static List<Happening> happenings(Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var rows = select.executeQuery("select session, seq, at, kind, part, intent, product, amount"
                        + " from plain_event order by at, session, seq")) {
            var all = new ArrayList<Happening>();
            while (rows.next()) {
                var at = rows.getTimestamp(3).toInstant();
                long seq = rows.getLong(2);
                ChatEvent event =
                        switch (rows.getString(4)) {
                            case "session" ->
                                new ChatEvent.Opened(at, "tr", null, null, null, null, Duration.ofMinutes(30), null);
                            case "message" -> {
                                boolean visitors = rows.getString(5).equals("visitor");
                                yield new ChatEvent.Said(
                                        at,
                                        visitors ? Speaker.VISITOR : Speaker.BOT,
                                        null,
                                        Personal.of("text"),
                                        List.of(),
                                        rows.getString(6),
                                        visitors ? null : seq - 1);
                            }
                            case "interaction" ->
                                new ChatEvent.Interacted(
                                        at,
                                        rows.getString(7),
                                        Action.valueOf(rows.getString(5).toUpperCase(java.util.Locale.ROOT)),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null);
                            case "order" ->
                                new ChatEvent.Purchased(
                                        at,
                                        new Purchase(
                                                "o-" + rows.getString(1),
                                                new Money(rows.getBigDecimal(8), "TRY"),
                                                Purchase.Status.CONFIRMED,
                                                at));
                            default -> new ChatEvent.Ended(at, ChatEvent.EndReason.IDLE);
                        };
                String id = rows.getString(1);
                all.add(new Happening(
                        new Position(1, all.size() + 1L),
                        "chat|shop~" + id,
                        "chat",
                        "shop",
                        id,
                        at,
                        new Recorded<>(seq, event, null, null, null)));
            }
            return all;
        }
    }
}
