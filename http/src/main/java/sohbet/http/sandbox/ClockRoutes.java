// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.sandbox;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Access;
import sohbet.http.edge.Answers;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Json;
import sohbet.http.edge.OpenApi;
import sohbet.http.edge.Problem;
import sohbet.persistence.sandbox.SandboxClock;

/**
 * The shops' time, and its way forward in a sandbox.
 *
 * <pre>
 * GET  /sandbox/clock
 * POST /sandbox/clock {advance}    an ISO 8601 duration; only forward, for all shops of the installation and for good
 * </pre>
 */
public final class ClockRoutes {
    private final SandboxClock clock;
    private final OpenApi openApi;
    private final Access access;

    record Move(String advance) {}

    record ClockView(boolean sandbox, Instant now, long aheadSeconds) {}

    /** What the audit log says of a move. */
    record Ahead(long aheadSeconds) {}

    public ClockRoutes(SandboxClock clock, OpenApi openApi, Access access) {
        this.clock = clock;
        this.openApi = openApi;
        this.access = access;
    }

    public Route routes() {
        return path(
                segment("sandbox").slash("clock"),
                () -> concat(
                        get(() -> access.caller("getSandboxClock", who -> complete(Json.ok(view(clock.ahead()))))),
                        post(() -> access.caller("moveSandboxClock", who -> move()))));
    }

    private Route move() {
        if (!clock.isSandbox()) return Edge.refuse(Problem.of("not_found"));
        return openApi.body(
                "moveSandboxClock",
                Move.class,
                given -> extractRequest(request -> {
                    var by = duration(given.advance());
                    return Answers.when(clock.advance(by), moved -> {
                        var now = moved.orElseThrow(() -> tooFar().thrown());
                        Exchange.of(request).changed(new Ahead(now.minus(by).toSeconds()), new Ahead(now.toSeconds()));
                        return Json.ok(view(now));
                    });
                }));
    }

    private static Problem tooFar() {
        return Problem.of("clock_too_far").with("details", Map.of("most_seconds", SandboxClock.FARTHEST.toSeconds()));
    }

    private static Duration duration(String given) {
        try {
            var by = Duration.parse(given);
            if (by.toSeconds() > 0) return by;
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            // What the schema lets through and is still no length of time.
        }
        throw Problem.invalid("/advance", "not a time ahead").thrown();
    }

    private ClockView view(Duration ahead) {
        return new ClockView(clock.isSandbox(), clock.instant().truncatedTo(ChronoUnit.MILLIS), ahead.toSeconds());
    }
}
