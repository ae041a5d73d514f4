// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.Identity;
import sohbet.engine.chat.Owner;
import sohbet.engine.chat.Page;
import sohbet.engine.chat.Purchase;
import sohbet.engine.chat.Speaker;
import sohbet.engine.chat.Views;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Recorded;
import sohbet.http.cart.CartView;
import sohbet.http.edge.Json;

/** One fact of a session as clients see it: the same fields on every wire. */
public final class EventView {
    private static final ObjectMapper JSON = Json.mapper();

    private EventView() {}

    /** Who looks: the visitor is not told what agents tried in vain, nor their user ids. */
    public enum Reader {
        VISITOR,
        STAFF
    }

    /** {@code {seq, at, event, ...}}. */
    public static ObjectNode of(Recorded<ChatEvent> fact, Reader reader) {
        var json = JSON.createObjectNode();
        json.put("seq", fact.seq()).put("at", fact.event().at().toString());
        switch (fact.event()) {
            case ChatEvent.Opened e -> opened(json.put("event", "opened"), e);
            case ChatEvent.Resumed e -> json.put("event", "resumed");
            case ChatEvent.Said e -> said(json.put("event", "said"), e, fact.cid());
            case ChatEvent.Interacted e -> interacted(json.put("event", "interacted"), e);
            case ChatEvent.ViewRefused e -> {
                json.put("event", "view_refused").put("product", e.product());
                json.setAll((ObjectNode) quota(e.quota()));
                put(json, "cid", fact.cid());
            }
            case ChatEvent.CartChanged e -> cartChanged(json.put("event", "cart_changed"), e);
            case ChatEvent.Purchased e -> purchased(json.put("event", "purchased"), e.purchase());
            case ChatEvent.Identified e -> identified(json.put("event", "identified"), e.identity());
            case ChatEvent.Preferred e ->
                json.put("event", "preferred").put("key", e.key()).put("value", e.value());
            case ChatEvent.Tracked e -> {
                json.put("event", "tracked").put("name", e.name());
                if (e.data() != null) json.set("data", JSON.valueToTree(e.data()));
            }
            case ChatEvent.Moved e -> json.put("event", "moved").set("page", page(e.page()));
            case ChatEvent.OwnerChanged e ->
                json.put("event", "owner_changed")
                        .put("why", e.taken() ? "taken" : "handed_back")
                        .set("owner", owner(e.owner(), reader));
            case ChatEvent.AgentRefused e -> {
                json.put("event", "refused");
                if (reader == Reader.STAFF) refused(json, e, fact.cid());
            }
            case ChatEvent.Read e ->
                json.put("event", "read").put("by", word(e.by())).put("upto", e.upto());
            case ChatEvent.Ended e -> json.put("event", "ended").put("why", word(e.why()));
            case ChatEvent.Erased e -> json.put("event", "erased");
            case ChatEvent.Succeeded e -> json.put("event", "succeeded").put("successor", e.successor());
        }
        return json;
    }

    private static void opened(ObjectNode json, ChatEvent.Opened e) {
        json.put("locale", e.locale());
        put(json, "tz", e.zone());
        if (e.page() != null) json.set("page", page(e.page()));
        put(json, "referrer", e.referrer());
        if (e.inherited() == null) return;
        json.put("predecessor", e.inherited().predecessor());
        json.put("views_used", e.inherited().views().used());
        json.set("preferences", JSON.valueToTree(e.inherited().preferences()));
    }

    private static void said(ObjectNode json, ChatEvent.Said e, @Nullable String cid) {
        json.put("by", word(e.by()));
        // The bot's command ids are its own; a person's are what their client waits for.
        if (e.by() != Speaker.BOT) put(json, "cid", cid);
        put(json, "name", e.name());
        json.put("text", e.text().text());
        if (!e.products().isEmpty())
            json.set(
                    "products",
                    JSON.valueToTree(e.products().stream().map(ProductView::of).toList()));
        put(json, "intent", e.intent());
        if (e.turn() != null) json.put("turn", e.turn());
    }

    private static void interacted(ObjectNode json, ChatEvent.Interacted e) {
        json.put("product", e.product()).put("action", word(e.action()));
        put(json, "variant", e.variant());
        put(json, "source", e.source());
        if (e.metadata() != null) json.set("metadata", JSON.valueToTree(e.metadata()));
        if (e.quota() != null) json.set("views", quota(e.quota()));
    }

    private static void cartChanged(ObjectNode json, ChatEvent.CartChanged e) {
        json.put("by", e.own() ? "visitor" : "shop");
        json.put("cart", e.cart()).put("cart_seq", e.cartSeq());
        put(json, "instead", e.instead());
        json.set("lines", JSON.valueToTree(CartView.lines(e.lines())));
        json.set("totals", JSON.valueToTree(CartView.TotalsView.of(e.total())));
    }

    private static void purchased(ObjectNode json, Purchase purchase) {
        json.put("order", purchase.order())
                .put("total", purchase.total().amount().toPlainString())
                .put("currency", purchase.total().currency())
                .put("status", word(purchase.status()));
    }

    private static void identified(ObjectNode json, Identity identity) {
        json.put("customer", identity.customer().text());
        personal(json, "name", identity.name());
        personal(json, "email", identity.email());
        personal(json, "phone", identity.phone());
        json.put("verified", identity.verified());
    }

    private static void refused(ObjectNode json, ChatEvent.AgentRefused e, @Nullable String cid) {
        put(json, "cid", cid);
        json.put("code", e.code()).put("attempt", e.attempt()).put("by", e.agent());
    }

    static ObjectNode quota(Views.Quota quota) {
        return JSON.createObjectNode()
                .put("used", quota.used())
                .put("limit", quota.limit())
                .put("resets", quota.resets().toString());
    }

    static ObjectNode owner(Owner owner, Reader reader) {
        var json = JSON.createObjectNode().put("kind", word(owner.kind()));
        json.put("id", reader == Reader.STAFF ? owner.id() : null);
        return json.put("name", owner.name()).put("version", owner.version());
    }

    private static ObjectNode page(Page page) {
        var json = JSON.createObjectNode().put("url", page.url());
        put(json, "title", page.title());
        return json;
    }

    private static void personal(ObjectNode json, String field, @Nullable Personal value) {
        if (value != null) json.put(field, value.text());
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) json.put(field, value);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
