// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.apache.pekko.actor.ActorRef;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.Notice;
import sohbet.engine.chat.Speaker;
import sohbet.engine.kernel.Follower;
import sohbet.engine.kernel.Recorded;
import sohbet.http.cart.CartView;
import sohbet.http.edge.Language;
import sohbet.http.frames.Continuations;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.merchant.Merchant;

/**
 * One visitor's end of a session, frame by frame: hello first, then one command in flight at a
 * time, and every fact of the session once and in order.
 */
final class Conversation implements Follower.Listener<ChatEvent> {
    private static final Duration HELLO_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(3);
    static final Duration SOON = Duration.ofSeconds(2);

    enum Timer {
        HELLO,
        LOOK
    }

    private final ChatEdge edge;
    private final Line line;
    private final Predicate<Collection<String>> mayUse;
    private final FrameReader reader;
    private final Continuations asked;
    private final VisitorCommands commands;

    private enum Suspended {
        NOW
    }

    private MerchantDirectory.@Nullable Watch suspension;
    private boolean greeting;
    private boolean over;
    private @Nullable Joined joined;

    /** The session a conversation is in. */
    private record Joined(Merchant shop, String session, Follower<ChatEvent> follower) {}

    Conversation(ChatEdge edge, Line line, Predicate<Collection<String>> mayUse) {
        this.edge = edge;
        this.line = line;
        this.mayUse = mayUse;
        var settings = edge.settings();
        this.reader = new FrameReader(edge.frames(), "client_", settings.framesPerSecond(), settings.burst());
        this.asked = new Continuations(line::me);
        this.commands = new VisitorCommands(edge, line, reader, asked, this::followAgain);
    }

    void begin() {
        line.after(Timer.HELLO, HELLO_WITHIN);
    }

    /** Whether nothing is under way any more. */
    boolean isSettled() {
        return !greeting && commands.isIdle();
    }

    void text(String message) {
        if (asked.isClosed()) return;
        switch (reader.read(message)) {
            case FrameReader.TooMany none -> bye(4429, SOON);
            case FrameReader.Bad bad when joined == null -> bye(4400, null);
            case FrameReader.Bad bad -> line.send(bad.nack());
            case FrameReader.Good good -> frame(good.type(), good.frame());
        }
    }

    private void frame(String type, JsonNode frame) {
        if (type.equals("ping")) {
            line.send(
                    ChatAnswers.frame("pong").put("now", edge.clock().instant().toString()));
        } else if (type.equals("hello") && !greeting && (joined == null || over)) {
            hello(frame);
        } else if (type.equals("hello") || (joined == null && !greeting)) {
            bye(4400, null);
        } else if (!commands.take(frame)) {
            bye(4429, SOON);
        }
    }

    private void hello(JsonNode frame) {
        greeting = true;
        commands.hold();
        line.cancel(Timer.HELLO);
        String wanted = frame.path("locale").asText("");
        reader.speak(Language.of(wanted));
        asked.then(edge.merchants().byPublicKey(frame.path("key").asText()), (shop, why) -> {
            if (why != null) bye(1013, SOON);
            else if (shop.isPresent() && shop.get().isSuspended()) suspended();
            else if (shop.isEmpty() || !mayUse.test(shop.get().settings().allowedOrigins())) bye(4403, null);
            else admit(shop.get(), frame);
        });
    }

    /** The shop is closed by the installation's owners: its page stops asking. */
    private void suspended() {
        end();
        line.bye(ChatAnswers.byeFor(4403, "merchant_suspended"), 4403);
    }

    private void admit(Merchant shop, JsonNode frame) {
        String given = ChatFrames.optional(frame, "token");
        var token = edge.tokens().read(given);
        boolean foreign = token.filter(t -> !t.merchant().equals(shop.id())).isPresent();
        if (given != null && (token.isEmpty() || foreign)) {
            bye(4401, null);
            return;
        }
        String locale = shop.localeFor(frame.path("locale").asText(""));
        reader.speak(Language.of(locale));
        var arrival = new ChatDoor.Arrival(
                locale,
                ChatFrames.optional(frame, "tz"),
                ChatFrames.page(frame.get("page")),
                ChatFrames.optional(frame, "ref"));
        boolean quiet = line.isPoll() && given != null;
        var guest = edge.door().admit(shop, token, arrival, quiet).thenCompose(is -> withCart(shop, is));
        asked.then(guest, (is, why) -> {
            if (why != null) bye(1013, SOON);
            else if (is.admission instanceof Admission.In in) welcome(shop, in, is.cart, frame, quiet, locale);
            else bye(4401, null);
        });
    }

    /** Who is let in, and the cart they left. */
    private record Guest(Admission admission, @Nullable CartView cart) {}

    private CompletionStage<Guest> withCart(Merchant shop, Admission admission) {
        return admission instanceof Admission.In in
                ? edge.carts().of(shop, in.state()).thenApply(cart -> new Guest(in, cart.orElse(null)))
                : completedFuture(new Guest(admission, null));
    }

    private void welcome(
            Merchant shop, Admission.In in, @Nullable CartView cart, JsonNode hello, boolean quiet, String locale) {
        long after = Math.max(0, hello.path("after").asLong(0));
        if (in.left() != null && after < in.left().endSeq()) {
            tellTheEnd(shop, in, cart, hello, quiet, locale, in.left(), after);
            return;
        }
        Instant now = edge.clock().instant();
        String token = quiet && in.left() == null
                ? hello.path("token").asText()
                : edge.tokens().issue(shop.id(), in.session());
        line.send(ChatAnswers.welcome(shop, in, cart, token, locale, now));
        greeting = false;
        over = false;
        long from = in.left() == null ? after : 0;
        if (from > in.head() || in.head() - from > edge.settings().replay()) {
            line.send(ChatAnswers.reset(in.session(), in.state(), shop, now));
            from = in.state().seq();
        }
        follow(shop, in.session(), from);
        if (suspension != null) suspension.close();
        suspension = edge.merchants().onSuspended(shop.id(), () -> line.me().tell(Suspended.NOW, ActorRef.noSender()));
        line.after(Timer.LOOK, LOOK_EVERY);
        commands.goOnIn(new VisitorCommands.Place(shop, in.session()));
    }

    /** What the visitor missed of the session that has ended comes before the new one's welcome. */
    private void tellTheEnd(
            Merchant shop,
            Admission.In in,
            @Nullable CartView cart,
            JsonNode hello,
            boolean quiet,
            String locale,
            Admission.Left left,
            long after) {
        long from = Math.max(after, left.endSeq() - edge.settings().replay());
        asked.then(
                edge.chats()
                        .history(
                                shop.chat(left.session()),
                                from,
                                left.endSeq(),
                                edge.settings().replay()),
                (facts, why) -> {
                    if (why != null) {
                        bye(1013, SOON);
                        return;
                    }
                    facts.forEach(this::happened);
                    var rest = in.insteadOf(new Admission.Left(left.session(), 0));
                    welcome(shop, rest, cart, hello, quiet, locale);
                });
    }

    private void followAgain(long after) {
        if (joined != null) follow(joined.shop, joined.session, after);
    }

    private void follow(Merchant shop, String session, long after) {
        if (joined != null) joined.follower.stop();
        var follower = new Follower<>(edge.chats(), shop.chat(session), after, line, this);
        joined = new Joined(shop, session, follower);
        follower.start();
    }

    @Override
    public void happened(Recorded<ChatEvent> fact) {
        var view = EventView.of(fact, EventView.Reader.VISITOR);
        line.send(ChatAnswers.frame("event").setAll(view));
        if (fact.event() instanceof ChatEvent.Ended) over = true;
    }

    @Override
    public void signalled(Object notice) {
        if (notice instanceof Notice.Typing typing && typing.by() != Speaker.VISITOR)
            line.send(ChatAnswers.frame("typing")
                    .put("by", EventView.word(typing.by()))
                    .put("on", typing.on()));
    }

    void told(Object message) {
        if (asked.isClosed()) return;
        if (message == Suspended.NOW) {
            suspended();
            return;
        }
        if (!asked.goesOnWith(message) && joined != null) joined.follower.told(message);
    }

    void timer(Object key) {
        if (asked.isClosed()) return;
        if (key == Timer.HELLO) bye(4400, null);
        else if (key == Timer.LOOK && joined != null) {
            joined.follower.tick();
            line.after(Timer.LOOK, LOOK_EVERY);
        }
    }

    void closed() {
        end();
    }

    private void end() {
        asked.close();
        if (joined != null) joined.follower.stop();
        if (suspension != null) suspension.close();
    }

    private void bye(int code, @Nullable Duration retryAfter) {
        end();
        line.bye(ChatAnswers.bye(code, retryAfter), code);
    }
}
