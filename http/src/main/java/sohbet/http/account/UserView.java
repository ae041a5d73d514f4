// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.account.StaffMember;

/** A member of the staff as admins see one. */
record UserView(
        String id,
        String email,
        String name,
        String role,
        String status,
        boolean mustChangePassword,
        boolean worksElsewhere,
        boolean you,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant lastSignInAt,
        long signIns,
        long failures,
        long version) {

    static UserView of(StaffMember member, Principal.Caller reader) {
        return new UserView(
                member.id(),
                member.email(),
                member.name(),
                member.role().word(),
                member.status().word(),
                member.mustChange(),
                member.worksElsewhere(),
                member.id().equals(reader.id()),
                member.createdAt(),
                member.lastSignInAt(),
                member.signIns(),
                member.failures(),
                member.version());
    }
}
