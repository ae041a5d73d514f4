// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import sohbet.engine.catalogue.Money;

/**
 * The figures of a shop's chats, read from counters: some hundred small rows, however long the
 * history. {@link SessionList} keeps them.
 */
public final class SessionCounts {
    private SessionCounts() {}

    public static Kpi kpi(Connection connection, String merchant, ZoneId zone, String currency, Instant now)
            throws SQLException {
        var today = now.atZone(zone).toLocalDate();
        try (var select = connection.prepareStatement("""
            select coalesce(t.open, 0), coalesce(t.unanswered, 0), coalesce(t.engaged, 0), coalesce(t.reported, 0),
              coalesce(t.confirmed, 0), d.sessions, d.messages, d.interactions, coalesce(r.amount, 0)
            from (
              select coalesce(sum(amount) filter (where measure = 'session'), 0)::bigint sessions,
                coalesce(sum(amount) filter (where measure = 'message'), 0)::bigint messages,
                coalesce(sum(amount) filter (where measure = 'interaction' and part <> 'view_refused'), 0)::bigint interactions
              from chat_rollup
              where merchant = ? and grain = 'quarter' and measure in ('session', 'message', 'interaction')
                and at >= ? and at < ?
            ) d
            left join chat_total t on t.merchant = ?
            left join chat_revenue r on r.merchant = ? and r.currency = ?
            """)) {
            select.setString(1, merchant);
            select.setTimestamp(2, Timestamp.from(today.atStartOfDay(zone).toInstant()));
            select.setTimestamp(
                    3, Timestamp.from(today.plusDays(1).atStartOfDay(zone).toInstant()));
            select.setString(4, merchant);
            select.setString(5, merchant);
            select.setString(6, currency);
            try (var row = select.executeQuery()) {
                row.next();
                long engaged = row.getLong(3);
                BigDecimal revenue = row.getBigDecimal(9);
                return new Kpi(
                        row.getLong(1),
                        row.getLong(6),
                        engaged,
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(2),
                        Kpi.Conversion.of(row.getLong(4), engaged),
                        Kpi.Conversion.of(row.getLong(5), engaged),
                        new Money(revenue, currency));
            }
        }
    }
}
