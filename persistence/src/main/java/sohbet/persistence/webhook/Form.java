// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.webhook;

import java.util.Locale;

/** What a delivery looks like: as Standard Webhooks say, or as a chat service takes it. */
public enum Form {
    STANDARD,
    SLACK,
    DISCORD;

    public static Form of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether who knows the address may write there, so that it is as good as a password. */
    public boolean isAddressSecret() {
        return this != STANDARD;
    }
}
