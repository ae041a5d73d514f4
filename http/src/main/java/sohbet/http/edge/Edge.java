// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.handleExceptions;
import static org.apache.pekko.http.javadsl.server.Directives.handleRejections;
import static org.apache.pekko.http.javadsl.server.Directives.mapRequest;
import static org.apache.pekko.http.javadsl.server.Directives.mapResponse;
import static org.apache.pekko.http.javadsl.server.Directives.mapRouteResultWith;
import static org.apache.pekko.http.javadsl.server.Directives.withRequestTimeoutResponse;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Complete;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.RejectionHandler;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.server.RouteResult;
import org.apache.pekko.http.javadsl.server.RouteResults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outermost wall of every route: the correlation id, the reader's language, the security headers, and an answer in
 * problem+json whatever a route throws or Pekko rejects. Bad input never is a 5xx, and no trace ever leaves the house.
 */
public final class Edge {
    /** Told of each exchange once its answer is known. */
    public interface Observer {
        void answered(Exchange exchange, HttpRequest request, HttpResponse response);
    }

    /**
     * @param https whether the engine is reached over https
     * @param mostRequests how many are worked on at once; further ones are refused
     */
    public record Settings(boolean https, int mostRequests) {
        public static final Settings USUAL = new Settings(false, 1_000);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
    private static final RejectionHandler REJECTIONS = Refusals.handler();

    /** Whoever looks after a node must see it most of all when it is overrun. */
    private static final Set<String> ALWAYS = Set.of("/health", "/healthz", "/ready", "/alive", "/metrics");

    private final ClassicActorSystemProvider system;
    private final Settings settings;
    private final Places places;
    private final List<Observer> observers;

    public Edge(ClassicActorSystemProvider system, Observer... observers) {
        this(system, Settings.USUAL, observers);
    }

    public Edge(ClassicActorSystemProvider system, Settings settings, Observer... observers) {
        this.system = system;
        this.settings = settings;
        this.places = new Places(settings.mostRequests());
        this.observers = List.of(observers);
    }

    /** The routes inside the wall. */
    public Route around(Supplier<Route> inner) {
        return mapRequest(
                Exchange::opened,
                () -> extractRequest(request -> mapRouteResultWith(
                        result -> Bodies.discard(request, system).thenApply(gone -> result),
                        () -> mapResponse(
                                response -> finished(request, response),
                                () -> mapRouteResultWith(
                                        result -> leaving(request, result),
                                        () -> withRequestTimeoutResponse(
                                                unmarked -> late(request),
                                                () -> handleExceptions(
                                                        thrown(request),
                                                        () -> handleRejections(
                                                                REJECTIONS, () -> admitted(request, inner)))))))));
    }

    private Route admitted(HttpRequest request, Supplier<Route> inner) {
        if (ALWAYS.contains(request.getUri().path())) return inner.get();
        try {
            places.take(Exchange.of(request));
        } catch (Refused full) {
            return refuse(full.problem());
        }
        return inner.get();
    }

    /** Refuses the request at hand. */
    public static Route refuse(Problem problem) {
        return Refusals.refuse(problem);
    }

    private CompletionStage<RouteResult> leaving(HttpRequest request, RouteResult result) {
        if (!(result instanceof Complete complete)) return CompletableFuture.completedStage(result);
        HttpResponse given = complete.getResponse();
        return Exchange.of(request).leaving(given).thenApply(answer -> {
            if (answer != given) given.discardEntityBytes(system);
            return RouteResults.complete(answer);
        });
    }

    private HttpResponse finished(HttpRequest request, HttpResponse given) {
        Exchange exchange = Exchange.of(request);
        exchange.leave();
        HttpResponse response = named(exchange, given);
        for (Observer observer : observers) {
            observer.answered(exchange, request, response);
        }
        return dressed(exchange, request, response);
    }

    /** A route that named no operation asked nobody for a permission: its answer stays in the house. */
    private static HttpResponse named(Exchange exchange, HttpResponse response) {
        boolean unguarded =
                exchange.operation().equals(Exchange.NONE) && response.status().isSuccess();
        if (!unguarded) {
            return response;
        }
        exchange.logging(() -> LOG.error("a route answered without naming its operation"));
        return Problem.of("internal").response(exchange);
    }

    /** Gives what stands in no description, a file or a socket, a name for the metrics. */
    public static Route named(String operation, Supplier<Route> inner) {
        return extractRequest(request -> {
            Exchange.of(request).operation(operation);
            return inner.get();
        });
    }

    /**
     * Asked with the request as it was before it got its exchange, so that is not taken from there. Pekko's own line about it would quote the address with its query, and is kept out of the log.
     */
    private HttpResponse late(HttpRequest request) {
        Exchange exchange = Exchange.of(request);
        exchange.leave();
        exchange.logging(() -> LOG.warn("{} took too long", exchange.operation()));
        return dressed(exchange, request, Problem.of("unavailable").response(exchange));
    }

    private HttpResponse dressed(Exchange exchange, HttpRequest request, HttpResponse response) {
        HttpResponse readable = exchange.isShared() ? Cors.around(request, response) : response;
        return SecurityHeaders.around(readable, settings.https())
                .addHeader(RawHeader.create(CorrelationId.HEADER, exchange.correlationId()))
                .addHeaders(exchange.limits());
    }

    private static ExceptionHandler thrown(HttpRequest request) {
        return ExceptionHandler.newBuilder()
                .matchAny(failure -> {
                    Exchange exchange = Exchange.of(request);
                    return complete(Failures.problem(failure, exchange).response(exchange));
                })
                .build();
    }
}
