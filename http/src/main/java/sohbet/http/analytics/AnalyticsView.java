// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.analytics.Analytics.Step;
import sohbet.persistence.analytics.Analytics.Totals;
import sohbet.persistence.analytics.Measure;
import sohbet.persistence.analytics.Range;
import sohbet.persistence.analytics.TopProducts;
import sohbet.persistence.tail.Position;

/** Figures as clients see them. */
final class AnalyticsView {
    private static final List<String> STAGES =
            List.of("started", "engaged", "viewed", "carted", "purchased", "confirmed");

    private AnalyticsView() {}

    /** The days a figure is of. */
    record RangeView(LocalDate from, LocalDate to, String zone) {
        static RangeView of(Range range) {
            return new RangeView(range.from(), range.to(), range.zone().getId());
        }
    }

    record SummaryView(
            String pos,
            RangeView range,
            long sessions,
            Messages messages,
            Interactions interactions,
            long orders,
            Revenue revenue,
            String step,
            List<Point> course) {
        record Messages(long visitor, long bot, long agent) {}

        record Interactions(long view, long compare, long addToCart, long buy, long viewRefused) {}

        record Revenue(String amount, String currency) {}

        /** One hour or day; those that are not there are empty. */
        record Point(Instant at, long sessions, long messages, long interactions) {
            static Point of(Step step) {
                return new Point(
                        step.at(),
                        count(step, Measure.SESSION),
                        count(step, Measure.MESSAGE),
                        count(step, Measure.INTERACTION));
            }

            private static long count(Step step, Measure measure) {
                return step.counts().getOrDefault(measure, BigDecimal.ZERO).longValueExact();
            }
        }

        static SummaryView of(Position at, Range range, String currency, Totals totals, List<Step> course) {
            var revenue = totals.of(Measure.REVENUE).getOrDefault(currency, BigDecimal.ZERO);
            return new SummaryView(
                    at.toString(),
                    RangeView.of(range),
                    totals.count(Measure.SESSION),
                    new Messages(
                            totals.count(Measure.MESSAGE, "visitor"),
                            totals.count(Measure.MESSAGE, "bot"),
                            totals.count(Measure.MESSAGE, "agent")),
                    new Interactions(
                            totals.count(Measure.INTERACTION, "view"),
                            totals.count(Measure.INTERACTION, "compare"),
                            totals.count(Measure.INTERACTION, "add_to_cart"),
                            totals.count(Measure.INTERACTION, "buy"),
                            totals.count(Measure.INTERACTION, "view_refused")),
                    totals.count(Measure.ORDER, currency),
                    new Revenue(revenue.toPlainString(), currency),
                    range.step(),
                    course.stream().map(Point::of).toList());
        }
    }

    record FunnelView(RangeView range, List<StageView> stages) {
        record StageView(String stage, long sessions) {}

        static FunnelView of(Range range, Totals totals) {
            return new FunnelView(
                    RangeView.of(range),
                    STAGES.stream()
                            .map(stage -> new StageView(stage, totals.count(Measure.STAGE, stage)))
                            .toList());
        }
    }

    record IntentsView(String pos, RangeView range, List<IntentView> items) {
        record IntentView(String intent, long count) {}

        static IntentsView of(Position at, Range range, Totals totals) {
            return new IntentsView(
                    at.toString(),
                    RangeView.of(range),
                    totals.of(Measure.INTENT).entrySet().stream()
                            .map(it -> new IntentView(it.getKey(), it.getValue().longValueExact()))
                            .sorted(Comparator.comparingLong(IntentView::count)
                                    .reversed()
                                    .thenComparing(IntentView::intent))
                            .toList());
        }
    }

    record ProductsView(RangeView range, List<ProductView> items) {
        /**
         * @param title null when the shop no longer sells it
         */
        @JsonInclude(JsonInclude.Include.ALWAYS)
        record ProductView(String product, @Nullable String title, long views, long compares, long carts, long buys) {}

        static ProductsView of(Range range, List<TopProducts.ProductCounts> top, Map<String, String> titles) {
            return new ProductsView(
                    RangeView.of(range),
                    top.stream()
                            .map(it -> new ProductView(
                                    it.product(),
                                    titles.get(it.product()),
                                    it.views(),
                                    it.compares(),
                                    it.carts(),
                                    it.buys()))
                            .toList());
        }
    }
}
