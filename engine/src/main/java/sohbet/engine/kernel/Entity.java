// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.time.Duration;
import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.JournalPersistFailed;
import org.apache.pekko.persistence.typed.JournalPersistRejected;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.RecoveryFailed;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EffectBuilder;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import org.apache.pekko.persistence.typed.javadsl.ReplyEffect;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.EntityMessage.*;

/**
 * One entity of any kind: it decides commands one at a time, writes what follows to the journal,
 * answers after the commit, and tells its followers in the same order.
 *
 * <p>When a persist fails it restarts with backoff. That keeps its fields, so the command in hand
 * is decided once more, first of all, after recovery; its id makes that harmless if the write had
 * gone through after all.
 */
final class Entity<C extends Command, S, E extends Event>
        extends EventSourcedBehaviorWithEnforcedReplies<EntityMessage, Fact<E>, Held<S>> {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Kind<C, S, E> kind;
    private final Kernel kernel;
    private final ActorContext<EntityMessage> context;
    private final TimerScheduler<EntityMessage> timers;
    private final String pid;
    private final Past<S, E> past;
    private final Followers followers;
    private final AlarmTimer alarm;
    private final EntityKey key;
    private @Nullable InHand inHand;
    private @Nullable Throwable failure;
    private boolean used;
    private int searches;

    /** The command whose facts are being written, and the last fact before it. */
    private record InHand(Execute execute, long head) {}

    Entity(
            Kind<C, S, E> kind,
            Kernel kernel,
            PersistenceId pid,
            @Nullable Seal seal,
            ActorContext<EntityMessage> context,
            TimerScheduler<EntityMessage> timers) {
        super(
                pid,
                SupervisorStrategy.restartWithBackoff(
                        kernel.settings().minBackoff(), kernel.settings().maxBackoff(), 0.2));
        this.kind = kind;
        this.kernel = kernel;
        this.pid = pid.id();
        this.context = context;
        this.timers = timers;
        this.past = new Past<>(kernel.codec(), kernel.history(), kernel.keys());
        this.followers = new Followers(context, timers, pid.id());
        this.alarm = new AlarmTimer(timers, kernel.clock());
        this.key = new EntityKey(context, kernel.keys(), pid.id(), seal);
    }

    @Override
    public Held<S> emptyState() {
        return Held.empty(kind.decider().initial());
    }

    @Override
    @SuppressWarnings("unchecked")
    public EventHandler<Held<S>, Fact<E>> eventHandler() {
        return (held, fact) -> {
            var recorded = fact.recorded();
            Object known = fact.next();
            S next = known == null ? kind.decider().evolve(held.state(), recorded.event()) : (S) known;
            return held.after(recorded, next);
        };
    }

    @Override
    public CommandHandlerWithReply<EntityMessage, Fact<E>, Held<S>> commandHandler() {
        return this::receive;
    }

    private ReplyEffect<Fact<E>, Held<S>> receive(Held<S> held, EntityMessage message) {
        if (message instanceof InTurn && isBusy()) return Effect().stash();
        if (!(message instanceof Own)) used = true;
        return switch (message) {
            case Execute execute -> execute(held, execute);
            case NotOlder searched -> notOlder(held, searched.execute());
            case SearchEnded ended -> after(() -> searches--).thenUnstashAll();
            case DecideAgain again -> decideAgain(held);
            case Read read -> Effect().reply(read.replyTo(), new StateIs(held.seq(), held.state()));
            case Follow follow -> after(() -> followers.add(follow.follower(), held.seq()));
            case Unfollow unfollow -> after(() -> followers.remove(unfollow.follower()));
            case Signal signal -> after(() -> followers.signalled(signal.notice()));
            case Beat beat -> after(() -> followers.beat(held.seq()));
            case Wake wake -> Effect().reply(wake.replyTo(), wake(held));
            case AlarmDue due -> alarmDue(held);
            case Tick tick -> after(this::passivateWhenIdle);
            case LookForKey look -> after(key::make);
            case NoKeyYet none -> after(key::makeLater);
            case KeyIs made -> after(() -> key.is(made.seal())).thenUnstashAll();
            case Forget forget -> after(() -> key.delete(forget.replyTo()));
            case KeyStays stays -> after(key::stays).thenUnstashAll();
            case KeyDeleted deleted -> after(() -> eraseMemory(held.seq(), deleted.replyTo()));
            case Erased erased -> erased(held, erased);
            case MemoryStays stays -> Effect().stop().thenNoReply();
            case Stop stop -> stop();
            case NoKey none -> Effect().noReply();
        };
    }

    private boolean isBusy() {
        return inHand != null || key.isAway();
    }

    private ReplyEffect<Fact<E>, Held<S>> after(Runnable run) {
        run.run();
        return Effect().noReply();
    }

    private ReplyEffect<Fact<E>, Held<S>> execute(Held<S> held, Execute execute) {
        String cid = execute.cid();
        if (cid == null || !held.commands().mayBeOlder(cid)) return onceMore(held, execute);
        return after(() -> searchJournal(execute, cid));
    }

    /** An id this entity has probably seen long ago: its journal knows what it came to. */
    private void searchJournal(Execute execute, String cid) {
        searches++;
        context.pipeToSelf(past.outcomeOf(pid, cid), (found, why) -> {
            if (why != null) return new SearchEnded(); // the asker times out and asks again
            if (found.isEmpty()) return new NotOlder(execute);
            execute.replyTo().tell(Decided.again(found.get()));
            return new SearchEnded();
        });
    }

    private ReplyEffect<Fact<E>, Held<S>> notOlder(Held<S> held, Execute execute) {
        searches--;
        return onceMore(held, execute).thenUnstashAll();
    }

    /** The same id once more gets the same answer once more; a new one is decided. */
    private ReplyEffect<Fact<E>, Held<S>> onceMore(Held<S> held, Execute execute) {
        String cid = execute.cid();
        Outcome known = cid == null ? null : held.commands().of(cid);
        return known == null ? decide(held, execute) : Effect().reply(execute.replyTo(), Decided.again(known));
    }

    private ReplyEffect<Fact<E>, Held<S>> decide(Held<S> held, Execute execute) {
        var decided = Decided.by(kind, kernel, held, execute.command(), execute.cid(), key.seal());
        if (decided == null) return waitForKey();
        if (decided.facts().isEmpty()) return Effect().reply(execute.replyTo(), decided.reply());
        inHand = new InHand(execute, held.seq());
        return persist(decided).thenReply(execute.replyTo(), now -> decided.reply());
    }

    private ReplyEffect<Fact<E>, Held<S>> waitForKey() {
        key.make();
        return Effect().stash();
    }

    private EffectBuilder<Fact<E>, Held<S>> persist(Decided<E> decided) {
        return Effect().persist(decided.facts()).thenRun(now -> committed(now, decided));
    }

    private void committed(Held<S> held, Decided<E> decided) {
        inHand = null;
        kernel.committed().committed(pid, held.seq());
        for (var fact : decided.facts()) followers.happened(fact.recorded());
        alarm.arm(nextAlarm(held));
    }

    private ReplyEffect<Fact<E>, Held<S>> decideAgain(Held<S> held) {
        InHand again = inHand;
        inHand = null;
        return (again == null ? Effect().noReply() : execute(held, again.execute())).thenUnstashAll();
    }

    private @Nullable Instant nextAlarm(Held<S> held) {
        return kind.decider().alarm(held.state()).map(Alarm::at).orElse(null);
    }

    /** What is due is not kept in hand: after a restart its alarm is found in the state again. */
    private ReplyEffect<Fact<E>, Held<S>> alarmDue(Held<S> held) {
        alarm.rang();
        var next = kind.decider().alarm(held.state());
        if (next.isEmpty()) return Effect().noReply();
        if (!alarm.isDue(next.get().at()))
            return after(() -> alarm.arm(next.get().at()));
        var decided = Decided.by(kind, kernel, held, next.get().command(), null, key.seal());
        if (decided == null) return waitForKey();
        // Should the rules find nothing to do after all, they are asked again a little later.
        alarm.arm(kernel.clock().instant().plus(PATIENCE));
        return decided.facts().isEmpty() ? Effect().noReply() : persist(decided).thenNoReply();
    }

    private Awake wake(Held<S> held) {
        Instant next = nextAlarm(held);
        if (next == null || !alarm.isDue(next)) return new Awake(next);
        context.getSelf().tell(new AlarmDue());
        return new Awake(kernel.clock().instant().plus(PATIENCE));
    }

    /** Without its key the past tells the same numbers and no person: memory has to do likewise. */
    private void eraseMemory(long seq, ActorRef<Forgotten> replyTo) {
        context.pipeToSelf(
                past.stateAt(pid, kind.decider(), seq),
                (state, why) -> why == null ? new Erased(state, replyTo) : new MemoryStays());
    }

    @SuppressWarnings("unchecked")
    private ReplyEffect<Fact<E>, Held<S>> erased(Held<S> held, Erased erased) {
        key.gone();
        held.replace((S) erased.state());
        return Effect().reply(erased.replyTo(), new Forgotten()).thenUnstashAll();
    }

    private void passivateWhenIdle() {
        boolean idle = followers.isEmpty() && !used && !isBusy() && searches == 0;
        used = false;
        if (idle) leave();
    }

    /** From now on the shard keeps what comes, until this one has stopped and another is started. */
    private void leave() {
        var self = Adapter.toClassic(context.getSelf());
        Adapter.toClassic(context).parent().tell(new ShardRegion.Passivate(new Stop()), self);
    }

    /** A command whose id is being searched for came before this one left, and only this one answers it. */
    private ReplyEffect<Fact<E>, Held<S>> stop() {
        return searches > 0 ? Effect().stash() : Effect().stop().thenNoReply();
    }

    @Override
    public SignalHandler<Held<S>> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::recovered)
                .onSignal(RecoveryFailed.class, (held, why) -> failed(why.failure()))
                .onSignal(JournalPersistFailed.class, (held, why) -> failed(why.failure()))
                .onSignal(JournalPersistRejected.class, (held, why) -> rejected(why.failure()))
                .onSignal(PreRestart.instance(), held -> followers.lost())
                .onSignal(PostStop.instance(), held -> followers.lost())
                .build();
    }

    /** A restart has cancelled every timer and forgotten the command in hand: both start again. */
    private void recovered(Held<S> held) {
        alarm.rang();
        alarm.arm(nextAlarm(held));
        followers.armBeat();
        timers.startTimerWithFixedDelay(
                Tick.class, new Tick(), kernel.settings().idle());
        if (inHand != null) context.getSelf().tell(new DecideAgain());
    }

    /** A failed recovery is signalled twice, the second time with the first failure as its cause. */
    private void failed(Throwable why) {
        if (failure == null || why.getCause() != failure) kernel.committed().failed(pid, why);
        failure = why;
    }

    /**
     * The journal will not have it, so nothing is written, and the entity is about to stop. The
     * shard knows before the asker does, so what the asker sends next is not lost.
     */
    private void rejected(Throwable why) {
        failed(why);
        leave();
        if (inHand != null) inHand.execute().replyTo().tell(Decided.broken(inHand.head()));
    }

    @Override
    public EventAdapter<Fact<E>, Stored> eventAdapter() {
        return new FactAdapter<>(kernel.codec(), key::seal);
    }

    @Override
    public SnapshotAdapter<Held<S>> snapshotAdapter() {
        return new HeldAdapter<>(kernel.codec(), key::seal);
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(kernel.settings().snapshotEvery(), 2);
    }
}
