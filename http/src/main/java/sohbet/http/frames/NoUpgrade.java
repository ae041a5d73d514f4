// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import java.util.Locale;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** The refusals of a handshake, as problem documents (RFC 9457, RFC 6455 section 4.4). */
final class NoUpgrade {
    private static final ContentType PROBLEM = ContentTypes.parse("application/problem+json");
    private static final String VERSION = "13";

    private NoUpgrade() {}

    static HttpResponse answer(HttpRequest request) {
        boolean asks = has(request, "Upgrade", "websocket");
        boolean version = has(request, "Sec-WebSocket-Version", VERSION);
        if (asks && version)
            return problem(
                    StatusCodes.BAD_REQUEST, "bad_handshake", "The WebSocket handshake is not complete or not valid.");
        return problem(StatusCodes.UPGRADE_REQUIRED, "upgrade_required", "This address speaks WebSocket, version 13.")
                .addHeader(RawHeader.create("Upgrade", "websocket"))
                .addHeader(RawHeader.create("Sec-WebSocket-Version", VERSION));
    }

    static HttpResponse foreignSubprotocol() {
        return problem(
                StatusCodes.BAD_REQUEST,
                "unknown_subprotocol",
                "The subprotocol spoken here is " + Frames.SUBPROTOCOL + ".");
    }

    private static boolean has(HttpRequest request, String name, String value) {
        return request.getHeader(name)
                .map(HttpHeader::value)
                .filter(it -> it.toLowerCase(Locale.ROOT).contains(value))
                .isPresent();
    }

    private static HttpResponse problem(StatusCode status, String code, String detail) {
        String body = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
                .formatted(status.reason(), status.intValue(), detail, code);
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(HttpEntities.create(PROBLEM, body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
