// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works for a merchant, or is asked to, as the admins see them.
 *
 * @param mustChange whether the password has to be changed at the next sign-in
 * @param worksElsewhere whether another merchant has this person on its staff too
 * @param place where the person stands in the list that was asked for
 */
public record StaffMember(
        String id,
        String email,
        String name,
        Role role,
        Status status,
        boolean mustChange,
        @Nullable String locale,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        long signIns,
        long failures,
        boolean worksElsewhere,
        long version,
        String place) {

    /** Whether somebody can sign in for the merchant. */
    public enum Status {
        ACTIVE,
        INVITED,
        LOCKED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public boolean isActiveAdmin() {
        return role == Role.ADMIN && status == Status.ACTIVE;
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "staff " + id;
    }
}
