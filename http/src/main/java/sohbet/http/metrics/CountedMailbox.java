// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.metrics;

import com.typesafe.config.Config;
import java.util.concurrent.atomic.LongAdder;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.dispatch.AbstractNodeQueue;
import org.apache.pekko.dispatch.Envelope;
import org.apache.pekko.dispatch.MailboxType;
import org.apache.pekko.dispatch.MessageQueue;
import org.apache.pekko.dispatch.ProducesMessageQueue;
import org.apache.pekko.dispatch.UnboundedMessageQueueSemantics;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * The mailbox of our actors, like Pekko's own for typed actors, and counted: how many messages wait is the first thing that
 * grows when a node is asked for too much. Pekko makes it by the configuration.
 */
public final class CountedMailbox implements MailboxType, ProducesMessageQueue<CountedMailbox.Queue> {
    private static final LongAdder WAITING = new LongAdder();

    /** As Pekko calls it. */
    public CountedMailbox(ActorSystem.Settings settings, Config config) {}

    /** Over all mailboxes of this process. */
    static long waiting() {
        return Math.max(0, WAITING.sum());
    }

    @Override
    public MessageQueue create(Option<ActorRef> owner, Option<ActorSystem> system) {
        return new Queue();
    }

    /** One actor's. */
    public static final class Queue extends AbstractNodeQueue<Envelope>
            implements MessageQueue, UnboundedMessageQueueSemantics {
        private static final long serialVersionUID = 1;

        @Override
        public void enqueue(ActorRef receiver, Envelope message) {
            WAITING.increment();
            add(message);
        }

        @Override
        public @Nullable Envelope dequeue() {
            Envelope next = poll();
            if (next != null) {
                WAITING.decrement();
            }
            return next;
        }

        @Override
        public int numberOfMessages() {
            return count();
        }

        @Override
        public boolean hasMessages() {
            return !isEmpty();
        }

        @Override
        public void cleanUp(ActorRef owner, MessageQueue deadLetters) {
            for (Envelope left = dequeue(); left != null; left = dequeue()) {
                deadLetters.enqueue(owner, left);
            }
        }
    }
}
