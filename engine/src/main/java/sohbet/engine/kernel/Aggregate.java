// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.HashCodeMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.EntityMessage.*;

/**
 * The one door to all entities of a kind, wherever in the cluster they live.
 *
 * <p>A failed stage means that the outcome is not known (the node or the database was away): the
 * same command under the same id may be sent again and happens once.
 */
public final class Aggregate<C extends Command, S, E extends Event> {
    private final ClusterSharding sharding;
    private final Kind<C, S, E> kind;
    private final Kernel kernel;
    private final EntityTypeKey<EntityMessage> type;
    private final Past<S, E> past;

    private Aggregate(ClusterSharding sharding, Kind<C, S, E> kind, Kernel kernel) {
        this.sharding = sharding;
        this.kind = kind;
        this.kernel = kernel;
        this.type = EntityTypeKey.create(EntityMessage.class, kind.name());
        this.past = new Past<>(kernel.codec(), kernel.history(), kernel.keys());
    }

    /** Starts the entities of a kind on this node. */
    public static <C extends Command, S, E extends Event> Aggregate<C, S, E> start(
            ActorSystem<?> system, Kind<C, S, E> kind, Kernel kernel) {
        Wire.ID.get(system).use(kernel.codec());
        kernel.codec().manifestOf(kind.decider().initial()); // better now than at the first snapshot
        var aggregate = new Aggregate<>(ClusterSharding.get(system), kind, kernel);
        aggregate.sharding.init(org.apache.pekko.cluster.sharding.typed.javadsl.Entity.of(
                        aggregate.type, entity -> Starting.entity(kind, kernel, entity.getEntityId()))
                .withStopMessage(new Stop())
                .withMessageExtractor(
                        new HashCodeMessageExtractor<>(kernel.settings().shards()))
                // Sharding's own passivation cannot see followers: entities let go of themselves.
                .withSettings(ClusterShardingSettings.create(system).withNoPassivationStrategy()));
        return aggregate;
    }

    /**
     * Executes a command once under its id; a repeated one gets the answer of the first. Without an
     * id it may happen twice, when a write fails and had gone through after all.
     */
    public CompletionStage<Reply> execute(String entityId, @Nullable String cid, C command) {
        return entity(entityId)
                .<Reply>ask(
                        me -> new Execute(cid, command, me), kernel.settings().askTimeout())
                .thenCompose(reply -> withEvents(entityId, reply));
    }

    /** A repeated command's facts are in the journal, no longer in the entity. */
    private CompletionStage<Reply> withEvents(String entityId, Reply reply) {
        if (!reply.events().isEmpty() || reply.first() > reply.seq()) return completedFuture(reply);
        return history(entityId, reply.first() - 1, reply.seq(), (int) (reply.seq() - reply.first() + 1))
                .thenApply(facts -> switch (reply) {
                    case Reply.Accepted a -> new Reply.Accepted(a.first(), a.seq(), facts, true);
                    case Reply.Refused r -> new Reply.Refused(r.rejection(), r.first(), r.seq(), facts);
                });
    }

    /** The state now, with the number of the last fact in it. */
    public CompletionStage<Now<S>> read(String entityId) {
        return entity(entityId)
                .<StateIs>ask(Read::new, kernel.settings().askTimeout())
                .thenApply(Aggregate::now);
    }

    @SuppressWarnings("unchecked")
    private static <S> Now<S> now(StateIs is) {
        return new Now<>(is.seq(), (S) is.state());
    }

    /** A state and how far into the history it reaches. */
    public record Now<S>(long seq, S state) {}

    /**
     * Tells the follower {@link Followed.Following} and then every later fact in order. What came
     * before is in {@link #history}.
     */
    public void follow(String entityId, ActorRef<Followed> follower) {
        entity(entityId).tell(new Follow(follower));
    }

    public void unfollow(String entityId, ActorRef<Followed> follower) {
        entity(entityId).tell(new Unfollow(follower));
    }

    /** Passes a volatile notice to the followers. */
    public void signal(String entityId, Object notice) {
        entity(entityId).tell(new Signal(notice));
    }

    /** The persistence id of an entity, by which followers and the journal know it. */
    public String persistenceId(String entityId) {
        return kind.persistenceId(entityId);
    }

    /** At most {@code most} facts after {@code after} up to {@code upTo}, from the journal. */
    public CompletionStage<List<Recorded<E>>> history(String entityId, long after, long upTo, int most) {
        return past.page(kind.persistenceId(entityId), after, upTo, most);
    }

    /** The state as it was right after the fact with this number. */
    public CompletionStage<S> stateAt(String entityId, long seq) {
        return past.stateAt(kind.persistenceId(entityId), kind.decider(), seq);
    }

    /** Lets the entity do what is due; answers when it has to act next, if ever. */
    public CompletionStage<Optional<Instant>> wake(String entityId) {
        return entity(entityId)
                .<Awake>ask(Wake::new, kernel.settings().askTimeout())
                .thenApply(awake -> Optional.ofNullable(awake.nextAlarm()));
    }

    /** Deletes the entity's key: what was personal in it reads as erased from now on. */
    public CompletionStage<Void> forget(String entityId) {
        return entity(entityId)
                .<Forgotten>ask(Forget::new, kernel.settings().askTimeout())
                .thenApply(done -> null);
    }

    private EntityRef<EntityMessage> entity(String entityId) {
        return sharding.entityRefFor(type, entityId);
    }
}
