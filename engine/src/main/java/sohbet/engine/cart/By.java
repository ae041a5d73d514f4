// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.cart;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a cart is changed.
 *
 * @param session the visitor's session; null for the shop's own server or staff
 * @param expect the cart's number they have seen, if they insist on it
 */
public record By(@Nullable String session, @Nullable Long expect) {
    public static By session(String session) {
        return new By(session, null);
    }
}
