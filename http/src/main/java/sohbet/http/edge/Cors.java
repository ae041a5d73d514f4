// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.options;

import java.util.List;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * What a shop's page on another origin may call. The answers, refusals too, are readable from anywhere and never with cookies;
 * whether the merchant allows the origin is decided by the server itself, because only browsers heed CORS.
 */
public final class Cors {
    private static final List<HttpHeader> PREFLIGHT = List.of(
            RawHeader.create("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE"),
            RawHeader.create(
                    "Access-Control-Allow-Headers",
                    "Authorization, Content-Type, Idempotency-Key, If-Match, X-Correlation-Id, X-Sohbet-Key"),
            RawHeader.create("Access-Control-Max-Age", "7200"));
    private static final HttpHeader EXPOSED =
            RawHeader.create("Access-Control-Expose-Headers", "ETag, Link, Retry-After, X-Correlation-Id");
    private static final HttpHeader VARY = RawHeader.create("Vary", "Origin");

    private Cors() {}

    /** One path the widget calls: stands inside the path and around its methods. */
    public static Route widget(Supplier<Route> methods) {
        return extractRequest(request -> {
            Exchange.of(request).share();
            return concat(methods.get(), options(() -> Edge.named("preflight", () -> complete(preflight()))));
        });
    }

    static HttpResponse around(HttpRequest request, HttpResponse response) {
        return request.getHeader("Origin")
                .map(origin -> RawHeader.create("Access-Control-Allow-Origin", origin.value()))
                .map(allowed -> response.addHeaders(List.of(allowed, VARY, EXPOSED)))
                .orElse(response);
    }

    private static HttpResponse preflight() {
        return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT).addHeaders(PREFLIGHT);
    }
}
