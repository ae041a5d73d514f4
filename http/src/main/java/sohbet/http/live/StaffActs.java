// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.Notice;
import sohbet.engine.chat.Speaker;
import sohbet.http.account.Principal;
import sohbet.http.chat.ChatAnswers;
import sohbet.http.chat.SessionId;
import sohbet.persistence.account.Role;

/** What one member of staff does to sessions: answer, take, hand back, read, type. */
final class StaffActs {
    private final LiveEdge edge;
    private final LiveLine line;
    private final Principal.Caller who;

    StaffActs(LiveEdge edge, LiveLine line, Principal.Caller who) {
        this.edge = edge;
        this.line = line;
        this.who = who;
    }

    void act(String type, JsonNode frame) {
        String cid = frame.path("cid").asText(null);
        String session = frame.path("session").asText("");
        Role needed = Role.of(edge.frames().permission("live_client_" + type));
        if (!who.role().includes(needed) || !who.reaches("sessions:write")) {
            line.nack(cid, "forbidden");
        } else if (!SessionId.isOne(session)) {
            line.nack(cid, "not_found");
        } else if (type.equals("typing")) {
            type(session, frame.path("on").asBoolean());
        } else {
            var command = StaffCommands.of(frame, who);
            if (command == null) line.nack(cid, "not_available");
            else execute(session, cid, command);
        }
    }

    private void type(String session, boolean on) {
        edge.chats().signal(edge.entity(who, session), new Notice.Typing(session, Speaker.AGENT, who.name(), on));
    }

    private void execute(String session, @Nullable String cid, ChatCommand command) {
        line.then(edge.chats().execute(edge.entity(who, session), cid, command), (reply, why) -> {
            if (cid == null) return;
            if (why == null) line.send(ChatAnswers.to(cid, reply, line.language()));
            else line.unavailable(cid);
        });
    }
}
