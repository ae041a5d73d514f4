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
    // Whole days of UTC within the range, and the quarters before the first and after the last of them.
    private static final String CELLS = """
      with bounds as (
        select f, t, case when df < dt then df else t end as df, case when df < dt then dt else t end as dt
        from (
          select ?::timestamptz as f, ?::timestamptz as t,
            date_trunc('day', ?::timestamptz + interval '1 day' - interval '1 microsecond', 'UTC') as df,
            date_trunc('day', ?::timestamptz, 'UTC') as dt) given)
      select c.measure, c.part, c.amount from bounds b, chat_rollup c
      where c.merchant = ? and c.measure = any (?) and c.grain = 'day' and c.at >= b.df and c.at < b.dt
      union all
      select c.measure, c.part, c.amount from bounds b, chat_rollup c
      where c.merchant = ? and c.measure = any (?) and c.grain = 'quarter' and c.at >= b.f and c.at < b.df
      union all
      select c.measure, c.part, c.amount from bounds b, chat_rollup c
      where c.merchant = ? and c.measure = any (?) and c.grain = 'quarter' and c.at >= b.dt and c.at < b.t""";

    private static final String TOTALS =
            "select measure, part, sum(amount) from (" + CELLS + ") cells group by measure, part";

    private static final String HOURS = """
      select date_trunc(?, c.at, ?) as step, c.measure, sum(c.amount) from chat_rollup c
      where c.merchant = ? and c.grain = 'quarter' and c.measure = any (?) and c.at >= ? and c.at < ?
      group by step, c.measure""";

    // A day of the merchant is the day of UTC that begins nearest to it, and the quarters by which the two differ at
    // either
    // end: those it begins earlier belong to it, those it begins later do not.
    private static final String DAYS = """
      with midnight as materialized (
        select its, date_trunc('day', its + interval '12 hours', 'UTC') as utc
        from (select d::date::timestamp at time zone ? as its
          from generate_series(?::date, ?::date + 1, interval '1 day') d) given
      ), day as materialized (
        select its, utc, lead(its) over (order by its) as next_its, lead(utc) over (order by its) as next_utc from midnight
      )
      select step, measure, sum(amount) from (
        select d.its as step, c.measure, c.amount from day d, chat_rollup c
        where c.merchant = ? and c.grain = 'day' and c.measure = any (?) and c.at >= d.utc and c.at < d.next_utc
        union all
        select d.its, c.measure, c.amount * sign(extract(epoch from d.utc - d.its)) from day d, chat_rollup c
        where c.merchant = ? and c.grain = 'quarter' and c.measure = any (?) and d.next_its is not null
          and c.at >= least(d.its, d.utc) and c.at < greatest(d.its, d.utc)
        union all
        select d.its, c.measure, c.amount * sign(extract(epoch from d.next_its - d.next_utc)) from day d, chat_rollup c
        where c.merchant = ? and c.grain = 'quarter' and c.measure = any (?)
          and c.at >= least(d.next_its, d.next_utc) and c.at < greatest(d.next_its, d.next_utc)
      ) cells group by step, measure having sum(amount) <> 0""";

    private static final String PRODUCTS = """
      select split_part(part, ':', 1) as action, substr(part, strpos(part, ':') + 1) as product, sum
      from (select part, sum(amount) from (%s) cells group by part) summed""".formatted(CELLS);

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
        to.setArray(4, words(connection, measures));
        to.setTimestamp(5, Timestamp.from(range.start()));
        to.setTimestamp(6, Timestamp.from(range.end()));
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
