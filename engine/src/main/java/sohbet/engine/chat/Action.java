// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

/** What a visitor does with a product. Only a view counts against the daily limit. */
public enum Action {
    VIEW,
    COMPARE,
    BUY,
    ADD_TO_CART
}
