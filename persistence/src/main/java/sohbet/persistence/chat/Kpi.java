// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import sohbet.engine.catalogue.Money;

/**
 * A shop's chats in figures. What is called today is the merchant's day; the conversion and the
 * revenue are of all time.
 *
 * @param unanswered open sessions in which a visitor's message waits for an answer
 * @param confirmedRevenue confirmed orders in the merchant's currency, each once
 */
public record Kpi(
        long activeSessions,
        long sessionsToday,
        long sessionsWithVisitorEvent,
        long messagesToday,
        long interactionsToday,
        long unanswered,
        Conversion reported,
        Conversion confirmed,
        Money confirmedRevenue) {

    /**
     * How many sessions led to a purchase.
     *
     * @param rate of the sessions in which a visitor did something, four digits, at most one
     */
    public record Conversion(long sessions, BigDecimal rate) {
        static Conversion of(long sessions, long engaged) {
            if (engaged == 0) return new Conversion(sessions, new BigDecimal("0.0000"));
            var rate = BigDecimal.valueOf(sessions).divide(BigDecimal.valueOf(engaged), 4, RoundingMode.HALF_UP);
            return new Conversion(sessions, rate.min(new BigDecimal("1.0000")));
        }
    }
}
