// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What a shop sells, as conversations and carts speak of it: products, variants, money, quantities. */
@NullMarked
package sohbet.engine.catalogue;

import org.jspecify.annotations.NullMarked;
