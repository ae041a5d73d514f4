// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import static sohbet.engine.kernel.Decision.accept;
import static sohbet.engine.kernel.Decision.refuse;

import java.time.Instant;
import java.util.List;
import sohbet.engine.kernel.Decision;
import sohbet.engine.kernel.Rejection;

/** Who may say what, and how often. */
final class TalkRules {
    private TalkRules() {}

    static Decision<ChatEvent> say(Talk talk, ChatCommand.Say say, Instant now) {
        var spoken = talk.spokenBefore(now);
        int limit = say.rules().messagesPerMinute();
        if (spoken.size() >= limit) return refuse(Rejection.retry("rate_limited", Talk.untilFree(spoken, now, limit)));
        return accept(new ChatEvent.Said(now, Speaker.VISITOR, null, say.text(), List.of(), null, null));
    }

    /** A bot's answer counts only while the bot owns the session and still owes that answer. */
    static Decision<ChatEvent> answer(ChatSession.Open session, ChatCommand.Answer answer, Instant now) {
        if (session.owner().kind() != Speaker.BOT) return refuse("taken_over");
        if (!session.talk().owes(answer.turn())) return refuse("stale_turn");
        return accept(new ChatEvent.Said(
                now, Speaker.BOT, null, answer.text(), answer.products(), answer.intent(), answer.turn()));
    }

    /** A read mark only moves forward, and never past what there is. */
    static Decision<ChatEvent> read(ChatSession.Open session, ChatCommand.Read read, Instant now) {
        long upto = Math.min(read.upto(), session.seq());
        return upto > session.talk().readBy(read.by()) ? accept(new ChatEvent.Read(now, read.by(), upto)) : accept();
    }
}
