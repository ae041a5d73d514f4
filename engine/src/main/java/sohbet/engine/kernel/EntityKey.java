// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.EntityMessage.*;

/**
 * The key of one entity as the entity sees it: there is none until the first fact needs one, and
 * while it is being made or deleted the entity decides nothing.
 */
final class EntityKey {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ActorContext<EntityMessage> context;
    private final Keys keys;
    private final String pid;
    private @Nullable Seal seal;
    private boolean away;

    EntityKey(ActorContext<EntityMessage> context, Keys keys, String pid, @Nullable Seal seal) {
        this.context = context;
        this.keys = keys;
        this.pid = pid;
        this.seal = seal;
    }

    @Nullable
    Seal seal() {
        return seal;
    }

    boolean isAway() {
        return away;
    }

    void make() {
        away = true;
        context.pipeToSelf(
                completedFuture(pid).thenCompose(keys::findOrCreate),
                (made, why) -> why == null ? new KeyIs(made) : new NoKeyYet());
    }

    void makeLater() {
        context.scheduleOnce(PATIENCE, context.getSelf(), new LookForKey());
    }

    void is(Seal made) {
        seal = made;
        away = false;
    }

    void delete(ActorRef<Forgotten> replyTo) {
        away = true;
        context.pipeToSelf(
                completedFuture(pid).thenCompose(keys::delete),
                (done, why) -> why == null ? new KeyDeleted(replyTo) : new KeyStays());
    }

    /** It could not be deleted; whoever asked for it times out and asks again. */
    void stays() {
        away = false;
    }

    /** It is deleted, and so is all it had sealed. The next fact gets a new one. */
    void gone() {
        seal = null;
        away = false;
    }
}
