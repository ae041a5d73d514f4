// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sohbet.engine.chat.Chats.ISTANBUL;
import static sohbet.engine.kernel.Scenario.START;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import sohbet.engine.catalogue.Money;
import sohbet.engine.catalogue.Product;
import sohbet.engine.catalogue.Unit;
import sohbet.engine.catalogue.Variant;
import sohbet.engine.kernel.Codec;
import sohbet.engine.kernel.Decision;
import sohbet.engine.kernel.Names;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.Seal;

/** However long a session goes on and whatever is told in it, its state fits one small message. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StateSizeTest {
    private static final int MOST = 128 * 1024;
    private static final Rules RULES = new Rules(10_000, 600, Duration.ofMinutes(30), ISTANBUL);
    private final ChatDecider decider = new ChatDecider();
    private final Codec codec = new Codec(ChatNames.addTo(new Names()));
    private ChatSession state = decider.initial();
    private Instant now = START;

    private void ask(ChatCommand command) {
        Decision<ChatEvent> decision = decider.decide(state, command, now);
        for (ChatEvent event : decision.events()) state = decider.evolve(state, event);
    }

    private int size() {
        return codec.write(SEAL, state).length;
    }

    private static ChatCommand openWith(String text) {
        var page = new Page(text.repeat(2048), text.repeat(300));
        return new ChatCommand.Open("x".repeat(35), "x".repeat(64), page, text.repeat(2048), null, RULES);
    }

    @Test
    void the_longest_of_everything_ten_thousand_times_in_the_widest_letters() {
        String wide = "漢";
        ask(openWith(wide));
        int largest = 0;
        for (int i = 0; i < 10_000; i++) {
            now = now.plusMillis(101);
            String unlike = "%05d".formatted(i);
            int length = i < 5_000 ? 4_000 : 380;
            switch (i % 10) {
                case 0 ->
                    ask(new ChatCommand.Interact(
                            unlike + wide.repeat(95), Action.VIEW, wide.repeat(100), wide.repeat(64), null, RULES));
                case 1 -> ask(new ChatCommand.Prefer(unlike + wide.repeat(59), wide.repeat(500)));
                case 2 ->
                    ask(new ChatCommand.Buy(
                            unlike + wide.repeat(95),
                            Money.of("123456789012.1234", "TRY"),
                            Purchase.Status.values()[i / 10 % 2]));
                case 3 -> ask(new ChatCommand.Identify(identity(wide, unlike)));
                case 4 -> ask(new ChatCommand.Resume(now, RULES));
                case 5 -> ask(new ChatCommand.Move(new Page(unlike + wide.repeat(2043), wide.repeat(300))));
                case 6 -> answerAll(wide.repeat(length), i % 100 == 6 ? cards(wide, 50, 100) : cards(wide, 2, 2));
                case 7 -> {
                    if (i % 100 == 7) agentSpeaks(wide.repeat(length));
                }
                default -> ask(new ChatCommand.Say(Personal.of(wide.repeat(length)), RULES));
            }
            if (i % 50 == 0) largest = Math.max(largest, size());
        }
        largest = Math.max(largest, size());
        assertTrue(largest < MOST, "as much as " + largest);
        assertTrue(((ChatSession.Open) state).talk().messages().size() >= 3);
    }

    @RepeatedTest(3)
    void anything_of_any_length_in_any_letters() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        ask(openWith("ş"));
        for (int i = 0; i < 10_000; i++) {
            now = now.plusMillis(random.nextInt(2_000));
            String letter = List.of("a", "ş", "漢", "😀").get(random.nextInt(4));
            switch (random.nextInt(12)) {
                case 0, 1 ->
                    ask(new ChatCommand.Interact(
                            text(random, letter, 100),
                            Action.values()[random.nextInt(4)],
                            text(random, letter, 100),
                            text(random, letter, 64),
                            null,
                            RULES));
                case 2 -> ask(new ChatCommand.Prefer(text(random, letter, 64), text(random, letter, 500)));
                case 3 ->
                    ask(new ChatCommand.Buy(
                            text(random, letter, 100),
                            Money.of("1", "TRY"),
                            Purchase.Status.values()[random.nextInt(2)]));
                case 4 -> ask(new ChatCommand.Identify(identity(letter, String.valueOf(i))));
                case 5 -> ask(new ChatCommand.Resume(now.minusMillis(random.nextInt(5_000)), RULES));
                case 6 -> answerAll(text(random, letter, 4_000), cards(letter, random.nextInt(5), random.nextInt(20)));
                case 7 -> agentSpeaks(text(random, letter, 4_000));
                case 8 -> ask(new ChatCommand.Read(Speaker.VISITOR, i));
                default -> ask(new ChatCommand.Say(Personal.of(text(random, letter, 4_000)), RULES));
            }
            if (i % 100 == 0) assertTrue(size() < MOST, size() + " after " + i + ", seed " + seed);
        }
        assertTrue(size() < MOST, size() + ", seed " + seed);
    }

    @Test
    void an_ordinary_session_remembers_all_its_last_messages_and_cards() {
        ask(openWith("a"));
        for (int i = 0; i < 30; i++) {
            now = now.plusSeconds(20);
            ask(new ChatCommand.Say(Personal.of("Do you have red shoes in size 42, please? " + i), RULES));
            ask(new ChatCommand.Answer(
                    3L * i + 2,
                    Personal.of("I found these:"),
                    List.of(shoe(), shoe(), shoe(), shoe()),
                    "product_search"));
            ask(new ChatCommand.Interact("red-runners", Action.VIEW, null, "card", null, RULES));
        }
        var open = (ChatSession.Open) state;
        assertEquals(30, open.talk().messages().size());
        assertEquals(30, open.shopping().interactions().size());
        long withCards = open.talk().messages().stream()
                .filter(m -> !m.products().isEmpty())
                .count();
        assertTrue(withCards >= 3, withCards + " messages with cards");
    }

    private void answerAll(String text, List<Product> cards) {
        if (!(state instanceof ChatSession.Open open)) return;
        for (long turn : open.talk().unanswered())
            ask(new ChatCommand.Answer(turn, Personal.of(text), cards, "x".repeat(64)));
    }

    private void agentSpeaks(String text) {
        if (!(state instanceof ChatSession.Open open)) return;
        ask(new ChatCommand.Take(
                "x".repeat(128),
                text.substring(0, Math.min(200, text.length())),
                open.owner().version()));
        ask(new ChatCommand.Reply("x".repeat(128), Personal.of(text)));
        ask(new ChatCommand.HandBack("x".repeat(128), null));
    }

    private static Identity identity(String letter, String unlike) {
        return new Identity(
                Personal.of(unlike + letter.repeat(190 / letter.length())),
                Personal.of(letter.repeat(200 / letter.length())),
                Personal.of(letter.repeat(320 / letter.length())),
                Personal.of(letter.repeat(40 / letter.length())),
                true);
    }

    private static String text(Random random, String letter, int most) {
        return letter.repeat(1 + random.nextInt(most / letter.length()));
    }

    private static List<Product> cards(String letter, int products, int variants) {
        var cards = new ArrayList<Product>();
        for (int i = 0; i < products; i++)
            cards.add(card("p" + i, letter.repeat(300 / letter.length()), letter.repeat(40), variants));
        return cards;
    }

    private static Product shoe() {
        return card("red-runners", "Red Running Shoes", "/demo/product.html?id=red-runners", 5);
    }

    private static Product card(String id, String title, String url, int variants) {
        var price = Money.of("1499.90", "TRY");
        var forms = new ArrayList<Variant>();
        for (int i = 0; i < variants; i++)
            forms.add(new Variant(id + "-" + i, title, price, true, new LinkedHashMap<>(Map.of("size", "42"))));
        return new Product(id, title, url, url, price, price, new Unit("piece", "piece", BigDecimal.ONE), true, forms);
    }

    /** Seals as bulkily as the real one: a key id, a nonce and a tag. */
    private static final Seal SEAL = new Seal() {
        @Override
        public byte[] seal(byte[] plain) {
            return Arrays.copyOf(plain, plain.length + 33);
        }

        @Override
        public byte[] open(byte[] sealed) {
            return Arrays.copyOf(sealed, sealed.length - 33);
        }
    };
}
