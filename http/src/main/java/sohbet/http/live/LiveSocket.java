// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.Notice;
import sohbet.engine.chat.Speaker;
import sohbet.engine.kernel.Followed;
import sohbet.engine.kernel.Recorded;
import sohbet.engine.kernel.Rejection;
import sohbet.http.account.Principal;
import sohbet.http.chat.ChatAnswers;
import sohbet.http.chat.EventView;
import sohbet.http.chat.FrameReader;
import sohbet.http.chat.SessionId;
import sohbet.http.edge.Language;
import sohbet.http.frames.Socket;
import sohbet.http.frames.SocketHandler;
import sohbet.persistence.account.Role;
import sohbet.persistence.tail.Feed;
import sohbet.persistence.tail.Happening;
import sohbet.persistence.tail.Position;

/** One member of staff, or one machine, watching topics and acting on sessions. */
final class LiveSocket implements SocketHandler {
    private static final Duration HELLO_WITHIN = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofMillis(500);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final int TOPICS = 50;

    private enum Timer {
        HELLO,
        LOOK
    }

    private record Then(Runnable next) {}

    /** A fact for a topic, from the node's feed. */
    private record Fed(Watching watching, Happening happening) {}

    private record StaffEnded() {}

    /** A topic whose snapshot was too old to go on from. */
    private record Again(Topic topic, @Nullable String cid) {}

    /** A topic being watched, and what ends that. */
    private record Watching(Topic topic, Runnable end) {}

    private final LiveEdge edge;
    private final Principal.@Nullable Staff cookie;
    private final FrameReader reader;
    private final Map<String, Watching> watched = new HashMap<>();
    private @Nullable Socket socket;
    private @Nullable ActorRef me;
    private Principal.@Nullable Caller who;
    private @Nullable AutoCloseable staffWatch;
    private boolean greeting;
    private boolean closed;

    LiveSocket(LiveEdge edge, Principal.@Nullable Staff cookie, Language language) {
        this.edge = edge;
        this.cookie = cookie;
        this.reader = new FrameReader(edge.frames(), "live_client_", 50, 200);
        reader.speak(language);
    }

    @Override
    public void opened(Socket opened) {
        socket = opened;
        me = opened.self();
        opened.after(Timer.HELLO, HELLO_WITHIN);
    }

    @Override
    public void text(String message) {
        if (closed) return;
        switch (reader.read(message)) {
            case FrameReader.TooMany none -> bye(4429);
            case FrameReader.Bad bad when who == null -> bye(4400);
            case FrameReader.Bad bad -> send(bad.nack());
            case FrameReader.Good good -> frame(good.type(), good.frame());
        }
    }

    private void frame(String type, JsonNode frame) {
        var caller = who;
        if (type.equals("ping")) {
            send(ChatAnswers.frame("pong").put("now", edge.clock().instant().toString()));
        } else if (type.equals("hello")) {
            if (caller != null || greeting) bye(4400);
            else hello(frame);
        } else if (caller == null) {
            bye(4400);
        } else {
            switch (type) {
                case "sub" -> subscribe(caller, frame);
                case "unsub" -> unsubscribe(frame.path("topic").asText());
                default -> act(caller, type, frame);
            }
        }
    }

    private void hello(JsonNode frame) {
        greeting = true;
        socket().cancel(Timer.HELLO);
        if (cookie != null) {
            staffWatch = edge.staff().onEnded(cookie, () -> tell(new StaffEnded()));
            welcome(cookie);
        } else if (!frame.hasNonNull("key")) {
            bye(4401);
        } else {
            then(edge.staff().byKey(frame.get("key").asText()), (machine, why) -> {
                if (why != null) bye(1013);
                else if (machine.isEmpty() || !speaksFor(machine.get(), frame)) bye(4401);
                else welcome(machine.get());
            });
        }
    }

    private static boolean speaksFor(Principal.Machine machine, JsonNode hello) {
        return !hello.hasNonNull("merchant") || hello.get("merchant").asText().equals(machine.merchantId());
    }

    private void welcome(Principal.Caller caller) {
        who = caller;
        var welcome =
                ChatAnswers.frame("welcome").put("now", edge.clock().instant().toString());
        welcome.putObject("user").put("id", caller.id()).put("name", caller.name());
        welcome.put("merchant", caller.merchantId());
        send(welcome.put("role", caller.role().word()));
        socket().after(Timer.LOOK, LOOK_EVERY);
    }

    private void subscribe(Principal.Caller caller, JsonNode frame) {
        String cid = frame.path("cid").asText(null);
        var topic = Topic.named(frame.path("topic").asText());
        if (topic.isEmpty()) {
            nack(cid, "not_available");
            return;
        }
        if (watched.size() >= TOPICS) {
            nack(cid, "limit_reached");
            return;
        }
        unsubscribe(topic.get().name());
        var after = Position.parse(frame.path("after").asText(""));
        if (after.isPresent() && follow(caller, topic.get(), after.get())) {
            subscribed(cid, topic.get(), after.get());
            beat(caller, topic.get());
        } else {
            snapshot(caller, topic.get(), cid);
        }
    }

    /** Facts after the position will come; false when they are not held any more. */
    private boolean follow(Principal.Caller caller, Topic topic, Position after) {
        var box = new Consumer<?>[1];
        var watching = new Watching(topic, () -> {
            @SuppressWarnings("unchecked")
            var subscriber = (Consumer<Happening>) requireNonNull(box[0]);
            edge.feed().unsubscribe(subscriber);
        });
        Consumer<Happening> subscriber = happening -> {
            if (happening.merchant().equals(caller.merchantId()) && topic.wants(happening))
                tell(new Fed(watching, happening));
        };
        box[0] = subscriber;
        if (edge.feed().subscribe(after, subscriber) instanceof Feed.TooOld) return false;
        watched.put(topic.name(), watching);
        if (topic instanceof Topic.Session session) listen(caller, session);
        return true;
    }

    /** Typing is not in the journal: the session itself tells it. */
    private void listen(Principal.Caller caller, Topic.Session session) {
        edge.chats().follow(entity(caller, session.id()), Adapter.toTyped(me()));
    }

    private void snapshot(Principal.Caller caller, Topic topic, @Nullable String cid) {
        then(edge.snapshots().of(caller.merchantId(), topic), (snapshot, why) -> {
            if (why != null) {
                send(ChatAnswers.nack(cid, Rejection.retry("unavailable", SOON), reader.language()));
            } else if (snapshot.data() == null) {
                nack(cid, "not_found");
            } else if (follow(caller, topic, snapshot.position())) {
                subscribed(cid, topic, snapshot.position());
                show(topic, snapshot);
                beat(caller, topic);
            } else {
                // The read model is behind what the feed still holds: it needs a moment.
                socket().after(new Again(topic, cid), LATER);
            }
        });
    }

    private void subscribed(@Nullable String cid, Topic topic, Position position) {
        var subscribed = ChatAnswers.frame("subscribed").put("topic", topic.name());
        if (cid != null) subscribed.put("cid", cid);
        send(subscribed.put("pos", position.toString()));
    }

    private void show(Topic topic, Snapshots.Snapshot snapshot) {
        var frame = ChatAnswers.frame("snapshot").put("topic", topic.name());
        frame.put("pos", snapshot.position().toString());
        send(frame.set("data", snapshot.data()));
    }

    /** Topics that come as a whole again and again. */
    private void beat(Principal.Caller caller, Topic topic) {
        switch (topic) {
            case Topic.Kpi kpi -> socket().after(topic, Duration.ofSeconds(1));
            case Topic.Health health -> socket().after(topic, Duration.ofSeconds(5));
            case Topic.Sessions t -> {}
            case Topic.Session t -> {}
        }
    }

    private void unsubscribe(String name) {
        var watching = watched.get(name);
        if (watching == null) return;
        socket().cancel(watching.topic);
        end(name);
    }

    private void act(Principal.Caller caller, String type, JsonNode frame) {
        String cid = frame.path("cid").asText(null);
        String session = frame.path("session").asText("");
        if (!caller.role().includes(Role.OPERATOR)) {
            nack(cid, "forbidden");
            return;
        }
        if (!SessionId.isOne(session)) {
            nack(cid, "not_found");
            return;
        }
        String entity = entity(caller, session);
        if (type.equals("typing")) {
            boolean on = frame.path("on").asBoolean();
            edge.chats().signal(entity, new Notice.Typing(session, Speaker.AGENT, caller.name(), on));
            return;
        }
        var command = StaffCommands.of(frame, caller);
        if (command == null) {
            nack(cid, "not_available");
            return;
        }
        then(edge.chats().execute(entity, cid, command), (reply, why) -> {
            if (cid == null) return;
            send(
                    why == null
                            ? ChatAnswers.to(cid, reply, reader.language())
                            : ChatAnswers.nack(cid, Rejection.retry("unavailable", SOON), reader.language()));
        });
    }

    @Override
    public void told(Object message) {
        if (closed) return;
        switch (message) {
            case Then then -> then.next.run();
            case Fed fed when watched.containsValue(fed.watching) -> event(fed);
            case Fed late -> {}
            case StaffEnded ended -> bye(4401);
            case Followed.Signalled it -> signalled(it.notice());
            default -> {}
        }
    }

    @SuppressWarnings("unchecked")
    private void event(Fed fed) {
        var happening = fed.happening;
        if (!(happening.recorded().event() instanceof ChatEvent)) return;
        var event = ChatAnswers.frame("event").put("topic", fed.watching.topic.name());
        event.put("pos", happening.position().toString()).put("session", happening.id());
        var fact = (Recorded<ChatEvent>) happening.recorded();
        send(event.setAll(EventView.of(fact, EventView.Reader.STAFF)));
    }

    private void signalled(Object notice) {
        if (!(notice instanceof Notice.Typing typing) || typing.by() != Speaker.VISITOR) return;
        var topic = new Topic.Session(typing.session()).name();
        if (!watched.containsKey(topic)) return;
        send(ChatAnswers.frame("typing")
                .put("topic", topic)
                .put("by", "visitor")
                .put("on", typing.on()));
    }

    @Override
    public void timer(Object key) {
        var caller = who;
        if (closed) return;
        if (key == Timer.HELLO) {
            bye(4401);
        } else if (key == Timer.LOOK && caller != null) {
            for (var watching : watched.values())
                if (watching.topic instanceof Topic.Session session) listen(caller, session);
            socket().after(Timer.LOOK, LOOK_EVERY);
        } else if (key instanceof Again again && caller != null) {
            snapshot(caller, again.topic, again.cid);
        } else if (key instanceof Topic topic && caller != null) {
            then(edge.snapshots().of(caller.merchantId(), topic), (snapshot, why) -> {
                if (!watched.containsKey(topic.name())) return;
                if (why == null) show(topic, snapshot);
                beat(caller, topic);
            });
        }
    }

    @Override
    public void closed() {
        closed = true;
        for (String name : java.util.List.copyOf(watched.keySet())) end(name);
        if (staffWatch == null) return;
        try {
            staffWatch.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void end(String name) {
        var watching = watched.remove(name);
        if (watching == null) return;
        watching.end.run();
        if (watching.topic instanceof Topic.Session session && who != null)
            edge.chats().unfollow(entity(who, session.id()), Adapter.toTyped(me()));
    }

    @Override
    public void refused(int code, String why) {
        send(ChatAnswers.bye(code, null));
    }

    private void bye(int code) {
        send(ChatAnswers.bye(code, code == 1013 || code == 4429 ? SOON : null));
        socket().close(code, "");
        closed();
    }

    private void nack(@Nullable String cid, String code) {
        send(ChatAnswers.nack(cid, Rejection.of(code), reader.language()));
    }

    private void send(ObjectNode frame) {
        socket().send(frame.toString());
    }

    private static String entity(Principal.Caller caller, String session) {
        return caller.merchantId() + "~" + session;
    }

    private void tell(Object message) {
        me().tell(message, ActorRef.noSender());
    }

    private <T> void then(CompletionStage<T> stage, BiConsumer<T, @Nullable Throwable> next) {
        stage.whenComplete((value, why) -> {
            Runnable goOn = () -> {
                if (!closed) next.accept(value, why);
            };
            tell(new Then(goOn));
        });
    }

    private ActorRef me() {
        return requireNonNull(me);
    }

    private Socket socket() {
        return requireNonNull(socket);
    }
}
