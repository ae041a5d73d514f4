// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import static sohbet.engine.kernel.Decision.accept;

import java.time.Instant;
import java.util.List;
import sohbet.engine.kernel.Decision;

/**
 * Who answers: ownership goes by compare-and-set. What an agent is refused is recorded, so that a
 * repeated attempt gets the same answer even if the session has changed hands since.
 */
final class OwnerRules {
    private OwnerRules() {}

    static Decision<ChatEvent> take(Owner owner, ChatCommand.Take take, Instant now) {
        if (owner.version() != take.expect()) return refused(take.agent(), "take", "stale", now);
        if (owner.isAgent(take.agent())) return accept();
        return accept(new ChatEvent.OwnerChanged(now, owner.takenBy(take.agent(), take.name()), true));
    }

    static Decision<ChatEvent> handBack(Owner owner, ChatCommand.HandBack back, Instant now) {
        Long expect = back.expect();
        if (expect != null && owner.version() != expect) return refused(back.agent(), "hand_back", "stale", now);
        if (!owner.isAgent(back.agent())) return refused(back.agent(), "hand_back", "not_owner", now);
        return accept(new ChatEvent.OwnerChanged(now, owner.handedBack(), false));
    }

    static Decision<ChatEvent> reply(Owner owner, ChatCommand.Reply reply, Instant now) {
        if (!owner.isAgent(reply.agent())) return refused(reply.agent(), "say", "not_owner", now);
        return accept(new ChatEvent.Said(now, Speaker.AGENT, owner.name(), reply.text(), List.of(), null, null));
    }

    /** The end is final, so this refusal needs no memory; it is recorded for whoever asks why. */
    static Decision<ChatEvent> tooLate(String agent, String attempt, Instant now) {
        return refused(agent, attempt, "session_ended", now);
    }

    private static Decision<ChatEvent> refused(String agent, String attempt, String code, Instant now) {
        return Decision.<ChatEvent>refuse(code).recording(new ChatEvent.AgentRefused(now, agent, attempt, code));
    }
}
