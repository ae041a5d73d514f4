// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.catalogue;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.Access;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Json;
import sohbet.http.edge.Problem;
import sohbet.persistence.Database;
import sohbet.persistence.catalogue.imports.ImportJob;
import sohbet.persistence.catalogue.imports.ImportJobs;

/**
 * Long work, whatever it is; today all of it is imports.
 *
 * <pre>
 * GET    /jobs/{id}    how far it is
 * DELETE /jobs/{id}    stops it; what it has done stays
 * </pre>
 */
public final class JobRoutes {
    private final Database database;
    private final Access access;

    public JobRoutes(Database database, Access access) {
        this.database = database;
        this.access = access;
    }

    /** A job as its page shows it. */
    private record JobView(
            String id,
            String kind,
            String state,
            @Nullable String failure,
            double progress,
            String by,
            Instant startedAt,
            @Nullable Instant endedAt) {
        static JobView of(ImportJob job) {
            var it = ImportView.of(job);
            return new JobView(
                    it.id(), "import", it.state(), it.failure(), it.progress(), it.by(), it.startedAt(), it.endedAt());
        }
    }

    public Route routes() {
        return pathPrefix("jobs", () -> path(segment(), id -> concat(get(() -> one(id)), delete(() -> cancel(id)))));
    }

    private Route one(String id) {
        return access.caller(
                "getJob",
                caller -> Answers.when(
                        database.write(caller.merchantId(), connection -> job(connection, caller.merchantId(), id)),
                        job -> Json.ok(JobView.of(job))));
    }

    private Route cancel(String id) {
        return access.caller(
                "cancelJob",
                caller -> Answers.when(
                        database.write(caller.merchantId(), connection -> {
                            ImportJobs.cancel(connection, caller.merchantId(), ImportRoutes.uuid(id));
                            return job(connection, caller.merchantId(), id);
                        }),
                        job -> Json.ok(JobView.of(job))));
    }

    private static ImportJob job(Connection connection, String merchant, String id) throws SQLException {
        return ImportJobs.one(connection, merchant, ImportRoutes.uuid(id))
                .orElseThrow(() -> Problem.of("not_found").thrown());
    }
}
