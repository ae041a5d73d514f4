// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.limit;

import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Access;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Json;
import sohbet.persistence.Database;
import sohbet.persistence.limit.LimitUse;

/**
 * The limits of requests, and who came near one in the last week.
 *
 * <pre>
 * GET /limits
 * </pre>
 */
public final class LimitRoutes {
    private final Limits limits;
    private final Database database;
    private final Access access;

    record LimitsView(List<Limit> limits, List<Use> uses) {}

    record Limit(String kind, int amount, long perSeconds) {}

    record Use(String kind, String subject, Instant hour, int peak, long refused) {
        static Use of(LimitUse use) {
            return new Use(use.kind(), use.subject(), use.hour(), use.peak(), use.refused());
        }
    }

    public LimitRoutes(Limits limits, Database database, Access access) {
        this.limits = limits;
        this.database = database;
        this.access = access;
    }

    public Route routes() {
        return path(
                "limits",
                () -> get(() -> access.caller(
                        "getLimits",
                        caller -> Answers.when(
                                database.read(
                                        caller.merchantId(),
                                        connection -> LimitUse.newest(connection, caller.merchantId())),
                                uses -> Json.ok(new LimitsView(
                                        inForce(), uses.stream().map(Use::of).toList()))))));
    }

    private List<Limit> inForce() {
        return limits.rates().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> new Limit(
                        it.getKey().word(),
                        it.getValue().amount(),
                        it.getValue().per().toSeconds()))
                .toList();
    }
}
