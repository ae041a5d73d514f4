// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import sohbet.http.edge.Json;
import sohbet.http.edge.MalformedJson;

/** A member of staff, or a machine, on {@code /ws/live}; it keeps every frame it is told. */
public final class Watcher implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final List<JsonNode> frames = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    public Watcher(URI server, String key) {
        this(server, "/ws/live", key);
    }

    public Watcher(URI server, String path, String key) {
        socket = HTTP.newWebSocketBuilder()
                .subprotocols("sohbet.v1")
                .buildAsync(URI.create("ws://" + server.getAuthority() + path), new Ear())
                .join();
        send("{\"type\":\"hello\",\"key\":\"" + key + "\"}");
        await("welcome");
    }

    /** With the cookie of a signed-in person. */
    public static Watcher signedIn(URI server, String path, String cookie) {
        return new Watcher(server, path, "Cookie", cookie, "{\"type\":\"hello\"}");
    }

    /** A visitor of a shop, who says nothing. */
    public static Watcher visiting(URI server, String publicKey) {
        return new Watcher(
                server,
                "/ws/chat",
                "X-Visitor",
                "yes",
                "{\"type\":\"hello\",\"v\":1,\"key\":\"" + publicKey + "\",\"locale\":\"tr\"}");
    }

    private Watcher(URI server, String path, String header, String value, String hello) {
        socket = HTTP.newWebSocketBuilder()
                .subprotocols("sohbet.v1")
                .header(header, value)
                .buildAsync(URI.create("ws://" + server.getAuthority() + path), new Ear())
                .join();
        send(hello);
        await("welcome");
    }

    private final class Ear implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
            partial.append(data);
            if (whole) take(partial.toString());
            from.request(1);
            return null;
        }
    }

    private void take(String text) {
        partial.setLength(0);
        try {
            var frame = Json.read(text);
            synchronized (frames) {
                frames.add(frame);
            }
        } catch (MalformedJson e) {
            throw new IllegalStateException(text, e);
        }
    }

    public Watcher send(String frame) {
        socket.sendText(frame, true).join();
        return this;
    }

    public Watcher watch(String topic) {
        return send("{\"type\":\"sub\",\"cid\":\"c\",\"topic\":\"" + topic + "\"}");
    }

    public Watcher watch(String topic, String after) {
        return send("{\"type\":\"sub\",\"cid\":\"c\",\"topic\":\"" + topic + "\",\"after\":\"" + after + "\"}");
    }

    public List<JsonNode> frames(String type) {
        synchronized (frames) {
            return frames.stream()
                    .filter(frame -> frame.path("type").asText().equals(type))
                    .toList();
        }
    }

    public JsonNode await(String type) {
        return await(type, any -> true);
    }

    public JsonNode await(String type, Predicate<JsonNode> which) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> frames(type).stream().filter(which).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
