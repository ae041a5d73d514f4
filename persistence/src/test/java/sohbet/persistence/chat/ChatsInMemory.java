// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatDecider;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.chat.Rules;
import sohbet.engine.kernel.Decision;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Recorded;
import sohbet.engine.kernel.Rejection;
import sohbet.engine.kernel.Reply;
import sohbet.persistence.tail.Happening;

/** Chat sessions under their real rules, with a list for a journal and no cluster. */
public final class ChatsInMemory implements Chats {
    static final ZoneId ISTANBUL = ZoneId.of("Europe/Istanbul");
    public static final Rules RULES = new Rules(20, 1_000, Duration.ofMinutes(30), ISTANBUL);

    private final ChatDecider decider = new ChatDecider();
    private final Map<String, Entity> entities = new HashMap<>();
    private final List<Happening> journal = new ArrayList<>();
    Instant now = Instant.parse("2026-11-21T09:00:00Z");
    public volatile boolean away;

    private final class Entity {
        ChatSession state = decider.initial();
        final List<Recorded<ChatEvent>> facts = new ArrayList<>();
        final Map<String, Reply> answered = new HashMap<>();
    }

    public synchronized List<Happening> journal() {
        return List.copyOf(journal);
    }

    @Override
    public synchronized CompletionStage<ChatSession> read(String entityId) {
        return away ? failedFuture(new IllegalStateException("away")) : completedFuture(entity(entityId).state);
    }

    @Override
    public synchronized CompletionStage<Reply> execute(String entityId, @Nullable String cid, ChatCommand command) {
        if (away) return failedFuture(new IllegalStateException("away"));
        var entity = entity(entityId);
        if (cid != null && entity.answered.containsKey(cid)) return completedFuture(entity.answered.get(cid));
        var decision = decider.decide(entity.state, command, now);
        var rejection = decision instanceof Decision.Refuse<ChatEvent> r ? r.rejection() : null;
        long first = entity.facts.size() + 1L;
        for (var event : decision.events()) record(entityId, entity, event, cid, rejection);
        var facts = List.copyOf(entity.facts.subList((int) first - 1, entity.facts.size()));
        Reply reply = rejection == null
                ? new Reply.Accepted(first, entity.facts.size(), facts, false)
                : new Reply.Refused(rejection, first, entity.facts.size(), facts);
        if (cid != null) entity.answered.put(cid, reply);
        return completedFuture(reply);
    }

    private void record(String id, Entity entity, ChatEvent event, @Nullable String cid, @Nullable Rejection why) {
        entity.state = decider.evolve(entity.state, event);
        var recorded = new Recorded<>(entity.facts.size() + 1L, event, cid, why, null);
        entity.facts.add(recorded);
        int tilde = id.indexOf('~');
        journal.add(Happenings.of(journal.size(), id.substring(0, tilde), id.substring(tilde + 1), recorded));
    }

    @Override
    public synchronized CompletionStage<List<Recorded<ChatEvent>>> history(
            String entityId, long after, long upTo, int most) {
        return completedFuture(entity(entityId).facts.stream()
                .filter(f -> f.seq() > after && f.seq() <= upTo)
                .limit(most)
                .toList());
    }

    private Entity entity(String id) {
        return entities.computeIfAbsent(id, i -> new Entity());
    }

    public Reply give(String entityId, ChatCommand command) {
        return execute(entityId, null, command).toCompletableFuture().join();
    }

    public ChatsInMemory open(String entityId) {
        give(entityId, new ChatCommand.Open("tr", null, null, null, null, RULES));
        return this;
    }

    ChatsInMemory say(String entityId, String text) {
        give(entityId, new ChatCommand.Say(Personal.of(text), RULES));
        return this;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
