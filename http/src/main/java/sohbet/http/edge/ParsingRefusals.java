// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/** What cannot even be parsed as a request is refused like everything else. Pekko finds this class by the configuration. */
public final class ParsingRefusals extends ParsingErrorHandler {
    /** Where Pekko looks for the instance, by this very name. */
    public static final ParsingRefusals MODULE$ = new ParsingRefusals();

    private ParsingRefusals() {}

    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo info, LoggingAdapter log, ServerSettings settings) {
        Exchange exchange = Exchange.anonymous();
        HttpResponse refusal = Problem.of(code(status.intValue())).response(exchange);
        return SecurityHeaders.around(refusal, false)
                .addHeader(RawHeader.create(CorrelationId.HEADER, exchange.correlationId()))
                .addHeader(RawHeader.create("Connection", "close"));
    }

    private static String code(int status) {
        return switch (status) {
            case 413 -> "too_large";
            case 414 -> "uri_too_long";
            case 431 -> "headers_too_large";
            case 501, 405 -> "method_not_allowed";
            default -> "malformed";
        };
    }
}
