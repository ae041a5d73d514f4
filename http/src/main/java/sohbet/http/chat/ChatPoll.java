// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.pekko.actor.AbstractActorWithTimers;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Props;
import sohbet.http.edge.Json;

/**
 * A conversation over one long-held request: the frames that came with it are gone through, then it
 * waits for something to tell.
 */
final class ChatPoll extends AbstractActorWithTimers implements Line {
    private static final Duration HELD = Duration.ofSeconds(25);
    private static final Duration ROUND_UP = Duration.ofMillis(25);
    private static final ObjectMapper JSON = Json.mapper();
    private static final AtomicLong COUNT = new AtomicLong();

    /** A timer of the conversation's. */
    private record Rings(Object key) {}

    private enum Answer {
        NOW,
        SOON
    }

    private final Conversation conversation;
    private final List<JsonNode> given;
    private final boolean waits;
    private final CompletableFuture<ArrayNode> answer;
    private final List<ObjectNode> collected = new ArrayList<>();
    private boolean greeted;
    private boolean news;

    private ChatPoll(
            ChatEdge edge,
            Predicate<Collection<String>> mayUse,
            List<JsonNode> given,
            CompletableFuture<ArrayNode> answer) {
        this.conversation = new Conversation(edge, this, mayUse);
        this.given = given;
        this.answer = answer;
        // A new visitor wants its token at once, and whoever asked something wants the answer.
        this.waits = given.size() == 1 && given.getFirst().hasNonNull("token");
    }

    static CompletionStage<ArrayNode> answer(
            ActorSystem system, ChatEdge edge, Predicate<Collection<String>> mayUse, List<JsonNode> frames) {
        var answer = new CompletableFuture<ArrayNode>();
        // Beside a typed guardian nobody may start actors from outside but the system itself.
        ((ExtendedActorSystem) system)
                .systemActorOf(
                        Props.create(ChatPoll.class, () -> new ChatPoll(edge, mayUse, frames, answer)),
                        "poll-" + COUNT.incrementAndGet());
        return answer;
    }

    @Override
    public void preStart() {
        getTimers().startSingleTimer(Answer.NOW, Answer.NOW, HELD);
        conversation.begin();
        for (JsonNode frame : given) conversation.text(frame.toString());
        settle();
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .matchEquals(Answer.NOW, now -> finish())
                .matchEquals(Answer.SOON, soon -> finish())
                .match(Rings.class, ring -> conversation.timer(ring.key))
                .matchAny(message -> {
                    conversation.told(message);
                    settle();
                })
                .build();
    }

    /** Events come a moment after the welcome or the ack: what belongs together goes together. */
    private void settle() {
        if (!conversation.isSettled() || !greeted) return;
        if (news || !waits) getTimers().startSingleTimer(Answer.SOON, Answer.SOON, ROUND_UP);
    }

    private void finish() {
        conversation.closed();
        answer.complete(JSON.createArrayNode().addAll(collected));
        getContext().stop(self());
    }

    @Override
    public void postStop() {
        answer.complete(JSON.createArrayNode().addAll(collected));
    }

    @Override
    public void send(ObjectNode frame) {
        collected.add(frame);
        String type = frame.path("type").asText();
        if (type.equals("welcome")) greeted = true;
        else if (!type.equals("typing") && !type.equals("pong")) news = true;
    }

    @Override
    public void bye(ObjectNode frame, int code) {
        collected.add(frame);
        self().tell(Answer.NOW, self());
    }

    @Override
    public boolean isPoll() {
        return true;
    }

    @Override
    public void after(Object key, Duration delay) {
        getTimers().startSingleTimer(key, new Rings(key), delay);
    }

    @Override
    public void cancel(Object key) {
        getTimers().cancel(key);
    }

    @Override
    public ActorRef me() {
        return getSelf();
    }

    @Override
    public void watch(ActorRef other) {
        getContext().watch(other);
    }
}
