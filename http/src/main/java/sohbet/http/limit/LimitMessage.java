// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.limit;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import sohbet.engine.limit.Rate;

/** What goes between a node that was asked something and the bucket that knows whether it may answer. */
sealed interface LimitMessage {

    /** One token, please. The rate comes along, so that a changed one holds at once. */
    record Take(Subject subject, Rate rate, ActorRef<Taken> replyTo) implements LimitMessage {}

    /** Time to say how near the limit was. */
    enum Tell implements LimitMessage {
        TELL
    }

    /** Nobody has asked for as long as the bucket takes to fill: it need not be remembered. */
    enum Idle implements LimitMessage {
        IDLE
    }

    enum Stop implements LimitMessage {
        STOP
    }

    /**
     * What came of it.
     *
     * @param left tokens that are still there
     * @param pause how long until there is one again
     * @param reset how long until all are there again
     */
    record Taken(boolean isAllowed, int left, Duration pause, Duration reset) {}
}
