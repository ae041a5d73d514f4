// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who acted, by the name they had then.
 *
 * @param id the user's or the key's
 */
public record Who(Kind kind, @Nullable String id, @Nullable String name) {
    public static final Who SYSTEM = new Who(Kind.SYSTEM, null, null);
    public static final Who NOBODY = new Who(Kind.NOBODY, null, null);

    /** What somebody is to us. */
    public enum Kind {
        PERSON,
        MACHINE,
        /** The engine itself, or whoever sits at its machine. */
        SYSTEM,
        /** Somebody who said to be this person and has not shown it. */
        UNPROVEN,
        NOBODY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public static Who person(String id, String name) {
        return new Who(Kind.PERSON, id, name);
    }

    public static Who machine(String id, String name) {
        return new Who(Kind.MACHINE, id, name);
    }

    public static Who unproven(String id, String name) {
        return new Who(Kind.UNPROVEN, id, name);
    }

    /** Without the person. */
    @Override
    public String toString() {
        return kind.word() + " " + id;
    }
}
