// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way into a catalogue.
 *
 * @param state {@code running}, {@code done} or {@code failed}
 * @param failure why it failed: {@code interrupted} when its node has gone, {@code cancelled}, {@code unreadable} or {@code internal}
 * @param failed how much of the file could not be taken
 * @param by whose import it is: the id of a user or a key
 */
public record ImportJob(
        UUID id,
        String merchant,
        String fileName,
        long bytes,
        long bytesDone,
        boolean isDryRun,
        String state,
        @Nullable String failure,
        int created,
        int updated,
        int unchanged,
        int failed,
        String by,
        Instant startedAt,
        @Nullable Instant endedAt) {
    public static final String RUNNING = "running";
    public static final String DONE = "done";
    public static final String FAILED = "failed";

    /** How much of the file has been gone through, from 0 to 1. */
    public double progress() {
        return state.equals(DONE) || bytes == 0 ? 1 : Math.min(1, (double) bytesDone / bytes);
    }
}
