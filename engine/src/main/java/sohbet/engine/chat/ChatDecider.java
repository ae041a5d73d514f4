// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import static sohbet.engine.kernel.Decision.accept;
import static sohbet.engine.kernel.Decision.refuse;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatCommand.*;
import sohbet.engine.chat.ChatEvent.EndReason;
import sohbet.engine.kernel.Alarm;
import sohbet.engine.kernel.Decider;
import sohbet.engine.kernel.Decision;
import sohbet.engine.kernel.Kind;

/** The rules of a chat session. */
public final class ChatDecider implements Decider<ChatCommand, ChatSession, ChatEvent> {
    public static final Kind<ChatCommand, ChatSession, ChatEvent> CHAT = new Kind<>("chat", new ChatDecider());

    @Override
    public ChatSession initial() {
        return new ChatSession.New();
    }

    @Override
    public Decision<ChatEvent> decide(ChatSession session, ChatCommand command, Instant now) {
        return switch (session) {
            case ChatSession.New fresh -> begin(command, now);
            case ChatSession.Open open -> goOn(open, command, now);
            case ChatSession.Ended ended -> afterwards(ended, command, now);
        };
    }

    private static Decision<ChatEvent> begin(ChatCommand command, Instant now) {
        if (!(command instanceof Open open)) return refuse("not_found");
        return accept(new ChatEvent.Opened(
                now,
                open.locale(),
                open.zone(),
                open.page(),
                open.referrer(),
                open.inherited(),
                open.rules().idle(),
                viewsOf(open.inherited()).quota(now, open.rules())));
    }

    private static Views viewsOf(@Nullable Inheritance inherited) {
        return inherited == null ? Views.NONE : inherited.views();
    }

    private static @Nullable CartNote cartOf(@Nullable Inheritance inherited) {
        return inherited == null ? null : inherited.cart();
    }

    private static Decision<ChatEvent> goOn(ChatSession.Open session, ChatCommand command, Instant now) {
        boolean late = !now.isBefore(session.expiresAt());
        // Whoever comes after the silence was too long finds the session ended, however late the alarm.
        if (late && endsWhenLate(session, command, now))
            return Decision.<ChatEvent>refuse("session_ended").recording(new ChatEvent.Ended(now, EndReason.IDLE));
        return switch (command) {
            case Open again -> accept();
            case Resume resume -> TokenRules.resume(session.tokens(), resume, now);
            case Say say -> TalkRules.say(session.talk(), say, now);
            case Answer answer -> TalkRules.answer(session, answer, now);
            case Reply reply -> OwnerRules.reply(session.owner(), reply, now);
            case Take take -> OwnerRules.take(session.owner(), take, now);
            case HandBack back -> OwnerRules.handBack(session.owner(), back, now);
            case Read read -> TalkRules.read(session, read, now);
            case Interact interact -> ShoppingRules.interact(session.shopping(), interact, now);
            case Buy buy -> ShoppingRules.buy(session.shopping(), buy, now);
            case HearOfCart cart -> ShoppingRules.hear(session.shopping(), cart, now);
            case Identify identify ->
                identify.identity().equals(session.visitor().identity())
                        ? accept()
                        : accept(new ChatEvent.Identified(now, identify.identity()));
            case Prefer prefer -> prefer(session, prefer, now);
            case Track track -> accept(new ChatEvent.Tracked(now, track.name(), track.data()));
            case Move move ->
                move.page().equals(session.visitor().page()) ? accept() : accept(new ChatEvent.Moved(now, move.page()));
            case End end -> accept(new ChatEvent.Ended(now, EndReason.VISITOR));
            case Erase erase -> accept(new ChatEvent.Ended(now, EndReason.ERASED), new ChatEvent.Erased(now));
            case Expire expire -> accept(); // too early: the alarm is set anew
            case Succeed succeed -> refuse("session_open");
        };
    }

    /** Orders are confirmed and people forgotten at any time, reading is no activity, and a dead token moves nothing. */
    private static boolean endsWhenLate(ChatSession.Open session, ChatCommand command, Instant now) {
        return switch (command) {
            case Buy buy -> buy.status() == Purchase.Status.REPORTED;
            case Resume resume -> !session.tokens().isDead(resume.tokenIssued(), now);
            case Read read -> false;
            case Erase erase -> false;
            default -> true;
        };
    }

    private static Decision<ChatEvent> prefer(ChatSession.Open session, Prefer prefer, Instant now) {
        return prefer.value().equals(session.visitor().preferences().get(prefer.key()))
                ? accept()
                : accept(new ChatEvent.Preferred(now, prefer.key(), prefer.value()));
    }

    private static Decision<ChatEvent> afterwards(ChatSession.Ended ended, ChatCommand command, Instant now) {
        return switch (command) {
            case Succeed succeed ->
                ended.successor() == null ? accept(new ChatEvent.Succeeded(now, succeed.successor())) : accept();
            case Buy buy
            when buy.status() == Purchase.Status.CONFIRMED ->
                ShoppingRules.buy(ended.last().shopping(), buy, now);
            case Resume resume when ended.last().tokens().isDead(resume.tokenIssued(), now) -> refuse(TokenRules.DEAD);
            case Erase erase -> ended.isErased() ? accept() : accept(new ChatEvent.Erased(now));
            case Open again -> accept();
            case Expire expire -> accept();
            case Read read -> accept();
            case Take take -> OwnerRules.tooLate(take.agent(), "take", now);
            case HandBack back -> OwnerRules.tooLate(back.agent(), "hand_back", now);
            case Reply reply -> OwnerRules.tooLate(reply.agent(), "say", now);
            case Buy buy -> refuse("session_ended");
            case Resume resume -> refuse("session_ended");
            case Say say -> refuse("session_ended");
            case Interact interact -> refuse("session_ended");
            case HearOfCart cart -> refuse("session_ended");
            case Identify identify -> refuse("session_ended");
            case Prefer prefer -> refuse("session_ended");
            case Track track -> refuse("session_ended");
            case Move move -> refuse("session_ended");
            case End end -> refuse("session_ended");
            case Answer answer -> refuse("session_ended");
        };
    }

    @Override
    public ChatSession evolve(ChatSession session, ChatEvent event) {
        return switch (session) {
            case ChatSession.New fresh -> opened(event);
            case ChatSession.Open open -> next(open, event);
            case ChatSession.Ended ended ->
                switch (event) {
                    case ChatEvent.Succeeded s ->
                        new ChatSession.Ended(
                                count(ended.last(), event),
                                ended.at(),
                                ended.why(),
                                ended.endSeq(),
                                s.successor(),
                                ended.erasedAt());
                    case ChatEvent.Erased e ->
                        new ChatSession.Ended(
                                count(ended.last(), event),
                                ended.at(),
                                ended.why(),
                                ended.endSeq(),
                                ended.successor(),
                                e.at());
                    case ChatEvent.Purchased p -> ended(ended, bought(ended.last(), p));
                    default -> ended(ended, ended.last());
                };
        };
    }

    private static ChatSession ended(ChatSession.Ended ended, ChatSession.Open last) {
        var counted = last.at(last.seq() + 1, last.lastActivity());
        return new ChatSession.Ended(
                counted, ended.at(), ended.why(), ended.endSeq(), ended.successor(), ended.erasedAt());
    }

    private static ChatSession.Open bought(ChatSession.Open open, ChatEvent.Purchased event) {
        return open.with(open.shopping().buying(event.purchase()));
    }

    private static ChatSession opened(ChatEvent event) {
        if (!(event instanceof ChatEvent.Opened o))
            throw new IllegalStateException("a session begins with its opening");
        var inherited = Optional.ofNullable(o.inherited());
        var visitor = new ChatSession.Visitor(
                o.locale(),
                o.zone(),
                o.page(),
                o.referrer(),
                inherited.map(Inheritance::identity).orElse(null),
                new LinkedHashMap<>(inherited.map(Inheritance::preferences).orElse(new LinkedHashMap<>())));
        return new ChatSession.Open(
                1,
                o.at(),
                o.at(),
                o.idle(),
                inherited.map(Inheritance::predecessor).orElse(null),
                visitor,
                Owner.BOT,
                Talk.NONE,
                Shopping.NONE.startingFrom(viewsOf(o.inherited()), o.views(), cartOf(o.inherited())),
                new ChatSession.Tokens(List.of()));
    }

    private static ChatSession next(ChatSession.Open before, ChatEvent event) {
        var open = count(before, event);
        return switch (event) {
            case ChatEvent.Opened o -> open;
            case ChatEvent.Resumed r -> open.with(open.tokens().use(r.tokenIssued(), r.at()));
            case ChatEvent.Said s -> open.with(open.talk().saying(open.seq(), s, open.owner()));
            case ChatEvent.Interacted i -> open.with(open.shopping().interacting(open.seq(), i));
            case ChatEvent.ViewRefused v -> open.with(open.shopping().refusing(open.seq(), v));
            case ChatEvent.CartChanged c -> open.with(open.shopping().hearing(open.seq(), c));
            case ChatEvent.Purchased p -> bought(open, p);
            case ChatEvent.Identified i -> open.with(open.visitor().being(i.identity()));
            case ChatEvent.Preferred p -> open.with(open.visitor().preferring(p.key(), p.value()));
            case ChatEvent.Tracked t -> open;
            case ChatEvent.Moved m -> open.with(open.visitor().on(m.page()));
            case ChatEvent.OwnerChanged o -> (o.taken() ? open.with(open.talk().taken()) : open).with(o.owner());
            case ChatEvent.AgentRefused r -> open;
            case ChatEvent.Read r -> open.with(open.talk().read(r.by(), r.upto()));
            case ChatEvent.Ended e -> new ChatSession.Ended(open, e.at(), e.why(), open.seq(), null, null);
            case ChatEvent.Succeeded s -> open;
            case ChatEvent.Erased e -> open;
        };
    }

    private static ChatSession.Open count(ChatSession.Open open, ChatEvent event) {
        return open.at(open.seq() + 1, event.isActivity() ? event.at() : open.lastActivity());
    }

    @Override
    public Optional<Alarm<ChatCommand>> alarm(ChatSession session) {
        return session instanceof ChatSession.Open open
                ? Optional.of(new Alarm<>(open.expiresAt(), new Expire()))
                : Optional.empty();
    }
}
