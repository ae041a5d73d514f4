// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.CartNote;
import sohbet.engine.chat.ChatCommand;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.chat.Inheritance;
import sohbet.engine.chat.Page;
import sohbet.engine.kernel.Aggregate;
import sohbet.engine.kernel.DomainClock;
import sohbet.engine.kernel.Reply;
import sohbet.http.chat.SessionTokens.Token;
import sohbet.persistence.merchant.Merchant;

/** Lets visitors into their session: a new one, the one their token names, or its successor. */
public final class ChatDoor {
    private final Aggregate<ChatCommand, ChatSession, ChatEvent> chats;
    private final DomainClock clock;

    public ChatDoor(Aggregate<ChatCommand, ChatSession, ChatEvent> chats, DomainClock clock) {
        this.chats = chats;
        this.clock = clock;
    }

    /** What the visitor's browser says of itself. */
    record Arrival(
            String locale,
            @Nullable String zone,
            @Nullable Page page,
            @Nullable String referrer) {}

    /**
     * @param quiet a poll that comes back: looks whether the token is good without recording it
     */
    CompletionStage<Admission> admit(Merchant shop, Optional<Token> token, Arrival arrival, boolean quiet) {
        return token.isEmpty()
                ? open(shop, SessionId.fresh(clock.instant()), arrival, null)
                : resume(shop, token.get().session(), token.get().issued(), arrival, quiet);
    }

    private CompletionStage<Admission> open(
            Merchant shop, String session, Arrival arrival, @Nullable Inheritance inherited) {
        var open = new ChatCommand.Open(
                arrival.locale(), arrival.zone(), arrival.page(), arrival.referrer(), inherited, shop.rules());
        return chats.execute(shop.chat(session), null, open).thenCompose(opened -> look(shop, session, false, arrival));
    }

    private CompletionStage<Admission> resume(
            Merchant shop, String session, Instant issued, Arrival arrival, boolean quiet) {
        if (quiet) return look(shop, session, true, arrival);
        return chats.execute(shop.chat(session), null, new ChatCommand.Resume(issued, shop.rules()))
                .thenCompose(reply -> switch (reply) {
                    case Reply.Accepted in -> look(shop, session, true, arrival);
                    case Reply.Refused no
                    when no.rejection().code().equals("session_ended") -> look(shop, session, true, arrival);
                    case Reply.Refused no -> completedFuture(new Admission.Out());
                });
    }

    private CompletionStage<Admission> look(Merchant shop, String session, boolean resumed, Arrival arrival) {
        return chats.read(shop.chat(session)).thenCompose(now -> switch (now.state()) {
            case ChatSession.New none -> completedFuture(new Admission.Out());
            case ChatSession.Open open -> completedFuture(new Admission.In(session, now.seq(), open, resumed, null));
            case ChatSession.Ended ended -> succeed(shop, session, ended, arrival);
        });
    }

    /**
     * Opens the successor. The ended session names it first, once and for all, so two tabs get the
     * same one and a crash between the two steps is mended by the next hello.
     */
    private CompletionStage<Admission> succeed(
            Merchant shop, String session, ChatSession.Ended ended, Arrival arrival) {
        var left = new Admission.Left(session, ended.endSeq());
        String successor = ended.successor();
        if (successor == null) {
            var name = new ChatCommand.Succeed(SessionId.fresh(clock.instant()));
            return chats.execute(shop.chat(session), null, name)
                    .thenCompose(named -> look(shop, session, true, arrival));
        }
        return open(shop, successor, arrival, inherited(session, ended))
                .thenApply(next -> next instanceof Admission.In in ? in.insteadOf(left) : next);
    }

    /** Of somebody who was forgotten only the day's views go on: a limit is no person, and a cart may be a customer's. */
    private static Inheritance inherited(String session, ChatSession.Ended ended) {
        var visitor = ended.last().visitor();
        var views = ended.last().shopping().views();
        return ended.isErased()
                ? new Inheritance(session, null, new LinkedHashMap<>(), views, null)
                : new Inheritance(
                        session,
                        visitor.identity(),
                        visitor.preferences(),
                        views,
                        CartNote.inherited(ended.last().shopping().cart(), session));
    }
}
