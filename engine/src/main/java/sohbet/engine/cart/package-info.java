// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A cart is what one visitor, or one known customer, means to buy from a shop. It begins with the
 * first thing put in, belongs to one visitor's session after the other, and ends when it is checked
 * out or becomes part of the customer's own cart; another one follows. Its limits (lines,
 * quantities, steps) are its own, and nothing in it is personal.
 */
@NullMarked
package sohbet.engine.cart;

import org.jspecify.annotations.NullMarked;
