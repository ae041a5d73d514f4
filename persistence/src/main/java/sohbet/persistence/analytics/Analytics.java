// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.analytics;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import sohbet.persistence.Columns;

/** Reads the roll-ups of a merchant. */
public final class Analytics {
    private static final Columns<Stretch> STRETCHES = new Columns<Stretch>()
            .integer(Stretch::step)
            .text(it -> it.grain().word())
            .instant(Stretch::from)
            .instant(Stretch::to)
            .integer(Stretch::sign);

    // Without the offset the planner may read all cells of a merchant and join them afterwards.
    private static final String CELLS = """
      select s.step, c.measure, c.part, s.sign * c.amount as amount
      from %s s (step, grain, start, finish, sign), lateral (
        select measure, part, amount from chat_rollup
        where merchant = ? and grain = s.grain and measure = any (?) and at >= s.start and at < s.finish offset 0) c
      """.formatted(STRETCHES.unnest());

    private static final String TOTALS = "select measure, part, sum(amount) from (" + CELLS
            + ") cells group by measure, part having sum(amount) <> 0";

    private static final String COURSE = "select step, measure, sum(amount) from (" + CELLS
            + ") cells group by step, measure having sum(amount) <> 0";

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
            bind(select, merchant, whole(range), measures);
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
        var begins = range.steps();
        try (var select = connection.prepareStatement(COURSE)) {
            bind(select, merchant, stepByStep(begins), measures);
            try (var rows = select.executeQuery()) {
                var steps = new TreeMap<Instant, Map<Measure, BigDecimal>>();
                while (rows.next())
                    steps.computeIfAbsent(begins.get(rows.getInt(1)), at -> new LinkedHashMap<>())
                            .put(Measure.of(rows.getString(2)), rows.getBigDecimal(3));
                return steps.entrySet().stream()
                        .map(it -> new Step(it.getKey(), it.getValue()))
                        .toList();
            }
        }
    }

    private static List<Stretch> whole(Range range) {
        return Stretch.between(0, range.start(), range.end());
    }

    private static List<Stretch> stepByStep(List<Instant> begins) {
        return IntStream.range(0, begins.size() - 1)
                .boxed()
                .flatMap(i -> Stretch.between(i, begins.get(i), begins.get(i + 1)).stream())
                .toList();
    }

    private static void bind(PreparedStatement to, String merchant, List<Stretch> stretches, List<Measure> measures)
            throws SQLException {
        int next = STRETCHES.bind(to, stretches);
        to.setString(next++, merchant);
        var words = measures.stream().map(Measure::word).toArray(String[]::new);
        to.setArray(next, to.getConnection().createArrayOf("text", words));
    }
}
