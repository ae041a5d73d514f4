// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What follows from a cart's facts: its visitor's session hears of them, and carts of one customer become one. */
@NullMarked
package sohbet.persistence.cart;

import org.jspecify.annotations.NullMarked;
