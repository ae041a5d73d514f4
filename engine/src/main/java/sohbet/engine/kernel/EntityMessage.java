// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What reaches an entity's mailbox. */
sealed interface EntityMessage {
  /** A command with the id that makes it happen once; null for what may happen again. */
  record Execute(@Nullable String cid, Command command, ActorRef<Reply> replyTo)
      implements EntityMessage {}

  record Read(ActorRef<StateIs> replyTo) implements EntityMessage {}

  /** Asks for every fact from the answer's head on. */
  record Follow(ActorRef<Followed> follower) implements EntityMessage {}

  record Unfollow(ActorRef<Followed> follower) implements EntityMessage {}

  /** A volatile notice for the followers; it is neither numbered nor stored. */
  record Signal(Object notice) implements EntityMessage {}

  /** Asks the entity to do what is due, and when it has to act next. */
  record Wake(ActorRef<Awake> replyTo) implements EntityMessage {}

  /** Forget the person: the key is deleted, and the entity starts again without it. */
  record Forget(ActorRef<Forgotten> replyTo) implements EntityMessage {}

  /** The state an entity is in, and the number of its last fact. */
  record StateIs(long seq, Object state) {}

  /** When the entity has to act next; null for never. */
  record Awake(@Nullable Instant nextAlarm) {}

  record Forgotten() {}

  /** What an entity tells itself; none of it leaves the node. */
  sealed interface Own extends EntityMessage {}

  record AlarmDue() implements Own {}

  record DecideAgain() implements Own {}

  record Tick() implements Own {}

  record Beat() implements Own {}

  record KeyIs(Seal seal) implements Own {}

  /** The key could not be had just now. */
  record NoKeyYet() implements Own {}

  record LookForKey() implements Own {}

  record Nothing() implements Own {}

  record NotOlder(Execute execute) implements Own {}

  record KeyDeleted(ActorRef<Forgotten> replyTo) implements Own {}

  record Stop() implements Own {}
}
