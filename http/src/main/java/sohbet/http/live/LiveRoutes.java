// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.Access;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;
import sohbet.http.frames.FrameSettings;
import sohbet.http.frames.Frames;

/**
 * Staff sockets.
 *
 * <pre>
 * GET  /ws/live      see asyncapi.yaml; signed in by cookie, or by an API key in hello
 * GET  /ws/health    the same socket with that topic subscribed
 * GET  /ws/notifications    the same
 * </pre>
 */
public final class LiveRoutes {
    private static final FrameSettings SETTINGS = FrameSettings.defaults().withQueue(4_096, 8 << 20);
    private final LiveEdge edge;
    private final Access access;

    public LiveRoutes(LiveEdge edge, Access access) {
        this.edge = edge;
        this.access = access;
    }

    public Route routes() {
        return pathPrefix(
                "ws",
                () -> concat(
                        socketAt("live", null),
                        socketAt("health", "health"),
                        socketAt("notifications", NotificationWatch.TOPIC)));
    }

    private Route socketAt(String place, @Nullable String topic) {
        return path(place, () -> get(() -> Edge.named(place, () -> extractRequest(request -> socket(request, topic)))));
    }

    private Route socket(HttpRequest request, @Nullable String topic) {
        var language = Exchange.of(request).language();
        var from = access.audit().from(request);
        return onSuccess(
                access.staffOf(request),
                staff -> complete(Frames.upgrade(
                        request, SETTINGS, () -> new LiveSocket(edge, staff.orElse(null), language, topic, from))));
    }
}
