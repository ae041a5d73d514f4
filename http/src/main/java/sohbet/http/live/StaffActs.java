// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.Notice;
import sohbet.engine.chat.Speaker;
import sohbet.engine.kernel.Reply;
import sohbet.http.account.Principal;
import sohbet.http.chat.ChatAnswers;
import sohbet.http.chat.SessionId;
import sohbet.http.edge.Problem;
import sohbet.persistence.account.Role;
import sohbet.persistence.audit.Act;
import sohbet.persistence.audit.Act.Answer;
import sohbet.persistence.audit.Act.From;
import sohbet.persistence.audit.Act.Thing;

/**
 * What one member of staff does to sessions: answer, take, hand back, read, type. The first three stand in the audit log under
 * the names of the operations that do the same.
 */
final class StaffActs {
    private static final Answer NO_ANSWER = new Answer(503, "unavailable", null);

    private final LiveEdge edge;
    private final LiveLine line;
    private final Principal.Caller who;
    private final From from;
    /** Two acts reach their entities in the order they came, however long the notes about them take. */
    private CompletionStage<?> before = CompletableFuture.completedStage(true);

    StaffActs(LiveEdge edge, LiveLine line, Principal.Caller who, From from) {
        this.edge = edge;
        this.line = line;
        this.who = who;
        this.from = from;
    }

    void act(String type, JsonNode frame) {
        String cid = frame.path("cid").asText(null);
        String session = frame.path("session").asText("");
        Role needed = Role.of(edge.frames().permission("live_client_" + type));
        if (!who.role().includes(needed) || !who.reaches("sessions:write")) {
            line.nack(cid, "forbidden");
            refused(type, session);
        } else if (!SessionId.isOne(session)) {
            line.nack(cid, "not_found");
        } else if (type.equals("typing")) {
            type(session, frame.path("on").asBoolean());
        } else {
            var command = StaffCommands.of(frame, who);
            if (command == null) line.nack(cid, "not_available");
            else told(cid, done(type, session, cid, command));
        }
    }

    private void type(String session, boolean on) {
        edge.chats().signal(edge.entity(who, session), new Notice.Typing(session, Speaker.AGENT, who.name(), on));
    }

    private void refused(String type, String session) {
        String operation = StaffCommands.operation(type);
        if (operation == null) return;
        var thing = new Thing("sessions", SessionId.isOne(session) ? session : null);
        var act = new Act(who.merchantId(), who.who(), operation, thing, from);
        edge.audit().refused(act, new Answer(403, "forbidden", null));
    }

    private CompletionStage<Reply> done(String type, String session, @Nullable String cid, ChatCommand command) {
        String operation = StaffCommands.operation(type);
        if (operation == null) return execute(session, cid, command);
        var act = new Act(who.merchantId(), who.who(), operation, new Thing("sessions", session), from);
        var begun = before.thenCompose(passed -> edge.audit().begin(act));
        var asked = begun.thenApply(attempt -> noted(act, attempt, execute(session, cid, command)));
        before = asked.handle((reply, why) -> true);
        return asked.thenCompose(reply -> reply);
    }

    /** The same reply, once its outcome is safe. */
    private CompletionStage<Reply> noted(Act act, long attempt, CompletionStage<Reply> asked) {
        return asked.handle((reply, why) -> edge.audit()
                        .end(act, attempt, why == null ? answer(reply) : NO_ANSWER)
                        .thenCompose(id -> asked))
                .thenCompose(reply -> reply);
    }

    private static Answer answer(Reply reply) {
        return reply instanceof Reply.Refused no
                ? new Answer(Problem.of(no.rejection()).status(), no.rejection().code(), null)
                : Answer.DONE;
    }

    private CompletionStage<Reply> execute(String session, @Nullable String cid, ChatCommand command) {
        return edge.chats().execute(edge.entity(who, session), cid, command);
    }

    private void told(@Nullable String cid, CompletionStage<Reply> replied) {
        line.then(replied, (reply, why) -> {
            if (cid == null) return;
            if (why == null) line.send(ChatAnswers.to(cid, reply, line.language()));
            else line.unavailable(cid);
        });
    }
}
