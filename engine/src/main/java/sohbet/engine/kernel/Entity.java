// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
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
  private final ActorRef<ClusterSharding.ShardCommand> shard;
  private final String pid;
  private final Past<S, E> past;
  private final Followers followers;
  private @Nullable Seal seal;
  private @Nullable Execute inHand;
  private @Nullable Instant armedFor;
  private boolean makingKey;
  private boolean used;

  Entity(
      Kind<C, S, E> kind,
      Kernel kernel,
      PersistenceId pid,
      @Nullable Seal seal,
      ActorContext<EntityMessage> context,
      TimerScheduler<EntityMessage> timers,
      ActorRef<ClusterSharding.ShardCommand> shard) {
    super(
        pid,
        SupervisorStrategy.restartWithBackoff(
            kernel.settings().minBackoff(), kernel.settings().maxBackoff(), 0.2));
    this.kind = kind;
    this.kernel = kernel;
    this.pid = pid.id();
    this.seal = seal;
    this.context = context;
    this.timers = timers;
    this.shard = shard;
    this.past = new Past<>(kernel.codec(), kernel.history(), kernel.keys());
    this.followers = new Followers(context, timers);
  }

  @Override
  public Held<S> emptyState() {
    return Held.empty(kind.decider().initial());
  }

  @Override
  public EventHandler<Held<S>, Fact<E>> eventHandler() {
    return (held, fact) -> {
      var recorded = fact.recorded();
      return held.after(recorded, kind.decider().evolve(held.state(), recorded.event()));
    };
  }

  @Override
  public CommandHandlerWithReply<EntityMessage, Fact<E>, Held<S>> commandHandler() {
    return this::receive;
  }

  private ReplyEffect<Fact<E>, Held<S>> receive(Held<S> held, EntityMessage message) {
    boolean busy = inHand != null || makingKey;
    if (!(message instanceof Own)) used = true;
    return switch (message) {
      case Execute execute -> busy ? Effect().stash() : execute(held, execute);
      case NotOlder fresh -> busy ? Effect().stash() : decide(held, fresh.execute());
      case DecideAgain again -> decideAgain(held);
      case Read read -> Effect().reply(read.replyTo(), new StateIs(held.seq(), held.state()));
      case Follow follow -> after(() -> followers.add(follow.follower(), held.seq()));
      case Unfollow unfollow -> after(() -> followers.remove(unfollow.follower()));
      case Signal signal -> after(() -> followers.tell(new Followed.Signalled(signal.notice())));
      case Beat beat -> after(() -> followers.beat(held.seq()));
      case Wake wake -> busy ? Effect().stash() : wake(held, wake.replyTo());
      case AlarmDue due -> busy ? Effect().stash() : alarm(held);
      case Tick tick -> after(this::passivateWhenIdle);
      case NoKeyYet none ->
          after(() -> context.scheduleOnce(PATIENCE, context.getSelf(), new LookForKey()));
      case LookForKey look -> after(this::makeKey);
      case KeyIs key -> keyIs(key.seal());
      case Forget forget -> after(() -> deleteKey(forget.replyTo()));
      case KeyDeleted deleted -> keyDeleted(deleted.replyTo());
      case Stop stop -> Effect().stop().thenNoReply();
      case Nothing nothing -> Effect().noReply();
    };
  }

  private ReplyEffect<Fact<E>, Held<S>> after(Runnable run) {
    run.run();
    return Effect().noReply();
  }

  private ReplyEffect<Fact<E>, Held<S>> execute(Held<S> held, Execute execute) {
    String cid = execute.cid();
    if (cid != null) {
      Outcome known = held.commands().of(cid);
      if (known != null) return Effect().reply(execute.replyTo(), Decided.again(known));
      if (held.commands().mayBeOlder(cid)) return after(() -> searchJournal(execute, cid));
    }
    return decide(held, execute);
  }

  /** An id this entity has probably seen long ago: its journal knows what it came to. */
  private void searchJournal(Execute execute, String cid) {
    context.pipeToSelf(
        past.outcomeOf(pid, cid),
        (found, why) -> {
          if (why != null) return new Nothing(); // the asker times out and asks again
          if (found.isEmpty()) return new NotOlder(execute);
          execute.replyTo().tell(Decided.again(found.get()));
          return new Nothing();
        });
  }

  private ReplyEffect<Fact<E>, Held<S>> decide(Held<S> held, Execute execute) {
    if (seal == null) {
      makeKey();
      return Effect().stash();
    }
    Decided<E> decided = Decided.by(kind, kernel, seal, held, execute);
    if (decided.facts().isEmpty()) return Effect().reply(execute.replyTo(), decided.reply());
    inHand = execute;
    return Effect()
        .persist(decided.facts())
        .thenRun(now -> committed(now, decided))
        .thenReply(execute.replyTo(), now -> decided.reply());
  }

  private void committed(Held<S> held, Decided<E> decided) {
    inHand = null;
    kernel.committed().committed(pid, held.seq());
    for (var fact : decided.facts()) followers.tell(new Followed.Happened(fact.recorded()));
    arm(held.state());
  }

  private ReplyEffect<Fact<E>, Held<S>> decideAgain(Held<S> held) {
    Execute again = inHand;
    inHand = null;
    if (again == null) return Effect().noReply();
    return execute(held, again).thenUnstashAll();
  }

  private void arm(S state) {
    Optional<Alarm<C>> next = kind.decider().alarm(state);
    if (next.isEmpty()) {
      timers.cancel(AlarmDue.class);
      armedFor = null;
      return;
    }
    // A timer that fires too early looks again; only an earlier alarm needs a new one.
    Instant at = next.get().at();
    if (armedFor == null || at.isBefore(armedFor)) armFor(at);
  }

  private void armFor(Instant at) {
    armedFor = at;
    Duration left = Duration.between(kernel.clock().instant(), at);
    Duration delay = left.isNegative() ? Duration.ofMillis(1) : left.plusMillis(1);
    timers.startSingleTimer(AlarmDue.class, new AlarmDue(), delay);
  }

  private ReplyEffect<Fact<E>, Held<S>> alarm(Held<S> held) {
    armedFor = null;
    var due = kind.decider().alarm(held.state());
    if (due.isEmpty()) return Effect().noReply();
    if (due.get().at().isAfter(kernel.clock().instant()))
      return after(() -> armFor(due.get().at()));
    // Should the rules find nothing to do after all, they are asked again a little later.
    armFor(kernel.clock().instant().plus(PATIENCE));
    return decide(held, new Execute(null, due.get().command(), context.getSystem().ignoreRef()));
  }

  private ReplyEffect<Fact<E>, Held<S>> wake(Held<S> held, ActorRef<Awake> replyTo) {
    Instant now = kernel.clock().instant();
    Instant next = kind.decider().alarm(held.state()).map(Alarm::at).orElse(null);
    boolean due = next != null && !next.isAfter(now);
    replyTo.tell(new Awake(due ? now.plus(PATIENCE) : next));
    return due ? alarm(held) : Effect().noReply();
  }

  private void makeKey() {
    makingKey = true;
    context.pipeToSelf(
        kernel.keys().findOrCreate(pid),
        (made, why) -> why == null ? new KeyIs(made) : new NoKeyYet());
  }

  private ReplyEffect<Fact<E>, Held<S>> keyIs(Seal made) {
    seal = made;
    makingKey = false;
    return Effect().none().thenNoReply().thenUnstashAll();
  }

  private void deleteKey(ActorRef<Forgotten> replyTo) {
    context.pipeToSelf(
        kernel.keys().delete(pid),
        (done, why) -> why == null ? new KeyDeleted(replyTo) : new Nothing());
  }

  /** Starts anew from the journal, which no longer opens what was sealed. */
  private ReplyEffect<Fact<E>, Held<S>> keyDeleted(ActorRef<Forgotten> replyTo) {
    replyTo.tell(new Forgotten());
    return Effect().stop().thenNoReply();
  }

  private void passivateWhenIdle() {
    boolean idle = followers.isEmpty() && !used && inHand == null && !makingKey;
    used = false;
    if (idle) shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
  }

  @Override
  public SignalHandler<Held<S>> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.instance(), this::recovered)
        .onSignal(PreRestart.instance(), held -> followers.lost())
        .onSignal(PostStop.instance(), held -> followers.lost())
        .build();
  }

  /** A restart has cancelled every timer and forgotten the command in hand: both start again. */
  private void recovered(Held<S> held) {
    armedFor = null;
    arm(held.state());
    followers.armBeat();
    timers.startTimerWithFixedDelay(Tick.class, new Tick(), kernel.settings().idle());
    if (inHand != null) context.getSelf().tell(new DecideAgain());
  }

  @Override
  public EventAdapter<Fact<E>, Stored> eventAdapter() {
    return new FactAdapter<>(kernel.codec(), () -> seal);
  }

  @Override
  public SnapshotAdapter<Held<S>> snapshotAdapter() {
    return new HeldAdapter<>(kernel.codec(), () -> seal);
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(kernel.settings().snapshotEvery(), 2);
  }
}
