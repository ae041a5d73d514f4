// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.limit;

import java.util.Locale;

/** By what requests are counted. */
public enum LimitKind {
    /** Where a visitor's page or somebody unknown asks from. */
    ADDRESS,
    /** A machine's key. */
    KEY,
    /** A member of staff. */
    PERSON,
    /** All requests of one merchant together. */
    MERCHANT;

    /** The name in settings, headers and the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LimitKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
