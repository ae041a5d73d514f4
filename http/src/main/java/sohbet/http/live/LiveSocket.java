// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.Principal;
import sohbet.http.chat.ChatAnswers;
import sohbet.http.chat.FrameReader;
import sohbet.http.edge.Language;
import sohbet.http.frames.Socket;
import sohbet.http.frames.SocketHandler;
import sohbet.persistence.audit.Act;
import sohbet.persistence.audit.Act.From;
import sohbet.persistence.audit.Who;

/**
 * The life of one staff socket: hello first, then frames, until either side or the staff session
 * ends it. What is watched is in {@link Watches}, what is done in {@link StaffActs}.
 */
final class LiveSocket implements SocketHandler {
    private static final Duration HELLO_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private enum Timer {
        HELLO,
        LOOK
    }

    private record StaffEnded() {}

    private record Suspended() {}

    /** What somebody who has said hello watches and does. */
    private record Seat(Principal.Caller caller, Watches watches, StaffActs acts) {}

    private final LiveEdge edge;
    private final Principal.@Nullable Staff cookie;
    private final FrameReader reader;
    private final LiveLine line;
    private final @Nullable String topic;
    private final From from;
    private @Nullable Seat seat;
    private @Nullable AutoCloseable staffWatch;
    private @Nullable AutoCloseable suspension;
    private @Nullable String apiKey;
    private boolean greeting;

    /**
     * @param topic what is watched without being asked for
     * @param from where the socket was opened from
     */
    LiveSocket(LiveEdge edge, Principal.@Nullable Staff cookie, Language language, @Nullable String topic, From from) {
        this.edge = edge;
        this.cookie = cookie;
        this.reader = new FrameReader(edge.frames(), "live_client_", 50, 200);
        this.line = new LiveLine(language);
        this.topic = topic;
        this.from = from;
        reader.speak(language);
    }

    @Override
    public void opened(Socket opened) {
        line.opened(opened);
        opened.after(Timer.HELLO, HELLO_WITHIN);
    }

    @Override
    public void text(String message) {
        if (line.isClosed()) return;
        switch (reader.read(message)) {
            case FrameReader.TooMany none -> bye(4429);
            case FrameReader.Bad bad when seat == null -> bye(4400);
            case FrameReader.Bad bad -> line.send(bad.nack());
            case FrameReader.Good good -> frame(good.type(), good.frame());
        }
    }

    private void frame(String type, JsonNode frame) {
        var taken = seat;
        if (type.equals("ping")) {
            line.send(
                    ChatAnswers.frame("pong").put("now", edge.clock().instant().toString()));
        } else if (type.equals("hello")) {
            if (taken != null || greeting) bye(4400);
            else hello(frame);
        } else if (taken == null) {
            bye(4400);
        } else {
            switch (type) {
                case "sub" -> taken.watches.subscribe(frame);
                case "unsub" -> taken.watches.unsubscribe(frame.path("topic").asText());
                default -> taken.acts.act(type, frame);
            }
        }
    }

    private void hello(JsonNode frame) {
        greeting = true;
        line.socket().cancel(Timer.HELLO);
        if (cookie != null) {
            staffWatch = edge.staff().onEnded(cookie, () -> line.tell(new StaffEnded()));
            seatIn(cookie);
        } else if (!frame.hasNonNull("key")) {
            bye(4401);
        } else {
            String key = frame.get("key").asText();
            line.then(edge.staff().byKey(key), (machine, why) -> {
                if (why != null) bye(1013);
                else if (machine.isEmpty() || !speaksFor(machine.get(), frame)) unknown();
                else {
                    apiKey = key;
                    seatIn(machine.get());
                }
            });
        }
    }

    /** Nobody watches a shop that the installation's owners have closed. */
    private void seatIn(Principal.Caller caller) {
        line.then(edge.staff().isSuspended(caller.merchantId()), (is, why) -> {
            if (why != null) bye(1013);
            else if (is) suspended();
            else welcome(caller);
        });
    }

    private void suspended() {
        end(ChatAnswers.byeFor(4403, "merchant_suspended"), 4403);
    }

    /** A key that was revoked, has ended or may something else now ends its sockets at the next look. */
    private void lookAtKey(Principal.Caller seated) {
        if (apiKey == null) return;
        line.then(edge.staff().byKey(apiKey), (machine, why) -> {
            if (why == null && machine.filter(now -> mayTheSame(now, seated)).isEmpty()) bye(4401);
        });
    }

    private static boolean mayTheSame(Principal.Machine now, Principal.Caller seated) {
        return seated instanceof Principal.Machine before
                && now.role() == before.role()
                && now.scopes().equals(before.scopes());
    }

    private void unknown() {
        var act = new Act(Act.INSTALLATION, Who.NOBODY, "openLive", null, from);
        edge.audit().refused(act, new Act.Answer(401, "unauthenticated", null));
        bye(4401);
    }

    private static boolean speaksFor(Principal.Machine machine, JsonNode hello) {
        return !hello.hasNonNull("merchant") || hello.get("merchant").asText().equals(machine.merchantId());
    }

    private void welcome(Principal.Caller caller) {
        suspension = edge.staff().onSuspended(caller.merchantId(), () -> line.tell(new Suspended()));
        var watches = new Watches(edge, line, caller);
        seat = new Seat(caller, watches, new StaffActs(edge, line, caller, from));
        var welcome =
                ChatAnswers.frame("welcome").put("now", edge.clock().instant().toString());
        welcome.putObject("user").put("id", caller.id()).put("name", caller.name());
        welcome.put("merchant", caller.merchantId());
        line.send(welcome.put("role", caller.role().word()));
        line.socket().after(Timer.LOOK, LOOK_EVERY);
        if (topic != null) watches.subscribe(ChatAnswers.frame("sub").put("topic", topic));
    }

    @Override
    public void told(Object message) {
        if (line.isClosed() || line.goesOnWith(message)) return;
        if (message instanceof StaffEnded) bye(4401);
        else if (message instanceof Suspended) suspended();
        else if (seat != null) seat.watches.told(message);
    }

    @Override
    public void timer(Object key) {
        if (line.isClosed()) return;
        if (key == Timer.HELLO) {
            bye(4401);
        } else if (key == Timer.LOOK && seat != null) {
            seat.watches.look();
            lookAtKey(seat.caller);
            line.socket().after(Timer.LOOK, LOOK_EVERY);
        } else if (seat != null) {
            seat.watches.timer(key);
        }
    }

    @Override
    public void closed() {
        line.closed();
        if (seat != null) seat.watches.endAll();
        forget(staffWatch);
        forget(suspension);
    }

    private static void forget(@Nullable AutoCloseable watch) {
        if (watch == null) return;
        try {
            watch.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void refused(int code, String why) {
        line.send(ChatAnswers.bye(code, null));
    }

    private void bye(int code) {
        end(ChatAnswers.bye(code, code == 1013 || code == 4429 ? LiveLine.SOON : null), code);
    }

    private void end(ObjectNode goodbye, int code) {
        line.send(goodbye);
        line.socket().close(code, "");
        closed();
    }
}
