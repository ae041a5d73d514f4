// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;

import java.util.List;
import org.apache.pekko.http.javadsl.model.headers.Allow;
import org.apache.pekko.http.javadsl.server.AuthenticationFailedRejection;
import org.apache.pekko.http.javadsl.server.AuthorizationFailedRejection;
import org.apache.pekko.http.javadsl.server.ExpectedWebSocketRequestRejection;
import org.apache.pekko.http.javadsl.server.MethodRejection;
import org.apache.pekko.http.javadsl.server.MissingQueryParamRejection;
import org.apache.pekko.http.javadsl.server.Rejection;
import org.apache.pekko.http.javadsl.server.RejectionHandler;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.server.TooManyRangesRejection;
import org.apache.pekko.http.javadsl.server.UnacceptedResponseContentTypeRejection;
import org.apache.pekko.http.javadsl.server.UnacceptedResponseEncodingRejection;
import org.apache.pekko.http.javadsl.server.UnsatisfiableRangeRejection;
import org.apache.pekko.http.javadsl.server.UnsupportedRequestContentTypeRejection;
import org.apache.pekko.http.javadsl.server.UnsupportedRequestEncodingRejection;
import org.apache.pekko.http.javadsl.server.UnsupportedWebSocketSubprotocolRejection;

/** What a request is told that no route took: Pekko's own rejections, each as a problem document. */
final class Refusals {
    private Refusals() {}

    static RejectionHandler handler() {
        return RejectionHandler.newBuilder()
                .handleNotFound(refuse(Problem.of("not_found")))
                .handleAll(MethodRejection.class, Refusals::method)
                .handleAll(Rejection.class, given -> refuse(problem(given.getFirst())))
                .build();
    }

    static Route refuse(Problem problem) {
        return extractRequest(request -> complete(problem.response(Exchange.of(request))));
    }

    private static Route method(List<MethodRejection> given) {
        var methods = given.stream()
                .map(MethodRejection::supported)
                .distinct()
                .toArray(org.apache.pekko.http.javadsl.model.HttpMethod[]::new);
        return extractRequest(request -> complete(
                Problem.of("method_not_allowed").response(Exchange.of(request)).addHeader(Allow.create(methods))));
    }

    private static Problem problem(Rejection given) {
        return switch (given) {
            case UnsupportedRequestContentTypeRejection type -> Problem.of("unsupported_media_type");
            case UnsupportedRequestEncodingRejection encoding -> Problem.of("unsupported_media_type");
            case UnacceptedResponseContentTypeRejection type -> Problem.of("not_acceptable");
            case UnacceptedResponseEncodingRejection encoding -> Problem.of("not_acceptable");
            case TooManyRangesRejection ranges -> Problem.of("range_not_satisfiable");
            case UnsatisfiableRangeRejection range -> Problem.of("range_not_satisfiable");
            case ExpectedWebSocketRequestRejection socket -> Problem.of("upgrade_required");
            case UnsupportedWebSocketSubprotocolRejection socket -> Problem.of("malformed");
            case AuthenticationFailedRejection nobody -> Problem.of("unauthenticated");
            case AuthorizationFailedRejection authorization -> Problem.of("forbidden");
            case MissingQueryParamRejection parameter -> Problem.invalid(parameter.parameterName(), "missing");
            default -> Problem.of("malformed");
        };
    }
}
