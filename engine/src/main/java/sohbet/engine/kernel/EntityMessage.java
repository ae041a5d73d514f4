// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What reaches an entity's mailbox. */
sealed interface EntityMessage {
    /** What has its turn after the command in hand, and when the key is at hand. */
    sealed interface InTurn extends EntityMessage {}

    /** What an entity tells itself; none of it leaves the node. */
    sealed interface Own extends EntityMessage {}

    /** A command with the id that makes it happen once; null for what may happen again. */
    record Execute(@Nullable String cid, Command command, ActorRef<Reply> replyTo) implements InTurn {}

    record Read(ActorRef<StateIs> replyTo) implements EntityMessage {}

    /** Asks for every fact from the answer's head on. */
    record Follow(ActorRef<Followed> follower) implements EntityMessage {}

    record Unfollow(ActorRef<Followed> follower) implements EntityMessage {}

    /** A volatile notice for the followers; it is neither numbered nor stored. */
    record Signal(Object notice) implements EntityMessage {}

    /** Asks the entity to do what is due, and when it has to act next. */
    record Wake(ActorRef<Awake> replyTo) implements InTurn {}

    /** Forget the person: the key is deleted, and what it had sealed is erased from memory too. */
    record Forget(ActorRef<Forgotten> replyTo) implements InTurn {}

    /** The state an entity is in, and the number of its last fact. */
    record StateIs(long seq, Object state) {}

    /** When the entity has to act next; null for never. */
    record Awake(@Nullable Instant nextAlarm) {}

    record Forgotten() {}

    record AlarmDue() implements Own, InTurn {}

    record DecideAgain() implements Own {}

    record Tick() implements Own {}

    record Beat() implements Own {}

    record KeyIs(Seal seal) implements Own {}

    /** The key could not be had just now. */
    record NoKeyYet() implements Own {}

    record LookForKey() implements Own {}

    /** The key could not be deleted just now. */
    record KeyStays() implements Own {}

    record KeyDeleted(ActorRef<Forgotten> replyTo) implements Own {}

    /** The state as it reads without the key. */
    record Erased(Object state, ActorRef<Forgotten> replyTo) implements Own {}

    /** The past could not be read just now; the entity must not go on with what it remembers. */
    record MemoryStays() implements Own {}

    /** There is no key: nothing has happened to this entity yet. */
    record NoKey() implements Own {}

    /** The journal knows the command's id and the asker its answer, or it could not be read. */
    record SearchEnded() implements Own {}

    /** The journal does not know the command's id after all. */
    record NotOlder(Execute execute) implements Own, InTurn {}

    record Stop() implements Own, InTurn {}
}
