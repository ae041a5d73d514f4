// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.analytics;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the roll-ups of a merchant. */
public final class Analytics {
    // A moment lies some hours before or after the midnight of UTC nearest to it, and some minutes after a full hour.
    // What happened
    // between two of them is the days between their midnights, with the hours and minutes by which each differs.
    private static final String CELLS = """
      with edge as (
        select sign, x, date_trunc('hour', x, 'UTC') as hour, date_trunc('day', x + interval '12 hours', 'UTC') as day
        from (values (1, ?::timestamptz), (-1, ?::timestamptz)) given (sign, x))
      select c.measure, c.part, c.amount from chat_rollup c
      where c.merchant = ? and c.measure = any (?) and c.grain = 'day'
        and c.at >= (select day from edge where sign = 1) and c.at < (select day from edge where sign = -1)
      union all
      select c.measure, c.part, case when e.hour < e.day then e.sign else -e.sign end * c.amount from edge e, chat_rollup c
      where c.merchant = ? and c.measure = any (?) and c.grain = 'hour'
        and c.at >= least(e.hour, e.day) and c.at < greatest(e.hour, e.day)
      union all
      select c.measure, c.part, -e.sign * c.amount from edge e, chat_rollup c
      where c.merchant = ? and c.measure = any (?) and c.grain = 'minute' and c.at >= e.hour and c.at < e.x""";

    private static final String TOTALS = "select measure, part, sum(amount) from (" + CELLS
            + ") cells group by measure, part having sum(amount) <> 0";

    private static final String HOURS = """
      select date_trunc(?, c.at, ?) as step, c.measure, sum(c.amount) from chat_rollup c
      where c.merchant = ? and c.grain = ? and c.measure = any (?) and c.at >= ? and c.at < ?
      group by step, c.measure""";

    // The midnights of the merchant, each with what happened between it and the nearest one of UTC: a day ends where
    // the next begins.
    private static final String DAYS = """
      with edge as materialized (
        select x, date_trunc('hour', x, 'UTC') as hour, date_trunc('day', x + interval '12 hours', 'UTC') as day
        from (select d::date::timestamp at time zone ? as x
          from generate_series(?::date, ?::date + 1, interval '1 day') d) given
      ), step as materialized (
        select x, day, lead(x) over (order by x) as next_x, lead(day) over (order by x) as next_day from edge
      ), apart as materialized (
        select x, measure, sum(amount) as amount from (
          select e.x, c.measure, case when e.hour < e.day then c.amount else -c.amount end as amount
          from edge e, chat_rollup c
          where c.merchant = ? and c.grain = 'hour' and c.measure = any (?)
            and c.at >= least(e.hour, e.day) and c.at < greatest(e.hour, e.day)
          union all
          select e.x, c.measure, -c.amount from edge e, chat_rollup c
          where c.merchant = ? and c.grain = 'minute' and c.measure = any (?) and c.at >= e.hour and c.at < e.x
        ) cells group by x, measure
      )
      select x, measure, sum(amount) from (
        select s.x, c.measure, c.amount from step s, chat_rollup c
        where c.merchant = ? and c.grain = 'day' and c.measure = any (?) and c.at >= s.day and c.at < s.next_day
        union all
        select s.x, a.measure, a.amount from step s join apart a on a.x = s.x where s.next_x is not null
        union all
        select s.x, a.measure, -a.amount from step s join apart a on a.x = s.next_x
      ) cells group by x, measure having sum(amount) <> 0""";

    private static final String PRODUCTS = """
      select split_part(part, ':', 1) as action, substr(part, strpos(part, ':') + 1) as product, sum
      from (select part, sum(amount) from (%s) cells group by part having sum(amount) <> 0) summed""".formatted(CELLS);

    private static final String TOP = """
      with counted as (%s)
      select p.product,
        coalesce(sum(c.sum) filter (where c.action = 'view'), 0),
        coalesce(sum(c.sum) filter (where c.action = 'compare'), 0),
        coalesce(sum(c.sum) filter (where c.action = 'add_to_cart'), 0),
        coalesce(sum(c.sum) filter (where c.action = 'buy'), 0)
      from (select product, sum(sum) as all_of_it from counted group by product
            order by all_of_it desc, product limit ?) p
      join counted c on c.product = p.product
      group by p.product, p.all_of_it order by p.all_of_it desc, p.product""".formatted(PRODUCTS);

    private Analytics() {}

    /** What each part of some measures came to in the range. */
    public record Totals(Map<Measure, Map<String, BigDecimal>> byMeasure) {
        public Map<String, BigDecimal> of(Measure measure) {
            return byMeasure.getOrDefault(measure, Map.of());
        }

        public long count(Measure measure, String part) {
            return of(measure).getOrDefault(part, BigDecimal.ZERO).longValueExact();
        }

        public long count(Measure measure) {
            return of(measure).values().stream()
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .longValueExact();
        }
    }

    public static Totals totals(Connection connection, String merchant, Range range, List<Measure> measures)
            throws SQLException {
        try (var select = connection.prepareStatement(TOTALS)) {
            bindCells(connection, select, merchant, range, measures);
            try (var rows = select.executeQuery()) {
                var found = new LinkedHashMap<Measure, Map<String, BigDecimal>>();
                while (rows.next())
                    found.computeIfAbsent(Measure.of(rows.getString(1)), m -> new LinkedHashMap<>())
                            .put(rows.getString(2), rows.getBigDecimal(3));
                return new Totals(found);
            }
        }
    }

    /** One hour or day of a course; those in which nothing happened are not there. */
    public record Step(Instant at, Map<Measure, BigDecimal> counts) {}

    public static List<Step> course(Connection connection, String merchant, Range range, List<Measure> measures)
            throws SQLException {
        boolean isHourly = range.step().equals("hour");
        try (var select = connection.prepareStatement(isHourly ? HOURS : DAYS)) {
            if (isHourly) bindHours(connection, select, merchant, range, measures);
            else bindDays(connection, select, merchant, range, measures);
            try (var rows = select.executeQuery()) {
                var steps = new TreeMap<Instant, Map<Measure, BigDecimal>>();
                while (rows.next())
                    steps.computeIfAbsent(rows.getTimestamp(1).toInstant(), at -> new LinkedHashMap<>())
                            .put(Measure.of(rows.getString(2)), rows.getBigDecimal(3));
                return steps.entrySet().stream()
                        .map(it -> new Step(it.getKey(), it.getValue()))
                        .toList();
            }
        }
    }

    private static void bindHours(
            Connection connection, PreparedStatement to, String merchant, Range range, List<Measure> measures)
            throws SQLException {
        to.setString(1, range.step());
        to.setString(2, range.zone().getId());
        to.setString(3, merchant);
        to.setString(4, range.isInFullHours() ? "hour" : "minute");
        to.setArray(5, words(connection, measures));
        to.setTimestamp(6, Timestamp.from(range.start()));
        to.setTimestamp(7, Timestamp.from(range.end()));
    }

    private static void bindDays(
            Connection connection, PreparedStatement to, String merchant, Range range, List<Measure> measures)
            throws SQLException {
        int i = 0;
        to.setString(++i, range.zone().getId());
        to.setString(++i, range.from().toString());
        to.setString(++i, range.to().toString());
        for (int part = 0; part < 3; part++) {
            to.setString(++i, merchant);
            to.setArray(++i, words(connection, measures));
        }
    }

    /** How often something was done with a product. */
    public record ProductCounts(String product, long views, long compares, long carts, long buys) {}

    /** The products most was done with, those first. */
    public static List<ProductCounts> products(Connection connection, String merchant, Range range, int most)
            throws SQLException {
        try (var select = connection.prepareStatement(TOP)) {
            int next = bindCells(connection, select, merchant, range, List.of(Measure.PRODUCT));
            select.setInt(next, most);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<ProductCounts>();
                while (rows.next())
                    found.add(new ProductCounts(
                            rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5)));
                return found;
            }
        }
    }

    private static int bindCells(
            Connection connection, PreparedStatement to, String merchant, Range range, List<Measure> measures)
            throws SQLException {
        int i = 0;
        to.setTimestamp(++i, Timestamp.from(range.start()));
        to.setTimestamp(++i, Timestamp.from(range.end()));
        for (int part = 0; part < 3; part++) {
            to.setString(++i, merchant);
            to.setArray(++i, words(connection, measures));
        }
        return i + 1;
    }

    private static Array words(Connection connection, List<Measure> measures) throws SQLException {
        return connection.createArrayOf(
                "text", measures.stream().map(Measure::word).toArray(String[]::new));
    }
}
