// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A text that belongs to a person: a name, a phone number, a mail address, what they wrote. In the
 * journal and in snapshots it is sealed with the entity's own key; once that key is deleted it
 * reads as erased. It never shows itself in a log line.
 */
public record Personal(@Nullable String text) {
    public static final Personal ERASED = new Personal(null);

    public static Personal of(String text) {
        return new Personal(text);
    }

    /** Null stays null: a field that was never given is not an erased one. */
    public static @Nullable Personal ofNullable(@Nullable String text) {
        return text == null ? null : new Personal(text);
    }

    public boolean isErased() {
        return text == null;
    }

    @Override
    public String toString() {
        return isErased() ? "(erased)" : "(personal)";
    }
}
