// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.catalogue.imports.ImportJob;

/** An import as its page shows it. */
public record ImportView(
        String id,
        String file,
        boolean dryRun,
        String state,
        @Nullable String failure,
        double progress,
        int created,
        int updated,
        int unchanged,
        int failed,
        String by,
        Instant startedAt,
        @Nullable Instant endedAt) {
    public static ImportView of(ImportJob job) {
        return new ImportView(
                job.id().toString(),
                job.fileName(),
                job.isDryRun(),
                job.state(),
                job.failure(),
                Math.round(job.progress() * 1000) / 1000.0,
                job.created(),
                job.updated(),
                job.unchanged(),
                job.failed(),
                job.by(),
                job.startedAt(),
                job.endedAt());
    }
}
