// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.notification;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where whoever reads a notification goes on. */
public record Link(Kind kind, @Nullable String id) {
    /** A page of the admin. */
    public enum Kind {
        SESSION,
        API_KEY,
        IMPORT,
        USER,
        WEBHOOK,
        LIMITS,
        HEALTH;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Link of(String kind, @Nullable String id) {
        return new Link(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), id);
    }
}
