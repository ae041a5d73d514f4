// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.analytics;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.engine.kernel.DomainClock;
import sohbet.http.account.Access;
import sohbet.http.analytics.AnalyticsView.FunnelView;
import sohbet.http.analytics.AnalyticsView.IntentsView;
import sohbet.http.analytics.AnalyticsView.ProductsView;
import sohbet.http.analytics.AnalyticsView.SummaryView;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Parameters;
import sohbet.http.edge.Problem;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.Database;
import sohbet.persistence.SqlFunction;
import sohbet.persistence.analytics.Analytics;
import sohbet.persistence.analytics.Measure;
import sohbet.persistence.analytics.Range;
import sohbet.persistence.analytics.TopProducts;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.catalogue.ProductTitles;
import sohbet.persistence.chat.SessionList;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.tail.Position;
import sohbet.persistence.tail.Projections;

/**
 * Figures of a merchant over some days of its own zone, today when none are named.
 *
 * <pre>
 * GET /analytics/summary?from&to           what happened, in all and over time
 * GET /analytics/funnel?from&to            how far the sessions came that began then
 * GET /analytics/intents?from&to           what visitors wanted
 * GET /analytics/products?from&to&limit    what most was done with
 * </pre>
 */
public final class AnalyticsRoutes {
    private static final List<Measure> COURSE = List.of(Measure.SESSION, Measure.MESSAGE, Measure.INTERACTION);
    private static final List<Measure> SUMMARY =
            List.of(Measure.SESSION, Measure.MESSAGE, Measure.INTERACTION, Measure.ORDER, Measure.REVENUE);

    private final Database database;
    private final MerchantDirectory merchants;
    private final OpenApi openApi;
    private final Access access;
    private final DomainClock clock;

    public AnalyticsRoutes(
            Database database, MerchantDirectory merchants, OpenApi openApi, Access access, DomainClock clock) {
        this.database = database;
        this.merchants = merchants;
        this.openApi = openApi;
        this.access = access;
        this.clock = clock;
    }

    public Route routes() {
        return pathPrefix(
                "analytics",
                () -> concat(
                        path("summary", () -> get(() -> answer("getSummary", this::summary))),
                        path("funnel", () -> get(() -> answer("getFunnel", this::funnel))),
                        path("intents", () -> get(() -> answer("getIntents", this::intents))),
                        path("products", () -> get(() -> answer("getTopProducts", this::products)))));
    }

    @FunctionalInterface
    private interface Question {
        SqlFunction<Connection, Object> of(Merchant merchant, Range range, Parameters given);
    }

    private Route answer(String operation, Question question) {
        return access.permits(
                operation,
                who -> openApi.parameters(
                        operation, given -> Answers.when(found(who.merchantId(), given, question), Json::ok)));
    }

    private CompletionStage<Object> found(String merchantId, Parameters given, Question question) {
        return merchants
                .byId(merchantId)
                .thenApply(
                        found -> found.orElseThrow(() -> Problem.of("not_found").thrown()))
                .thenCompose(merchant ->
                        database.write(atOnce(merchant, question.of(merchant, range(merchant, given), given))));
    }

    /** All of an answer as it was at one moment, so that its position is the position of every figure. */
    private static <T> SqlFunction<Connection, T> atOnce(Merchant merchant, SqlFunction<Connection, T> work) {
        return connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
            }
            // Not by read(merchant, …): how the transaction looks at things is said before its first question.
            Database.confine(connection, merchant.id());
            return work.apply(connection);
        };
    }

    private Range range(Merchant merchant, Parameters given) {
        var today = clock.instant().atZone(merchant.zone()).toLocalDate();
        var to = given.text("to").map(LocalDate::parse).orElse(today);
        var from = given.text("from").map(LocalDate::parse).orElse(to);
        try {
            return new Range(from, to, merchant.zone());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("to", String.valueOf(e.getMessage())).thrown();
        }
    }

    private SqlFunction<Connection, Object> summary(Merchant merchant, Range range, Parameters given) {
        return connection -> SummaryView.of(
                position(connection),
                range,
                merchant.currency(),
                Analytics.totals(connection, merchant.id(), range, SUMMARY),
                Analytics.course(connection, merchant.id(), range, COURSE));
    }

    private SqlFunction<Connection, Object> funnel(Merchant merchant, Range range, Parameters given) {
        return connection ->
                FunnelView.of(range, Analytics.totals(connection, merchant.id(), range, List.of(Measure.STAGE)));
    }

    private SqlFunction<Connection, Object> intents(Merchant merchant, Range range, Parameters given) {
        return connection -> IntentsView.of(
                position(connection),
                range,
                Analytics.totals(connection, merchant.id(), range, List.of(Measure.INTENT)));
    }

    /** Facts after it are not in the figures yet. */
    private static Position position(Connection connection) throws SQLException {
        return Projections.position(connection, new SessionList().name());
    }

    private SqlFunction<Connection, Object> products(Merchant merchant, Range range, Parameters given) {
        var language = Language.of(given.text("locale").orElse(merchant.defaultLocale()));
        return connection -> {
            var top = TopProducts.of(connection, merchant.id(), range, given.size("limit"));
            var ids = top.stream().map(TopProducts.ProductCounts::product).toList();
            return ProductsView.of(range, top, ProductTitles.of(connection, merchant.id(), language, ids));
        };
    }
}
