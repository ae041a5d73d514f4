// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.cart;

import sohbet.engine.kernel.Names;

/** The stored names of this aggregate's records. */
public final class CartNames {
    private CartNames() {}

    public static Names addTo(Names names) {
        return names.add("cart", CartEvent.class, Cart.class, CartCommand.class);
    }
}
