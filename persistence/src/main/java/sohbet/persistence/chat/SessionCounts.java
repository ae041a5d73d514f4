// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import sohbet.engine.catalogue.Money;
import sohbet.persistence.analytics.Analytics;
import sohbet.persistence.analytics.Measure;
import sohbet.persistence.analytics.Range;

/**
 * The figures of a shop's chats, read from counters: some hundred small rows, however long the
 * history. {@link SessionList} keeps them.
 */
public final class SessionCounts {
    private SessionCounts() {}

    public static Kpi kpi(Connection connection, String merchant, ZoneId zone, String currency, Instant now)
            throws SQLException {
        var today = now.atZone(zone).toLocalDate();
        var counts = Analytics.totals(
                connection,
                merchant,
                new Range(today, today, zone),
                List.of(Measure.SESSION, Measure.MESSAGE, Measure.INTERACTION));
        try (var select = connection.prepareStatement("""
            select coalesce(t.open, 0), coalesce(t.unanswered, 0), coalesce(t.engaged, 0), coalesce(t.reported, 0),
              coalesce(t.confirmed, 0), coalesce(r.amount, 0)
            from (values (?, ?)) shop (merchant, currency)
            left join chat_total t on t.merchant = shop.merchant
            left join chat_revenue r on r.merchant = shop.merchant and r.currency = shop.currency
            """)) {
            select.setString(1, merchant);
            select.setString(2, currency);
            try (var row = select.executeQuery()) {
                row.next();
                long engaged = row.getLong(3);
                return new Kpi(
                        row.getLong(1),
                        counts.count(Measure.SESSION),
                        engaged,
                        counts.count(Measure.MESSAGE),
                        counts.count(Measure.INTERACTION) - counts.count(Measure.INTERACTION, "view_refused"),
                        row.getLong(2),
                        Kpi.Conversion.of(row.getLong(4), engaged),
                        Kpi.Conversion.of(row.getLong(5), engaged),
                        new Money(row.getBigDecimal(6), currency));
            }
        }
    }
}
