// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.util.Locale;

/** What a message wants. */
public enum Intent {
    GREETING,
    PRODUCT_SEARCH,
    PRODUCT_DETAIL,
    PRICE,
    STOCK,
    COMPARE,
    RECOMMEND,
    ADD_TO_CART,
    ORDER_STATUS,
    SHIPPING,
    RETURN,
    PAYMENT,
    COMPLAINT,
    HUMAN,
    THANKS_BYE,
    OTHER;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Its name in files, answers and reports. */
    public String code() {
        return code;
    }
}
