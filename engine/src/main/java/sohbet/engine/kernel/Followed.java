// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import org.apache.pekko.actor.typed.ActorRef;

/** What a follower of an entity is told, in the order of the entity's mailbox. */
public sealed interface Followed {
  /** The follower is registered: facts after {@code head} are told from now on. */
  record Following(long head, ActorRef<?> entity) implements Followed {}

  record Happened(Recorded<?> recorded) implements Followed {}

  /** A volatile notice, neither numbered nor stored. */
  record Signalled(Object notice) implements Followed {}

  /** Every few seconds to a follower on another node: a fact after its last one was lost. */
  record Head(long head) implements Followed {}

  /** The entity is about to restart or to leave: follow again. */
  record Lost() implements Followed {}
}
