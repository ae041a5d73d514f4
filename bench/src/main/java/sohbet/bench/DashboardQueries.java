// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import sohbet.persistence.Database;
import sohbet.persistence.analytics.Analytics;
import sohbet.persistence.analytics.Measure;
import sohbet.persistence.analytics.Range;
import sohbet.persistence.analytics.TopProducts;
import sohbet.persistence.chat.SessionCounts;

/**
 * What the Live and Analytics pages ask, of three months of few and of many events: the read model, beside it the
 * same questions to an indexed table of events and to a materialized view by day.
 */
final class DashboardQueries {
    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final List<String> CONTESTANTS = List.of("Sohbet", "group by", "view");
    private static final int FEWEST = 5;
    private static final double LONG = 10_000;
    private static final ZoneId ZONE = ZoneId.of("Europe/Istanbul");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 19);
    private static final List<Measure> COURSE = List.of(Measure.SESSION, Measure.MESSAGE, Measure.INTERACTION);
    private static final List<Measure> SUMMARY =
            List.of(Measure.SESSION, Measure.MESSAGE, Measure.INTERACTION, Measure.ORDER, Measure.REVENUE);

    private final Ground ground;
    private final Report report;
    private final int times;

    DashboardQueries(Ground ground, Report report, int times) {
        this.ground = ground;
        this.report = report;
        this.times = times;
    }

    private interface Ask {
        void of(Connection connection) throws SQLException;
    }

    /** A question as each contestant is asked it. */
    private record Question(String what, Ask model, List<String> groupBy, List<String> view) {
        Ask by(String contestant) {
            return switch (contestant) {
                case "Sohbet" -> model;
                case "group by" -> connection -> read(connection, groupBy);
                default -> connection -> read(connection, view);
            };
        }
    }

    private static void read(Connection connection, List<String> statements) throws SQLException {
        for (String sql : statements)
            try (var select = connection.prepareStatement(sql);
                    var rows = select.executeQuery()) {
                while (rows.next()) rows.getString(1);
            }
    }

    void run() throws SQLException {
        var questions = new ArrayList<Question>();
        questions.add(live());
        for (int days : List.of(1, 30, 90)) questions.addAll(pages(days));
        for (int size : SIZES) measure(size, questions);
        report.head(cells("p95 ms (p50)", (size, who) -> who + ", " + size));
        for (var question : questions) report.row(cells(question.what, (size, who) -> cell(question, size, who)));
        report.say("");
        for (int size : SIZES)
            report.say("- " + size + " events: the view took "
                    + Report.number(report.median("view of " + size, "refresh_ms"), 0)
                    + " ms to refresh, and is as old as its last refresh; rows in the read model: "
                    + Report.number(report.median("view of " + size, "rows"), 0) + ".");
        verdicts(questions);
    }

    private static String[] cells(String first, BiFunction<Integer, String, String> each) {
        var others = SIZES.stream().flatMap(size -> CONTESTANTS.stream().map(who -> each.apply(size, who)));
        return Stream.concat(Stream.of(first), others).toArray(String[]::new);
    }

    private String cell(Question question, int size, String who) {
        String what = question.what + ", " + who + ", " + size;
        return Report.number(report.median(what, "p95"), 1) + " (" + Report.number(report.median(what, "p50"), 1) + ")";
    }

    private void verdicts(List<Question> questions) {
        double most = 0;
        double ratio = 0;
        String slowest = "";
        String steepest = "";
        for (var question : questions) {
            double first = report.median(question.what + ", Sohbet, " + SIZES.getFirst(), "p95");
            double last = report.median(question.what + ", Sohbet, " + SIZES.getLast(), "p95");
            for (int size : SIZES) {
                double p95 = report.median(question.what + ", Sohbet, " + size, "p95");
                if (p95 > most) {
                    most = p95;
                    slowest = question.what + " of " + size;
                }
            }
            if (last / first > ratio) {
                ratio = last / first;
                steepest = question.what;
            }
        }
        report.say("- Every p95 under 200 ms: "
                + ChatRoundTrip.verdict(most < 200, slowest + ", " + Report.number(most, 1) + " ms"));
        report.say("- No p95 more than 1.5 times as long of a million events as of ten thousand: "
                + ChatRoundTrip.verdict(ratio <= 1.5, steepest + ", " + Report.number(ratio, 2) + " times"));
    }

    private void measure(int size, List<Question> questions) throws SQLException {
        String name = "bench_dashboard";
        ground.create(name);
        Database.migrate(ground.settings(name));
        try (var connection = ground.connect(name)) {
            DashboardHistory.fill(connection, size);
            if (size == SIZES.getFirst()) {
                DashboardHistory.check(connection);
                report.say("The read model was filled by SQL; of " + size
                        + " events it was compared with what the projection makes of them, and was the same.");
                report.say("");
            }
            view(connection, size);
            for (var question : questions) ask(connection, question, size);
        }
    }

    /** By day of the merchant's zone, which it can then answer no other zone and no part of a day with. */
    private void view(Connection connection, int size) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create materialized view daily as select merchant, (at at time zone '" + ZONE
                    + "')::date as day, measure, part, sum(amount) amount from (" + DashboardHistory.CELLS
                    + ") c group by 1, 2, 3, 4");
            statement.execute("create unique index on daily (merchant, measure, day, part) include (amount)");
            long start = System.nanoTime();
            statement.execute("refresh materialized view daily");
            double took = (System.nanoTime() - start) / 1e6;
            statement.execute("vacuum analyze");
            try (var rows = statement.executeQuery(
                    "select (select count(*) from chat_rollup) + (select count(*) from chat_product_sum)")) {
                rows.next();
                report.round(1, "view of " + size).put("refresh_ms", took).put("rows", rows.getLong(1));
            }
        }
    }

    /** In turns, so that what else the machine does falls on all alike; who has taken long has been asked enough. */
    private void ask(Connection connection, Question question, int size) throws SQLException {
        var took = new ArrayList<List<Double>>();
        for (var ignored : CONTESTANTS) took.add(new ArrayList<>());
        for (int time = -times / 4 - 1; time < times; time++)
            for (int who = 0; who < CONTESTANTS.size(); who++) {
                var its = took.get(who);
                if (its.size() >= FEWEST
                        && its.stream().mapToDouble(Double::doubleValue).sum() > LONG) continue;
                long start = System.nanoTime();
                question.by(CONTESTANTS.get(who)).of(connection);
                double millis = (System.nanoTime() - start) / 1e6;
                if (time >= 0 || millis > LONG / times) its.add(millis);
            }
        for (int who = 0; who < CONTESTANTS.size(); who++) {
            var sorted = took.get(who).stream().sorted().toList();
            double p50 = sorted.get((sorted.size() - 1) / 2);
            double p95 = sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
            report.round(1, question.what + ", " + CONTESTANTS.get(who) + ", " + size)
                    .put("p50", p50)
                    .put("p95", p95)
                    .put("asked", sorted.size());
        }
    }

    /** The figures on top of the Live page. */
    private static Question live() {
        var now = TODAY.atTime(23, 0).atZone(ZONE).toInstant();
        return new Question(
                "live figures",
                connection -> SessionCounts.kpi(connection, "shop", ZONE, "TRY", now),
                List.of(
                        "select kind, count(*) from plain_event where " + of(1) + " group by 1",
                        "select count(*) filter (where engaged), count(*) filter (where bought), sum(paid) from (select"
                                + " bool_or(kind = 'interaction' or part = 'visitor') engaged, bool_or(kind = 'order')"
                                + " bought, sum(amount) paid from plain_event where merchant = 'shop' group by session) s"),
                List.of(
                        "select measure, sum(amount) from daily where "
                                + ofDaily(1, "'session', 'message', 'interaction'") + " group by 1",
                        "select measure, part, sum(amount) from daily where merchant = 'shop' and measure in"
                                + " ('stage', 'revenue') group by 1, 2"));
    }

    private static List<Question> pages(int days) {
        var range = new Range(TODAY.minusDays(days - 1L), TODAY, ZONE);
        String when = days == 1 ? "a day" : days + " days";
        String step = days == 1 ? "'hour'" : "'day'";
        return List.of(
                new Question(
                        "summary, " + when,
                        connection -> {
                            Analytics.totals(connection, "shop", range, SUMMARY);
                            Analytics.course(connection, "shop", range, COURSE);
                        },
                        List.of(
                                "select kind, part, count(*), sum(amount) from plain_event where " + of(days)
                                        + " group by 1, 2",
                                "select date_trunc(" + step + ", at, '" + ZONE
                                        + "'), kind, count(*) from plain_event where " + of(days)
                                        + " and kind in ('session', 'message', 'interaction') group by 1, 2"),
                        List.of(
                                "select measure, part, sum(amount) from daily where "
                                        + ofDaily(days, "'session', 'message', 'interaction', 'order', 'revenue'")
                                        + " group by 1, 2",
                                "select day, measure, sum(amount) from daily where "
                                        + ofDaily(days, "'session', 'message', 'interaction'") + " group by 1, 2")),
                new Question(
                        "funnel, " + when,
                        connection -> Analytics.totals(connection, "shop", range, List.of(Measure.STAGE)),
                        List.of(
                                "select count(*), count(*) filter (where engaged), count(*) filter (where viewed), count(*)"
                                        + " filter (where carted), count(*) filter (where bought) from (select bool_or(e.kind ="
                                        + " 'interaction' or e.part = 'visitor') engaged, bool_or(e.part = 'view') viewed,"
                                        + " bool_or(e.part = 'add_to_cart') carted, bool_or(e.kind = 'order') bought from"
                                        + " plain_event b join plain_event e using (merchant, session) where "
                                        + of(days).replace("merchant", "b.merchant")
                                                .replace("at ", "b.at ")
                                        + " and b.kind = 'session' group by e.session) s"),
                        List.of("select part, sum(amount) from daily where " + ofDaily(days, "'stage'")
                                + " group by 1")),
                new Question(
                        "intents, " + when,
                        connection -> Analytics.totals(connection, "shop", range, List.of(Measure.INTENT)),
                        List.of("select intent, count(*) from plain_event where " + of(days)
                                + " and intent is not null group by 1"),
                        List.of("select part, sum(amount) from daily where " + ofDaily(days, "'intent'")
                                + " group by 1")),
                new Question(
                        "products, " + when,
                        connection -> TopProducts.of(connection, "shop", range, 10),
                        List.of(
                                "select product, count(*), count(*) filter (where part = 'view') from plain_event where "
                                        + of(days) + " and product is not null group by 1 order by 2 desc, 1 limit 10"),
                        List.of(
                                "select split_part(part, ':', 2) product, sum(amount), sum(amount) filter (where part like"
                                        + " 'view:%') from daily where " + ofDaily(days, "'product'")
                                        + " group by 1 order by 2 desc, 1 limit 10")));
    }

    private static Instant start(int days) {
        return TODAY.minusDays(days - 1L).atStartOfDay(ZONE).toInstant();
    }

    private static String of(int days) {
        return "merchant = 'shop' and at >= '" + start(days) + "' and at < '"
                + TODAY.plusDays(1).atStartOfDay(ZONE).toInstant() + "'";
    }

    private static String ofDaily(int days, String measures) {
        return "merchant = 'shop' and measure in (" + measures + ") and day between '" + TODAY.minusDays(days - 1L)
                + "' and '" + TODAY + "'";
    }
}
