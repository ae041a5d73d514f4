// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.audit.Act.Answer;

/**
 * One act as it is read: its attempt and its outcome together.
 *
 * @param answer null when nobody knows how it ended
 */
public record AuditEntry(
        long id, Instant at, Act act, @Nullable Answer answer, int times) {
    public Outcome outcome() {
        return answer == null ? Outcome.UNKNOWN : Outcome.of(answer.status());
    }

    /** How an act ended. */
    public enum Outcome {
        DONE,
        REFUSED,
        FAILED,
        /** Its attempt was written and its outcome was not: it runs, or the engine went away meanwhile. */
        UNKNOWN;

        static Outcome of(int status) {
            return status < 400 ? DONE : status < 500 ? REFUSED : FAILED;
        }
    }
}
