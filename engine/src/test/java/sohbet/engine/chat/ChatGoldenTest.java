// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import static sohbet.engine.chat.Chats.ISTANBUL;
import static sohbet.engine.chat.Chats.RULES;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sohbet.engine.cart.CartLine;
import sohbet.engine.cart.Item;
import sohbet.engine.catalogue.Money;
import sohbet.engine.catalogue.Product;
import sohbet.engine.catalogue.Quantity;
import sohbet.engine.catalogue.Unit;
import sohbet.engine.catalogue.Variant;
import sohbet.engine.kernel.GoldenFiles;
import sohbet.engine.kernel.Names;
import sohbet.engine.kernel.Personal;

/** What journals hold of chats, byte for byte: once with every field, once with none that may be missing. */
final class ChatGoldenTest extends GoldenFiles {
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00.123456Z");
    private static final Page PAGE = new Page("https://shop.example/?dil=tr", "Çarşı");
    private static final Identity AYSE = new Identity(
            Personal.of("c-1"),
            Personal.of("Ayşe Yılmaz"),
            Personal.of("ayse@example.com"),
            Personal.of("+905321234567"),
            true);
    private static final Identity NAMELESS = new Identity(Personal.of("c-2"), null, null, null, false);
    private static final Views VIEWS = new Views(LocalDate.parse("2026-03-01"), 3);
    private static final Views.Quota QUOTA = new Views.Quota(3, 20, Instant.parse("2026-03-01T21:00:00Z"));
    private static final Inheritance INHERITED =
            new Inheritance("s0", AYSE, ordered("size", "42", "colour", "kırmızı"), VIEWS, null);
    private static final CartNote NOTE = new CartNote(
            "c1",
            "s0",
            4,
            List.of(new CartNote.Moment(3, AT, 1, Money.of("155.00", "TRY")), new CartNote.Moment(5, AT, 0, null)));
    private static final Inheritance WITH_CART = new Inheritance("s0", null, ordered(), VIEWS, NOTE);
    private static final Inheritance WITH_NEW_CART =
            new Inheritance("s0", null, ordered(), VIEWS, CartNote.inherited(null, "s0"));
    private static final Product SHOE = new Product(
            "p1",
            "Kırmızı Ayakkabı",
            "/p1",
            "/p1.svg",
            Money.of("1499.90", "TRY"),
            Money.of("1799.90", "TRY"),
            new Unit("piece", "adet", BigDecimal.ONE),
            true,
            List.of(new Variant(
                    "p1-42", "42", Money.of("1499.90", "TRY"), false, ordered("numara", "42", "renk", "kırmızı"))));
    private static final Product OLIVES = new Product(
            "p2",
            "Zeytin",
            "/p2",
            null,
            Money.of("310", "TRY"),
            null,
            new Unit("kg", "kg", new BigDecimal("0.5")),
            false,
            List.of());
    private static final CartLine LINE = new CartLine(
            2,
            new Item("p2", null, "Zeytin", null, "/p2", null, OLIVES.price(), null, OLIVES.unit()),
            Quantity.of("0.5", "kg"));
    private static final Purchase BOUGHT = new Purchase("o1", Money.of("99.90", "TRY"), Purchase.Status.REPORTED, AT);

    private static LinkedHashMap<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) map.put(pairs[i], pairs[i + 1]);
        return map;
    }

    @Override
    protected Names names() {
        return ChatNames.addTo(new Names());
    }

    @Override
    protected List<?> samples() {
        return List.of(
                new ChatEvent.Opened(
                        AT,
                        "tr",
                        "Europe/Istanbul",
                        PAGE,
                        "https://example.com/",
                        INHERITED,
                        Duration.ofMinutes(30),
                        null),
                new ChatEvent.Opened(AT, "en", null, null, null, null, Duration.ofMinutes(30), null),
                new ChatEvent.Opened(AT, "en", null, null, null, null, Duration.ofMinutes(30), QUOTA),
                new ChatEvent.Opened(AT, "en", null, null, null, WITH_CART, Duration.ofMinutes(30), null),
                new ChatEvent.Opened(AT, "en", null, null, null, WITH_NEW_CART, Duration.ofMinutes(30), null),
                new ChatEvent.Resumed(AT, AT.minusSeconds(5)),
                new ChatEvent.Said(
                        AT, Speaker.VISITOR, null, Personal.of("Kırmızı ayakkabı var mı? 👟"), List.of(), null, null),
                new ChatEvent.Said(
                        AT,
                        Speaker.BOT,
                        null,
                        Personal.of("Şunları buldum:"),
                        List.of(SHOE, OLIVES),
                        "product_search",
                        2L),
                new ChatEvent.Said(AT, Speaker.AGENT, "Deniz", Personal.ERASED, List.of(), null, null),
                new ChatEvent.Interacted(
                        AT, "p1", Action.VIEW, "p1-42", "card", Map.of("place", "bottom"), VIEWS, QUOTA),
                new ChatEvent.Interacted(AT, "p1", Action.ADD_TO_CART, null, null, null, null, null),
                new ChatEvent.ViewRefused(AT, "p1", QUOTA),
                new ChatEvent.CartChanged(AT, "c1", "s0", 4, List.of(LINE), Money.of("155.00", "TRY"), true),
                new ChatEvent.CartChanged(AT, "s0", null, 5, List.of(), null, false),
                new ChatEvent.Purchased(AT, BOUGHT),
                new ChatEvent.Identified(AT, AYSE),
                new ChatEvent.Identified(AT, NAMELESS),
                new ChatEvent.Preferred(AT, "size", "42"),
                new ChatEvent.Tracked(AT, "wishlist", Map.of("count", 3)),
                new ChatEvent.Tracked(AT, "wishlist", null),
                new ChatEvent.Moved(AT, PAGE),
                new ChatEvent.Moved(AT, new Page("https://shop.example/", null)),
                new ChatEvent.OwnerChanged(AT, new Owner(Speaker.AGENT, "u1", "Deniz", 1), true),
                new ChatEvent.OwnerChanged(AT, new Owner(Speaker.BOT, null, null, 2), false),
                new ChatEvent.AgentRefused(AT, "u1", "take", "stale"),
                new ChatEvent.Read(AT, Speaker.VISITOR, 7),
                new ChatEvent.Ended(AT, ChatEvent.EndReason.IDLE),
                new ChatEvent.Ended(AT, ChatEvent.EndReason.ERASED),
                new ChatEvent.Erased(AT),
                new ChatEvent.Succeeded(AT, "s2"),
                new ChatCommand.Open("tr", "Europe/Istanbul", PAGE, "https://example.com/", INHERITED, RULES),
                new ChatCommand.Open("en", null, null, null, null, RULES),
                new ChatCommand.Resume(AT, RULES),
                new ChatCommand.Say(Personal.of("merhaba"), RULES),
                new ChatCommand.Interact("p1", Action.COMPARE, "p1-42", "card", Map.of("place", "bottom"), RULES),
                new ChatCommand.Interact("p1", Action.BUY, null, null, null, RULES),
                new ChatCommand.Buy("o1", Money.of("99.90", "TRY"), Purchase.Status.CONFIRMED),
                new ChatCommand.Identify(AYSE),
                new ChatCommand.Prefer("size", "42"),
                new ChatCommand.Track("wishlist", Map.of("count", 3)),
                new ChatCommand.Move(PAGE),
                new ChatCommand.Read(Speaker.AGENT, 7),
                new ChatCommand.HearOfCart("c1", "s0", 4, List.of(LINE), true),
                new ChatCommand.HearOfCart("s0", null, 5, List.of(), false),
                new ChatCommand.End(),
                new ChatCommand.Take("u1", "Deniz", 0),
                new ChatCommand.HandBack("u1", 1L),
                new ChatCommand.HandBack("u1", null),
                new ChatCommand.Reply("u1", Personal.of("Buyurun")),
                new ChatCommand.Answer(2, Personal.of("Şunları buldum:"), List.of(SHOE), "product_search"),
                new ChatCommand.Succeed("s2"),
                new ChatCommand.Erase(),
                new ChatCommand.Expire(),
                new Notice.Typing("s1", Speaker.AGENT, "Deniz", true),
                new ChatSession.New(),
                OPEN,
                OPEN.with(OPEN.shopping().startingFrom(VIEWS, QUOTA, null)),
                OPEN.with(OPEN.shopping().startingFrom(VIEWS, QUOTA, NOTE)),
                new ChatSession.Ended(OPEN, AT, ChatEvent.EndReason.VISITOR, 12, "s2", null),
                new ChatSession.Ended(OPEN, AT, ChatEvent.EndReason.ERASED, 12, null, AT));
    }

    private static final ChatSession.Open OPEN = new ChatSession.Open(
            12,
            AT,
            AT.plusSeconds(60),
            Duration.ofMinutes(30),
            "s0",
            new ChatSession.Visitor(
                    "tr",
                    ISTANBUL.getId(),
                    PAGE,
                    "https://example.com/",
                    AYSE,
                    ordered("size", "42", "colour", "kırmızı")),
            new Owner(Speaker.AGENT, "u1", "Deniz", 1),
            new Talk(
                    List.of(
                            new Talk.Message(
                                    2, AT, Speaker.VISITOR, null, Personal.of("ayakkabı"), List.of(), null, null),
                            new Talk.Message(
                                    3,
                                    AT,
                                    Speaker.BOT,
                                    null,
                                    Personal.of("Şunu buldum:"),
                                    List.of(SHOE),
                                    "product_search",
                                    2L)),
                    List.of(new Talk.Intent(3, AT, "product_search")),
                    List.of(AT),
                    List.of(4L),
                    new Talk.Counts(2, 1, 0),
                    3,
                    2),
            new Shopping(
                    VIEWS,
                    List.of(new Shopping.Interaction(5, AT, "p1", Action.VIEW, "card", "p1-42", false)),
                    new Shopping.Counts(1, 0, 0, 0, 0),
                    purchases(),
                    null,
                    null),
            new ChatSession.Tokens(List.of(new ChatSession.Tokens.Use(AT, AT.plusSeconds(1)))));

    private static LinkedHashMap<String, Purchase> purchases() {
        var map = new LinkedHashMap<String, Purchase>();
        map.put("o1", BOUGHT);
        return map;
    }
}
