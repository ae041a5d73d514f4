// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.analytics;

import java.util.Locale;

/** What is counted, and by what it is told apart. */
public enum Measure {
    /** Sessions by when they began; one part. */
    SESSION,
    /** Messages by speaker. */
    MESSAGE,
    /** Interactions by action; refused views are {@code view_refused}. */
    INTERACTION,
    /** What visitors wanted, by intent. */
    INTENT,
    /** How far sessions came, by stage, at the time they began: a session is in every stage it reached. */
    STAGE,
    /** Confirmed orders by currency, at the time of their confirmation. */
    ORDER,
    /** What confirmed orders came to, by currency. */
    REVENUE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Measure of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
