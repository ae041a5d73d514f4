// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import sohbet.http.frames.FrameSettings;
import sohbet.http.frames.Frames;

/**
 * What visitors' browsers call.
 *
 * <pre>
 * GET  /ws/chat            a socket, see asyncapi.yaml
 * </pre>
 */
public final class ChatRoutes {
  private final ChatEdge edge;
  private final ActorSystem<?> system;

  public ChatRoutes(ChatEdge edge, ActorSystem<?> system) {
    this.edge = edge;
    this.system = system;
  }

  public Route routes() {
    return concat(path(PathMatchers.segment("ws").slash("chat"), () -> get(this::socket)));
  }

  private Route socket() {
    return extractRequest(
        request ->
            complete(
                Frames.upgrade(
                    request,
                    FrameSettings.defaults(),
                    () -> new ChatSocket(edge, origin(request)))));
  }

  private static @Nullable String origin(HttpRequest request) {
    return request.getHeader("Origin").map(HttpHeader::value).orElse(null);
  }
}
