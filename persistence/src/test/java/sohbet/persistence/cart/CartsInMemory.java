// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.cart;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.engine.cart.Cart;
import sohbet.engine.cart.CartCommand;
import sohbet.engine.cart.CartDecider;
import sohbet.engine.cart.CartEvent;
import sohbet.engine.kernel.Decision;
import sohbet.engine.kernel.Recorded;
import sohbet.engine.kernel.Rejection;
import sohbet.engine.kernel.Reply;
import sohbet.persistence.tail.Happening;
import sohbet.persistence.tail.Position;

/** Carts under their real rules, with a list for a journal and no cluster. */
final class CartsInMemory implements Carts {
    private final CartDecider decider = new CartDecider();
    private final Map<String, Entity> entities = new HashMap<>();
    private final List<Happening> journal = new ArrayList<>();
    private final Instant now = Instant.parse("2026-11-21T09:00:00Z");

    private final class Entity {
        Cart state = decider.initial();
        final List<Recorded<CartEvent>> facts = new ArrayList<>();
        final Map<String, Reply> answered = new HashMap<>();
    }

    synchronized List<Happening> journal() {
        return List.copyOf(journal);
    }

    @Override
    public synchronized CompletionStage<Cart> read(String entityId) {
        return completedFuture(entity(entityId).state);
    }

    @Override
    public synchronized CompletionStage<Cart> at(String entityId, long seq) {
        var state = decider.initial();
        for (var fact : entity(entityId).facts.subList(0, (int) seq)) state = decider.evolve(state, fact.event());
        return completedFuture(state);
    }

    @Override
    public synchronized CompletionStage<Reply> execute(String entityId, @Nullable String cid, CartCommand command) {
        var entity = entity(entityId);
        if (cid != null && entity.answered.containsKey(cid)) return completedFuture(entity.answered.get(cid));
        var decision = decider.decide(entity.state, command, now);
        var rejection = decision instanceof Decision.Refuse<CartEvent> r ? r.rejection() : null;
        long first = entity.facts.size() + 1L;
        for (var event : decision.events()) record(entityId, entity, event, cid, rejection);
        var facts = List.copyOf(entity.facts.subList((int) first - 1, entity.facts.size()));
        Reply reply = rejection == null
                ? new Reply.Accepted(first, entity.facts.size(), facts, false)
                : new Reply.Refused(rejection, first, entity.facts.size(), facts);
        if (cid != null) entity.answered.put(cid, reply);
        return completedFuture(reply);
    }

    private void record(String id, Entity entity, CartEvent event, @Nullable String cid, @Nullable Rejection why) {
        entity.state = decider.evolve(entity.state, event);
        var recorded = new Recorded<>(entity.facts.size() + 1L, event, cid, why, null);
        entity.facts.add(recorded);
        int tilde = id.indexOf('~');
        journal.add(new Happening(
                new Position(2, journal.size()),
                "cart|" + id,
                "cart",
                id.substring(0, tilde),
                id.substring(tilde + 1),
                event.at(),
                recorded));
    }

    @Override
    public synchronized CompletionStage<List<Recorded<CartEvent>>> history(
            String entityId, long after, long upTo, int most) {
        return completedFuture(entity(entityId).facts.stream()
                .filter(f -> f.seq() > after && f.seq() <= upTo)
                .limit(most)
                .toList());
    }

    private Entity entity(String id) {
        return entities.computeIfAbsent(id, i -> new Entity());
    }

    Cart.Open open(String entityId) {
        return (Cart.Open) entity(entityId).state;
    }

    Reply give(String entityId, CartCommand command) {
        return execute(entityId, null, command).toCompletableFuture().join();
    }
}
