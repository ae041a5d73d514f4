// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in one currency, exact.
 *
 * @param currency its ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency))
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        return new Money(amount.add(other.amount), currency);
    }

    /**
     * The price of so much, rounded half up to the smallest coin of the currency: what a till would
     * print on the line, so that a sum of lines is a sum of what was printed.
     */
    public Money times(BigDecimal quantity) {
        return new Money(amount.multiply(quantity).setScale(digits(currency), RoundingMode.HALF_UP), currency);
    }

    private static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            return 2;
        }
    }
}
