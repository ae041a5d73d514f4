// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A visitor's browser, as a client should be: an outbox with one command in flight, the same id
 * until it is acknowledged, resume with the last number seen. It notes whatever it is told that
 * does not follow without a gap.
 */
public final class Visitor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ScheduledExecutorService LATER =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());

    private final Supplier<URI> where;
    private final String key;
    private final StringBuilder partial = new StringBuilder();
    private final ArrayDeque<ObjectNode> outbox = new ArrayDeque<>();
    private final Map<String, JsonNode> answers = new LinkedHashMap<>();
    private final List<String> sent = new ArrayList<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private WebSocket socket;
    private String session;
    private String token;
    private long last;
    private long connection;
    private boolean welcomed;
    private boolean inFlight;
    private boolean away;

    public Visitor(Supplier<URI> where, String key) {
        this.where = where;
        this.key = key;
    }

    public synchronized Visitor connect() {
        away = false;
        long mine = ++connection;
        welcomed = false;
        inFlight = false;
        partial.setLength(0);
        HTTP.newWebSocketBuilder()
                .subprotocols("sohbet.v1")
                .buildAsync(where.get(), new Guard(this, mine))
                .whenComplete((opened, why) -> {
                    if (why != null) again(mine);
                });
        return this;
    }

    /** Drops the line without a word. */
    public synchronized void drop() {
        connection++;
        welcomed = false;
        inFlight = false;
        if (socket != null) socket.abort();
        socket = null;
    }

    public synchronized void leave() {
        away = true;
        drop();
    }

    private void again(long mine) {
        long wait = ThreadLocalRandom.current().nextLong(50, 400);
        LATER.schedule(
                () -> {
                    synchronized (this) {
                        if (mine == connection && !away) connect();
                    }
                },
                wait,
                TimeUnit.MILLISECONDS);
    }

    /** One connection's callbacks; those of an earlier one are not heard any more. */
    private record Guard(Visitor visitor, long mine) implements WebSocket.Listener {
        @Override
        public void onOpen(WebSocket opened) {
            visitor.opened(opened, mine);
            opened.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
            visitor.text(data, whole, mine);
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            visitor.closed(mine);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable why) {
            visitor.closed(mine);
        }
    }

    private synchronized void closed(long mine) {
        if (mine != connection) return;
        welcomed = false;
        inFlight = false;
        again(mine);
    }

    private synchronized void opened(WebSocket opened, long mine) {
        if (mine != connection) {
            opened.abort();
            return;
        }
        socket = opened;
        var hello = frame("hello").put("v", 1).put("key", key).put("locale", "tr");
        if (token != null) hello.put("token", token).put("after", last);
        write(hello);
    }

    private synchronized void text(CharSequence data, boolean whole, long mine) {
        if (mine != connection) return;
        partial.append(data);
        if (!whole) return;
        String message = partial.toString();
        partial.setLength(0);
        try {
            take(JSON.readTree(message));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            faults.add("not JSON: " + message);
        }
    }

    private void take(JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "welcome" -> {
                session = frame.path("session").asText();
                token = frame.path("token").asText();
                welcomed = true;
                next();
            }
            case "event" -> {
                long seq = frame.path("seq").asLong();
                if (seq != last + 1) faults.add("after " + last + " came " + seq);
                last = Math.max(last, seq);
                events.add(frame);
            }
            case "ack", "nack" -> answered(frame);
            case "reset" -> faults.add("reset at " + last);
            default -> {}
        }
    }

    private void answered(JsonNode frame) {
        String cid = frame.path("cid").asText();
        inFlight = false;
        if (frame.path("retryable").asBoolean(false)) {
            long wait = Math.max(20, (long) (frame.path("retry_after").asDouble(0.2) * 1000));
            LATER.schedule(
                    () -> {
                        synchronized (this) {
                            next();
                        }
                    },
                    wait,
                    TimeUnit.MILLISECONDS);
            return;
        }
        answers.put(cid, frame);
        if (!outbox.isEmpty() && outbox.peek().path("cid").asText().equals(cid)) outbox.poll();
        next();
    }

    private void next() {
        if (!welcomed || inFlight || outbox.isEmpty()) return;
        inFlight = true;
        write(outbox.peek());
    }

    private void write(ObjectNode frame) {
        var to = socket;
        if (to != null) to.sendText(frame.toString(), true).exceptionally(gone -> null);
    }

    private static ObjectNode frame(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    public synchronized String say(String text) {
        return put(frame("say").put("text", text));
    }

    public synchronized String view(String product) {
        return put(frame("interact").put("product", product).put("action", "view"));
    }

    public synchronized String identify(String customer, String name) {
        return put(frame("identify").put("customer", customer).put("name", name));
    }

    public synchronized String end() {
        return put(frame("end"));
    }

    private String put(ObjectNode frame) {
        String cid = UUID.randomUUID().toString();
        sent.add(cid);
        outbox.add(frame.put("cid", cid));
        next();
        return cid;
    }

    public synchronized int waiting() {
        return outbox.size();
    }

    public synchronized boolean isWelcomed() {
        return welcomed;
    }

    public synchronized String session() {
        return session;
    }

    public synchronized String token() {
        return token;
    }

    /** Another tab of the same browser. */
    public synchronized Visitor tab() {
        var tab = new Visitor(where, key);
        tab.token = token;
        tab.last = last;
        return tab;
    }

    public synchronized long last() {
        return last;
    }

    public synchronized List<String> sent() {
        return List.copyOf(sent);
    }

    public synchronized Map<String, JsonNode> answers() {
        return new LinkedHashMap<>(answers);
    }

    public synchronized List<JsonNode> events() {
        return List.copyOf(events);
    }

    public synchronized List<String> faults() {
        return List.copyOf(faults);
    }
}
