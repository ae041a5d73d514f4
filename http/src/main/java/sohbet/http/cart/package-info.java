// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** How carts are reached: by a visitor's frames, and by single requests of the shop's page or its server. */
@NullMarked
package sohbet.http.cart;

import org.jspecify.annotations.NullMarked;
