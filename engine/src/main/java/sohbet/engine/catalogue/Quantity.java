// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.catalogue;

import java.math.BigDecimal;

/**
 * So much of something in its unit, exact: 2 pieces, 0.75 kg. Equal amounts are equal however they
 * were written.
 *
 * @param unit the code of the {@link Unit}
 */
public record Quantity(BigDecimal amount, String unit) {
    private static final int LONGEST = 40;

    public Quantity {
        var shortest = amount.stripTrailingZeros();
        // A power of ten beyond any quantity stays as it is: written out it would fill the memory.
        amount = shortest.scale() < 0 && shortest.scale() > -LONGEST ? shortest.setScale(0) : shortest;
    }

    public static Quantity of(String amount, String unit) {
        return new Quantity(new BigDecimal(amount), unit);
    }

    public Quantity with(BigDecimal other) {
        return new Quantity(other, unit);
    }

    /** Whether it is a whole number of steps. */
    public boolean fits(BigDecimal step) {
        return amount.remainder(step).signum() == 0;
    }
}
