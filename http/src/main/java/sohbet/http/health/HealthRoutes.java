// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.health;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Access;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Json;

/**
 * How this node is.
 *
 * <pre>
 * GET  /health, /healthz   every part of it
 * GET  /ready              what requests need: take the node out of the rotation while it is not
 * GET  /alive              the process itself: restart it when this does not answer
 * </pre>
 */
public final class HealthRoutes {
    private final Access access;
    private final Health health;

    public HealthRoutes(Access access, Health health) {
        this.access = access;
        this.health = health;
    }

    public Route routes() {
        return get(() -> concat(
                path("health", () -> access.open("getHealth", () -> told(health.whole()))),
                path("healthz", () -> access.open("getHealthz", () -> told(health.whole()))),
                path("ready", () -> access.open("getReady", () -> told(health.ready()))),
                path(
                        "alive",
                        () -> access.open("getAlive", () -> complete(Json.ok(new Health.Report("up", Map.of())))))));
    }

    private static Route told(CompletionStage<Health.Report> asked) {
        return Answers.when(asked, report -> Json.response(report.isUp() ? 200 : 503, report));
    }
}
