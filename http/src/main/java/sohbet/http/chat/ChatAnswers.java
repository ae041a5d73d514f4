// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.kernel.Rejection;
import sohbet.engine.kernel.Reply;
import sohbet.http.cart.CartDoor;
import sohbet.http.cart.CartView;
import sohbet.http.edge.Json;
import sohbet.http.edge.Language;
import sohbet.http.edge.Problem;
import sohbet.persistence.merchant.Merchant;

/** The frames a server answers with, on every wire. */
public final class ChatAnswers {
    private static final ObjectMapper JSON = Json.mapper();

    private ChatAnswers() {}

    public static ObjectNode frame(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    static ObjectNode welcome(
            Merchant shop, Admission.In in, @Nullable CartView cart, String token, String language, Instant now) {
        var limits = EventView.quota(in.state().shopping().views().quota(now, shop.rules()));
        var welcome = frame("welcome").put("session", in.session()).put("token", token);
        welcome.put("head", in.head()).put("resumed", in.resumed());
        if (in.left() != null) welcome.put("predecessor", in.left().session());
        welcome.set("limits", JSON.createObjectNode().set("views", limits));
        welcome.set("owner", EventView.owner(in.state().owner(), EventView.Reader.VISITOR));
        if (cart != null) welcome.set("cart", JSON.valueToTree(cart));
        welcome.put("now", now.toString());
        var about = JSON.createObjectNode().put("name", shop.name());
        about.set("locales", JSON.valueToTree(shop.locales()));
        about.put("currency", shop.currency())
                .put("greeting", Away.after(shop.greetingIn(language), shop, language, now));
        Away.tell(about, shop, now);
        about.set("look", JSON.valueToTree(shop.settings().look()));
        welcome.set("shop", about);
        return welcome;
    }

    /** Too much is missing to be told fact by fact: this is what it came to. */
    static ObjectNode reset(String session, ChatSession.Open state, Merchant shop, Instant now) {
        var view = SessionView.of(session, state, shop.rules(), now);
        return frame("reset").put("head", state.seq()).set("snapshot", JSON.valueToTree(view));
    }

    /** {@code ack} or {@code nack}, the same for the same command whenever it is asked. */
    public static ObjectNode to(String cid, Reply reply, Language language) {
        return switch (reply) {
            case Reply.Accepted accepted -> ack(cid, accepted);
            case Reply.Refused refused -> nack(cid, refused.rejection(), language);
        };
    }

    /** What became of a {@code cart} frame: which cart it changed, and its number then. */
    static ObjectNode to(String cid, CartDoor.Changed changed, Language language) {
        return switch (changed.reply()) {
            case Reply.Refused refused -> nack(cid, refused.rejection(), language);
            case Reply.Accepted accepted -> {
                var ack = frame("ack").put("cid", cid);
                ack.putObject("cart").put("id", changed.cart()).put("seq", accepted.seq());
                yield ack;
            }
        };
    }

    private static ObjectNode ack(String cid, Reply.Accepted accepted) {
        var ack = frame("ack").put("cid", cid).put("seq", accepted.seq());
        for (var fact : accepted.events()) {
            switch (fact.event()) {
                case ChatEvent.Interacted it
                when it.quota() != null ->
                    ack.set("limits", JSON.createObjectNode().set("views", EventView.quota(it.quota())));
                case ChatEvent.OwnerChanged it -> ack.set("owner", EventView.owner(it.owner(), EventView.Reader.STAFF));
                default -> {}
            }
        }
        return ack;
    }

    public static ObjectNode nack(@Nullable String cid, Rejection why, Language language) {
        var nack = frame("nack").put("cid", cid).put("code", why.code());
        nack.put("message", Problem.title(why.code(), language)).put("retryable", why.retryable());
        Duration after = why.retryAfter();
        if (after != null) nack.put("retry_after", Math.max(1, after.toMillis()) / 1000.0);
        var details = why.details();
        if (details.containsKey("limit")) {
            var views = JSON.createObjectNode();
            views.put("used", Integer.parseInt(details.getOrDefault("used", "0")));
            views.put("limit", Integer.parseInt(details.get("limit")));
            views.put("resets", details.get("resets"));
            nack.set("limits", JSON.createObjectNode().set("views", views));
        } else if (!details.isEmpty()) nack.set("details", JSON.valueToTree(details));
        return nack;
    }

    /** A goodbye with the code of the problem behind it, where the number alone says too little. */
    public static ObjectNode byeFor(int code, String reason) {
        return frame("bye").put("code", code).put("reason", reason);
    }

    public static ObjectNode bye(int code, @Nullable Duration retryAfter) {
        var bye = frame("bye").put("code", code);
        if (retryAfter != null) bye.put("retry_after", retryAfter.toMillis() / 1000.0);
        return bye;
    }
}
