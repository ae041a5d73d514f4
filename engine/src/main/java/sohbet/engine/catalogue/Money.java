// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.catalogue;

import java.math.BigDecimal;

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
}
