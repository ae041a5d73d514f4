// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.util.Locale;

/** How much a notification presses. */
public enum Severity {
    CRITICAL,
    WARNING,
    INFO,
    SUCCESS;

    /** The name in the store and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Severity of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
