// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import java.util.Locale;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Problem;

/** The refusals of a handshake, as problem documents (RFC 9457, RFC 6455 section 4.4). */
final class NoUpgrade {
    private static final String VERSION = "13";

    private NoUpgrade() {}

    static HttpResponse answer(HttpRequest request) {
        boolean asks = has(request, "Upgrade", "websocket");
        boolean version = has(request, "Sec-WebSocket-Version", VERSION);
        if (asks && version) return problem(Problem.of("bad_handshake"), request);
        return problem(
                        Problem.of("upgrade_required")
                                .detail(
                                        "Bu adres WebSocket'in 13. sürümünü konuşur",
                                        "This address speaks WebSocket, version 13"),
                        request)
                .addHeader(RawHeader.create("Upgrade", "websocket"))
                .addHeader(RawHeader.create("Sec-WebSocket-Version", VERSION));
    }

    static HttpResponse foreignSubprotocol(HttpRequest request) {
        return problem(
                Problem.of("unknown_subprotocol")
                        .detail(
                                "Burada konuşulan alt protokol: " + Frames.SUBPROTOCOL,
                                "The subprotocol spoken here is " + Frames.SUBPROTOCOL),
                request);
    }

    private static boolean has(HttpRequest request, String name, String value) {
        return request.getHeader(name)
                .map(HttpHeader::value)
                .filter(it -> it.toLowerCase(Locale.ROOT).contains(value))
                .isPresent();
    }

    private static HttpResponse problem(Problem problem, HttpRequest request) {
        return problem.response(Exchange.of(request));
    }
}
