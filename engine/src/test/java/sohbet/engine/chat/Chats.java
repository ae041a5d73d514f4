// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import static sohbet.engine.kernel.Scenario.START;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Money;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Scenario;

/** The words in which stories about chat sessions are told. */
final class Chats {
    static final ZoneId ISTANBUL = ZoneId.of("Europe/Istanbul");
    static final Duration IDLE = Duration.ofMinutes(30);
    static final Rules RULES = new Rules(20, 5, IDLE, ISTANBUL);

    private Chats() {}

    /** A session nobody has said hello to yet. */
    static Scenario<ChatCommand, ChatSession, ChatEvent> noChat() {
        return Scenario.scenario(new ChatDecider());
    }

    /** A session that has just been opened, at the beginning of the story. */
    static Scenario<ChatCommand, ChatSession, ChatEvent> chat() {
        return noChat().given(opened(START));
    }

    static ChatEvent opened(Instant at) {
        return opened(at, null);
    }

    static ChatEvent opened(Instant at, @Nullable Inheritance inherited) {
        var views = inherited == null ? Views.NONE : inherited.views();
        return new ChatEvent.Opened(at, "tr", null, null, null, inherited, IDLE, views.quota(at, RULES));
    }

    static ChatCommand open() {
        return new ChatCommand.Open("tr", null, null, null, null, RULES);
    }

    static ChatCommand say(String text) {
        return new ChatCommand.Say(Personal.of(text), RULES);
    }

    static ChatEvent visitorSaid(Instant at, String text) {
        return new ChatEvent.Said(at, Speaker.VISITOR, null, Personal.of(text), List.of(), null, null);
    }

    static ChatCommand answer(long turn, String text) {
        return new ChatCommand.Answer(turn, Personal.of(text), List.of(), "other");
    }

    static ChatEvent botSaid(Instant at, long turn, String text) {
        return new ChatEvent.Said(at, Speaker.BOT, null, Personal.of(text), List.of(), "other", turn);
    }

    static ChatCommand take(String agent, long expect) {
        return new ChatCommand.Take(agent, nameOf(agent), expect);
    }

    static ChatEvent taken(Instant at, String agent, long version) {
        return new ChatEvent.OwnerChanged(at, new Owner(Speaker.AGENT, agent, nameOf(agent), version), true);
    }

    static ChatCommand handBack(String agent, @Nullable Long expect) {
        return new ChatCommand.HandBack(agent, expect);
    }

    static ChatEvent handedBack(Instant at, long version) {
        return new ChatEvent.OwnerChanged(at, new Owner(Speaker.BOT, null, null, version), false);
    }

    static ChatCommand reply(String agent, String text) {
        return new ChatCommand.Reply(agent, Personal.of(text));
    }

    static ChatEvent agentSaid(Instant at, String agent, String text) {
        return new ChatEvent.Said(at, Speaker.AGENT, nameOf(agent), Personal.of(text), List.of(), null, null);
    }

    static ChatEvent agentRefused(Instant at, String agent, String attempt, String code) {
        return new ChatEvent.AgentRefused(at, agent, attempt, code);
    }

    private static String nameOf(String agent) {
        return "the agent " + agent;
    }

    static ChatCommand view(String product, Rules rules) {
        return new ChatCommand.Interact(product, Action.VIEW, null, null, null, rules);
    }

    static ChatCommand view(String product) {
        return view(product, RULES);
    }

    static ChatCommand report(String order, String amount) {
        return new ChatCommand.Buy(order, Money.of(amount, "TRY"), Purchase.Status.REPORTED);
    }

    static ChatCommand confirm(String order, String amount) {
        return new ChatCommand.Buy(order, Money.of(amount, "TRY"), Purchase.Status.CONFIRMED);
    }

    static ChatEvent reported(Instant at, String order, String amount) {
        return bought(at, order, amount, Purchase.Status.REPORTED);
    }

    static ChatEvent confirmed(Instant at, String order, String amount) {
        return bought(at, order, amount, Purchase.Status.CONFIRMED);
    }

    private static ChatEvent bought(Instant at, String order, String amount, Purchase.Status status) {
        return new ChatEvent.Purchased(at, new Purchase(order, Money.of(amount, "TRY"), status, at));
    }

    static ChatCommand resume(Instant issued) {
        return new ChatCommand.Resume(issued, RULES);
    }

    static ChatEvent ended(Instant at, ChatEvent.EndReason why) {
        return new ChatEvent.Ended(at, why);
    }

    static Identity customer(String id, String name, boolean verified) {
        return new Identity(Personal.of(id), Personal.of(name), null, null, verified);
    }

    static Inheritance inheritance(Views views) {
        var preferences = new LinkedHashMap<String, String>(Map.of("size", "42"));
        return new Inheritance("s0", customer("c-1", "Ayşe", true), preferences, views, null);
    }

    static ChatSession.Open openIn(ChatSession session) {
        return (ChatSession.Open) session;
    }
}
