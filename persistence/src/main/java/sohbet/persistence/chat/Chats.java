// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.util.List;
import java.util.concurrent.CompletionStage;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.kernel.Aggregate;
import sohbet.engine.kernel.Recorded;
import sohbet.engine.kernel.Reply;

/** The chat sessions, as far as somebody who answers in them needs them. */
public interface Chats {
    CompletionStage<ChatSession> read(String entityId);

    CompletionStage<Reply> execute(String entityId, String cid, ChatCommand command);

    CompletionStage<List<Recorded<ChatEvent>>> history(String entityId, long after, long upTo, int most);

    static Chats of(Aggregate<ChatCommand, ChatSession, ChatEvent> sessions) {
        return new Chats() {
            @Override
            public CompletionStage<ChatSession> read(String entityId) {
                return sessions.read(entityId).thenApply(Aggregate.Now::state);
            }

            @Override
            public CompletionStage<Reply> execute(String entityId, String cid, ChatCommand command) {
                return sessions.execute(entityId, cid, command);
            }

            @Override
            public CompletionStage<List<Recorded<ChatEvent>>> history(
                    String entityId, long after, long upTo, int most) {
                return sessions.history(entityId, after, upTo, most);
            }
        };
    }
}
