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

    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
    private static final RejectionHandler REJECTIONS = Refusals.handler();

    private final ClassicActorSystemProvider system;
    private final List<Observer> observers;

    public Edge(ClassicActorSystemProvider system, Observer... observers) {
        this.system = system;
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
                                                Edge::late,
                                                () -> handleExceptions(
                                                        thrown(request),
                                                        () -> handleRejections(REJECTIONS, inner))))))));
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

    private static HttpResponse late(HttpRequest request) {
        Exchange exchange = Exchange.of(request);
        return dressed(exchange, request, Problem.of("unavailable").response(exchange));
    }

    private static HttpResponse dressed(Exchange exchange, HttpRequest request, HttpResponse response) {
        HttpResponse readable = exchange.isShared() ? Cors.around(request, response) : response;
        return SecurityHeaders.around(readable)
                .addHeader(RawHeader.create(CorrelationId.HEADER, exchange.correlationId()));
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
