// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of few words that notes when it heard what: a visitor who waits for each answer, or a member of staff who listens. */
final class Listener implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final Map<String, Long> said = new ConcurrentHashMap<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile boolean letGo;

    Listener(URI where) {
        this.socket = HTTP.newWebSocketBuilder()
                .subprotocols("sohbet.v1")
                .buildAsync(where, this)
                .join();
    }

    static Listener open(URI where, String hello) {
        var listener = new Listener(where);
        listener.send(hello);
        return listener;
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    /** Says something and returns the acknowledgement. */
    JsonNode say(String text) throws InterruptedException, IOException {
        String cid = UUID.randomUUID().toString();
        send("{\"type\":\"say\",\"cid\":\"" + cid + "\",\"text\":\"" + text + "\"}");
        return await("ack");
    }

    JsonNode await(String type) throws InterruptedException, IOException {
        while (true) {
            var frame = frames.poll(60, TimeUnit.SECONDS);
            if (frame == null) throw new IOException("no " + type + " within a minute");
            if (frame.path("type").asText().equals(type)) return frame;
            if (frame.path("type").asText().matches("nack|bye")) throw new IOException(frame.toString());
        }
    }

    /** When the message with this id was heard of, in {@link System#nanoTime}, waiting for it a little; 0 when the server has let us go. */
    long heard(String cid) throws InterruptedException, IOException {
        for (int i = 0; i < 100_000; i++) {
            var at = said.get(cid);
            if (at != null) return at;
            if (letGo) return 0;
            TimeUnit.MICROSECONDS.sleep(200);
        }
        throw new IOException("never heard of " + cid);
    }

    boolean wasLetGo() {
        return letGo;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        long now = System.nanoTime();
        partial.append(data);
        if (last) {
            take(partial.toString(), now);
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void take(String text, long now) {
        int cid = text.indexOf("\"cid\":\"");
        if (text.startsWith("{\"type\":\"event\"")) {
            if (cid >= 0 && text.contains("\"text\":\"probe")) said.put(text.substring(cid + 7, cid + 43), now);
            return;
        }
        if (text.startsWith("{\"type\":\"bye\"")) letGo = true;
        try {
            frames.add(JSON.readTree(text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
