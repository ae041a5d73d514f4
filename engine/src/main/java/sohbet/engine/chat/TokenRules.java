// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import static sohbet.engine.kernel.Decision.accept;
import static sohbet.engine.kernel.Decision.refuse;

import java.time.Instant;
import sohbet.engine.kernel.Decision;
import sohbet.engine.kernel.Rejection;

/** When a token of a session still opens it. */
final class TokenRules {
    static final Rejection DEAD = Rejection.of("token_superseded");

    private TokenRules() {}

    static Decision<ChatEvent> resume(ChatSession.Tokens tokens, ChatCommand.Resume resume, Instant now) {
        Instant issued = resume.tokenIssued();
        if (tokens.isDead(issued, now)) return refuse(DEAD);
        return tokens.isYoungest(issued) ? accept(new ChatEvent.Resumed(now, issued)) : accept();
    }
}
