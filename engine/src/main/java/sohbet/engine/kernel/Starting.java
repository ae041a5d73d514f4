// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.EntityMessage.KeyIs;
import sohbet.engine.kernel.EntityMessage.LookForKey;
import sohbet.engine.kernel.EntityMessage.NoKey;
import sohbet.engine.kernel.EntityMessage.NoKeyYet;
import sohbet.engine.kernel.EntityMessage.Stop;

/** An entity before its first word: it fetches its key, without which its past cannot be read. */
final class Starting<C extends Command, S, E extends Event> {
    private static final int WAITING = 1_000;
    private static final Duration AGAIN = Duration.ofMillis(500);
    private final Kind<C, S, E> kind;
    private final Kernel kernel;
    private final String pid;

    private Starting(Kind<C, S, E> kind, Kernel kernel, String pid) {
        this.kind = kind;
        this.kernel = kernel;
        this.pid = pid;
    }

    static <C extends Command, S, E extends Event> Behavior<EntityMessage> entity(
            Kind<C, S, E> kind, Kernel kernel, String entityId) {
        var starting = new Starting<>(kind, kernel, kind.persistenceId(entityId));
        return Behaviors.setup(context -> Behaviors.withTimers(
                timers -> Behaviors.withStash(WAITING, waiting -> starting.findKey(context, timers, waiting))));
    }

    private Behavior<EntityMessage> findKey(
            ActorContext<EntityMessage> context,
            TimerScheduler<EntityMessage> timers,
            StashBuffer<EntityMessage> waiting) {
        lookForKey(context);
        return Behaviors.receive(EntityMessage.class)
                .onMessage(KeyIs.class, key -> waiting.unstashAll(started(context, timers, key.seal())))
                .onMessage(NoKey.class, none -> waiting.unstashAll(started(context, timers, null)))
                .onMessage(NoKeyYet.class, again -> {
                    context.scheduleOnce(AGAIN, context.getSelf(), new LookForKey());
                    return Behaviors.same();
                })
                .onMessage(LookForKey.class, look -> {
                    lookForKey(context);
                    return Behaviors.same();
                })
                .onMessage(Stop.class, stop -> Behaviors.stopped())
                .onAnyMessage(message -> {
                    // Overflow would stop the entity; whoever asks here times out and asks again.
                    if (!waiting.isFull()) waiting.stash(message);
                    return Behaviors.same();
                })
                .build();
    }

    private void lookForKey(ActorContext<EntityMessage> context) {
        context.pipeToSelf(completedFuture(pid).thenCompose(kernel.keys()::find), Starting::found);
    }

    private static EntityMessage found(@Nullable Optional<Seal> key, @Nullable Throwable why) {
        if (key == null) return new NoKeyYet();
        return key.<EntityMessage>map(KeyIs::new).orElseGet(NoKey::new);
    }

    private Behavior<EntityMessage> started(
            ActorContext<EntityMessage> context, TimerScheduler<EntityMessage> timers, @Nullable Seal seal) {
        var id = PersistenceId.ofUniqueId(pid);
        return new Entity<>(kind, kernel, id, seal, context, timers);
    }
}
