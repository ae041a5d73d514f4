// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.limit;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.jspecify.annotations.Nullable;
import sohbet.engine.limit.Bucket;
import sohbet.http.limit.LimitMessage.Idle;
import sohbet.http.limit.LimitMessage.Stop;
import sohbet.http.limit.LimitMessage.Take;
import sohbet.http.limit.LimitMessage.Taken;
import sohbet.http.limit.LimitMessage.Tell;

/**
 * The one bucket of a subject in the whole cluster. It is kept in memory alone: when its node dies the next one begins full, which is
 * at most one bucket too many in what is a protection, not a promise to anybody.
 */
final class LimitEntity extends AbstractBehavior<LimitMessage> {
    /** From here on somebody should hear of it. */
    static final int NEAR = 80;

    private static final Duration TELL_AFTER = Duration.ofSeconds(5);
    private static final int ALL = 100;

    private final TimerScheduler<LimitMessage> timers;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final InstantSource clock;
    private final Witness witness;
    private Bucket bucket = Bucket.FULL;
    private @Nullable Subject subject;
    private int peak;
    private long refused;

    /** Hears how near its limit somebody was. */
    interface Witness {
        void saw(Subject subject, int peak, long refused);
    }

    private LimitEntity(
            ActorContext<LimitMessage> context,
            TimerScheduler<LimitMessage> timers,
            ActorRef<ClusterSharding.ShardCommand> shard,
            InstantSource clock,
            Witness witness) {
        super(context);
        this.timers = timers;
        this.shard = shard;
        this.clock = clock;
        this.witness = witness;
    }

    static Behavior<LimitMessage> create(
            ActorRef<ClusterSharding.ShardCommand> shard, InstantSource clock, Witness witness) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new LimitEntity(context, timers, shard, clock, witness)));
    }

    @Override
    public Receive<LimitMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(Take.class, this::take)
                .onMessage(Tell.class, tell -> tell())
                .onMessage(Idle.class, idle -> letGo())
                .onMessage(Stop.class, stop -> Behaviors.stopped())
                .build();
    }

    private Behavior<LimitMessage> take(Take ask) {
        var taken = bucket.take(ask.rate(), clock.instant());
        bucket = taken.bucket();
        ask.replyTo().tell(new Taken(taken.isAllowed(), taken.left(), taken.pause(), taken.reset()));
        getContext().setReceiveTimeout(ask.rate().per(), Idle.IDLE);
        subject = ask.subject();
        int used = ALL - (int) ((long) taken.left() * ALL / ask.rate().amount());
        if (used >= NEAR) {
            peak = Math.max(peak, used);
            refused += taken.isAllowed() ? 0 : 1;
            if (!timers.isTimerActive(Tell.TELL)) timers.startSingleTimer(Tell.TELL, Tell.TELL, TELL_AFTER);
        }
        return this;
    }

    private Behavior<LimitMessage> tell() {
        if (subject != null) witness.saw(subject, peak, refused);
        peak = 0;
        refused = 0;
        return this;
    }

    private Behavior<LimitMessage> letGo() {
        shard.tell(new ClusterSharding.Passivate<>(getContext().getSelf()));
        return this;
    }
}
