// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import org.apache.pekko.actor.typed.ActorRef;

/**
 * What a follower of an entity is told, in the order of the entity's mailbox. Each says by its
 * persistence id which entity it is about, since one actor may follow several.
 */
public sealed interface Followed {
    String pid();

    /** The follower is registered: facts after {@code head} are told from now on. */
    record Following(String pid, long head, ActorRef<?> entity) implements Followed {}

    record Happened(String pid, Recorded<?> recorded) implements Followed {}

    /** A volatile notice, neither numbered nor stored. */
    record Signalled(String pid, Object notice) implements Followed {}

    /** Every few seconds to a follower on another node: a fact after its last one was lost. */
    record Head(String pid, long head) implements Followed {}

    /** The entity is about to restart or to leave: follow again. */
    record Lost(String pid) implements Followed {}
}
