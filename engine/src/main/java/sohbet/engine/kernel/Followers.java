// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import sohbet.engine.kernel.EntityMessage.Beat;

/** Who listens to an entity. They stay across its restarts and are let go when they end. */
final class Followers {
    private static final Duration BEAT = Duration.ofSeconds(5);
    private final ActorContext<EntityMessage> context;
    private final TimerScheduler<EntityMessage> timers;
    private final String pid;
    private final Set<ActorRef<Followed>> all = new LinkedHashSet<>();

    Followers(ActorContext<EntityMessage> context, TimerScheduler<EntityMessage> timers, String pid) {
        this.context = context;
        this.timers = timers;
        this.pid = pid;
    }

    void add(ActorRef<Followed> follower, long head) {
        if (all.add(follower)) context.watchWith(follower, new EntityMessage.Unfollow(follower));
        follower.tell(new Followed.Following(pid, head, context.getSelf()));
        armBeat();
    }

    void remove(ActorRef<Followed> follower) {
        if (all.remove(follower)) context.unwatch(follower);
        if (noneIsRemote()) timers.cancel(Beat.class);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void happened(Recorded<?> recorded) {
        tell(new Followed.Happened(pid, recorded));
    }

    void signalled(Object notice) {
        tell(new Followed.Signalled(pid, notice));
    }

    /** The entity restarts or leaves: everybody has to follow again. */
    void lost() {
        tell(new Followed.Lost(pid));
    }

    private void tell(Followed told) {
        for (var follower : all) follower.tell(told);
    }

    /** Messages between nodes can be dropped, messages within one cannot: only the former need this. */
    void armBeat() {
        if (timers.isTimerActive(Beat.class) || noneIsRemote()) return;
        timers.startTimerWithFixedDelay(Beat.class, new Beat(), BEAT);
    }

    private boolean noneIsRemote() {
        return all.stream().noneMatch(Followers::isRemote);
    }

    void beat(long head) {
        for (var follower : all) if (isRemote(follower)) follower.tell(new Followed.Head(pid, head));
    }

    private static boolean isRemote(ActorRef<?> ref) {
        return ref.path().address().hasGlobalScope();
    }
}
