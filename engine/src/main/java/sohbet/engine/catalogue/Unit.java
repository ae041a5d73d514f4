// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.catalogue;

import java.math.BigDecimal;

/**
 * In what a product is sold.
 *
 * @param code {@code piece}, {@code kg}, {@code m} and so on
 * @param step the smallest amount it is sold in
 */
public record Unit(String code, String label, BigDecimal step) {}
