// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatSession;

/** What a hello leads to. */
sealed interface Admission {
    /**
     * The session is open.
     *
     * @param head the number of its last fact
     * @param resumed whether it is the one the token named
     * @param left the ended session the token named, if it was another
     */
    record In(
            String session,
            long head,
            ChatSession.Open state,
            boolean resumed,
            @Nullable Left left) implements Admission {
        In insteadOf(Left ended) {
            return new In(session, head, state, false, ended);
        }
    }

    /** A session that has ended, and the number of the fact that ended it. */
    record Left(String session, long endSeq) {}

    /** The token opens nothing. */
    record Out() implements Admission {}
}
