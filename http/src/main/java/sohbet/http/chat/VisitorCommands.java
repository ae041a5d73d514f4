// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.Notice;
import sohbet.engine.chat.Speaker;
import sohbet.engine.kernel.Rejection;
import sohbet.http.frames.Continuations;
import sohbet.persistence.merchant.Merchant;

/** What a visitor asks of their session: one command in flight at a time, the others wait in order. */
final class VisitorCommands {
    private static final int QUEUE = 64;

    private final ChatEdge edge;
    private final Line line;
    private final FrameReader reader;
    private final Continuations asked;
    private final LongConsumer sync;
    private final ArrayDeque<JsonNode> queue = new ArrayDeque<>();
    private boolean inFlight;
    private @Nullable Place place;

    /** The session commands go to. */
    record Place(Merchant shop, String session) {
        String entity() {
            return shop.chat(session);
        }
    }

    /**
     * @param sync tells the facts after a number once more
     */
    VisitorCommands(ChatEdge edge, Line line, FrameReader reader, Continuations asked, LongConsumer sync) {
        this.edge = edge;
        this.line = line;
        this.reader = reader;
        this.asked = asked;
        this.sync = sync;
    }

    boolean isIdle() {
        return !inFlight && queue.isEmpty();
    }

    /** Takes a frame to be acted on in its turn; false when too many wait already. */
    boolean take(JsonNode frame) {
        if (queue.size() >= QUEUE) return false;
        queue.addLast(frame);
        next();
        return true;
    }

    /** What comes waits until there is a place again. */
    void hold() {
        place = null;
    }

    void goOnIn(Place session) {
        place = session;
        next();
    }

    private void next() {
        while (place != null && !inFlight && !asked.isClosed() && !queue.isEmpty()) act(place, queue.removeFirst());
    }

    private void act(Place in, JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "typing" -> {
                boolean on = frame.path("on").asBoolean();
                edge.chats().signal(in.entity(), new Notice.Typing(in.session, Speaker.VISITOR, null, on));
            }
            case "read" ->
                silently(
                        in,
                        new ChatCommand.Read(Speaker.VISITOR, frame.path("upto").asLong()));
            case "page" -> {
                var page = ChatFrames.page(frame);
                if (page != null) silently(in, new ChatCommand.Move(page));
            }
            case "sync" -> sync.accept(frame.path("after").asLong());
            default -> execute(in, frame);
        }
    }

    private void silently(Place in, ChatCommand command) {
        edge.chats().execute(in.entity(), null, command).exceptionally(unknown -> null);
    }

    private void execute(Place in, JsonNode frame) {
        String cid = frame.path("cid").asText();
        long started = System.nanoTime();
        inFlight = true;
        asked.then(
                edge.merchants().byId(in.shop.id()).thenCompose(shop -> decide(shop, in, cid, frame)), (told, why) -> {
                    inFlight = false;
                    var unavailable = Rejection.retry("unavailable", Conversation.SOON);
                    var answer = why == null ? told : ChatAnswers.nack(cid, unavailable, reader.language());
                    line.send(answer);
                    var after = Duration.ofNanos(System.nanoTime() - started);
                    edge.watch()
                            .answered(
                                    frame.path("type").asText(),
                                    after,
                                    answer.path("code").asText(null));
                    next();
                });
    }

    /** The merchant is looked at anew for each command: a changed limit applies at once. */
    private CompletionStage<ObjectNode> decide(Optional<Merchant> found, Place in, String cid, JsonNode frame) {
        var shop = found.orElse(in.shop);
        var language = reader.language();
        if (frame.path("type").asText().equals("cart"))
            return edge.carts()
                    .change(shop, in.session, cid, frame)
                    .thenApply(changed -> ChatAnswers.to(cid, changed, language));
        var command = ChatFrames.command(
                frame,
                shop,
                edge.vouching().secrets(shop, edge.merchants().clock().instant()));
        var reply = command == null
                ? FrameReader.refused("not_available")
                : edge.chats().execute(shop.chat(in.session), cid, command);
        return reply.thenApply(is -> ChatAnswers.to(cid, is, language));
    }
}
