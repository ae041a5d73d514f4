// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.frames;

import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.http.impl.engine.ws.UpgradeToWebSocketLowLevel;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Graph;
import org.apache.pekko.util.ByteString;
import scala.Option;
import sohbet.http.edge.Exchange;

/**
 * The handshake: answers an upgrade request with a socket of its own handler.
 *
 * <p>Goes below Pekko HTTP's public WebSocket API, to {@code handleFrames} of 1.3.0, for any close code, for the declared length
 * before the payload, and for half the heap of a socket; {@code docs/decisions/0006-frames-over-pekko-http.md} has the figures.
 */
public final class Frames {
    /** The subprotocol spoken here. A client that names none is taken to speak it; one that names only others is refused. */
    public static final String SUBPROTOCOL = "sohbet.v1";

    private Frames() {}

    /** {@link #upgrade(HttpRequest, FrameSettings, OpenSockets, Supplier)} among the sockets of this process. */
    public static HttpResponse upgrade(
            HttpRequest request, FrameSettings settings, Supplier<? extends SocketHandler> handler) {
        return upgrade(request, settings, OpenSockets.HERE, handler);
    }

    /**
     * The response to a request for a socket: 101, or a problem document: 426 when it asks for no WebSocket or for another
     * version, 400 when the handshake is broken or offers other subprotocols only. The caller has drained the request's body and
     * checked its origin.
     *
     * @param handler asked once, when the socket opens
     */
    public static HttpResponse upgrade(
            HttpRequest request,
            FrameSettings settings,
            OpenSockets sockets,
            Supplier<? extends SocketHandler> handler) {
        WebSocketUpgrade upgrade =
                request.getAttribute(AttributeKeys.webSocketUpgrade).orElse(null);
        if (upgrade == null) return NoUpgrade.answer(request);
        Iterable<String> offered = upgrade.getRequestedProtocols();
        boolean named = StreamSupport.stream(offered.spliterator(), false).anyMatch(SUBPROTOCOL::equals);
        if (!named && offered.iterator().hasNext()) return NoUpgrade.foreignSubprotocol(request);
        if (!(upgrade instanceof UpgradeToWebSocketLowLevel low)) {
            throw new IllegalStateException(
                    "Pekko HTTP no longer gives its frames away (pinned to 1.3.0): " + upgrade.getClass());
        }
        String correlationId = Exchange.of(request).correlationId();
        return low.handleFrames(
                anyValue(new FrameStage(settings, sockets, handler, correlationId)),
                named ? Option.apply(SUBPROTOCOL) : Wire.none());
    }

    /** A text message encoded once, for {@link Socket#sendShared} on any number of sockets. A lone surrogate becomes {@code ?}. */
    public static ByteString shared(String text) {
        return ByteString.fromString(text);
    }

    @SuppressWarnings("unchecked") // nobody looks at the materialized value, and Java cannot say Scala's covariance
    private static Graph<FlowShape<FrameEvent, FrameEvent>, Object> anyValue(FrameStage stage) {
        return (Graph<FlowShape<FrameEvent, FrameEvent>, Object>) (Graph<FlowShape<FrameEvent, FrameEvent>, ?>) stage;
    }
}
