// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.scaladsl.model.ExceptionWithErrorInfo;
import org.apache.pekko.pattern.CircuitBreakerOpenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.persistence.Outage;

/** What became of a request whose route threw: a refusal, an outage, or our fault, which alone is logged with its trace. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Problem problem(Throwable thrown, Exchange exchange) {
        Throwable failure = Bodies.cause(thrown);
        return switch (failure) {
            case Refused refused -> refused.problem();
            case Throwable large when Bodies.tooLarge(large) -> Problem.of("too_large");
            case ExceptionWithErrorInfo illegal -> Problem.of("malformed");
            case RejectedExecutionException full -> Problem.of("overloaded");
            case CircuitBreakerOpenException open -> Problem.of("unavailable");
            case Throwable away when outage(away) -> unavailable(away, exchange);
            default -> internal(failure, exchange);
        };
    }

    /** The store or an entity did not answer: it may next time. */
    private static boolean outage(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof TimeoutException) {
                return true;
            }
        }
        return Outage.is(failure);
    }

    private static Problem unavailable(Throwable failure, Exchange exchange) {
        exchange.logging(() -> LOG.warn(
                "{} is unavailable: {}",
                exchange.operation(),
                failure.getClass().getSimpleName()));
        return Problem.of("unavailable");
    }

    private static Problem internal(Throwable failure, Exchange exchange) {
        exchange.logging(() -> LOG.error("{} failed", exchange.operation(), failure));
        return Problem.of("internal");
    }
}
