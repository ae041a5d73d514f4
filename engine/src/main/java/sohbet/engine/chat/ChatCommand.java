// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.engine.cart.CartLine;
import sohbet.engine.catalogue.Money;
import sohbet.engine.catalogue.Product;
import sohbet.engine.kernel.Command;
import sohbet.engine.kernel.Personal;
import sohbet.engine.kernel.StoredName;

/** What visitors, staff, the bot and the clock ask of a chat session. */
public sealed interface ChatCommand extends Command {

    /** Starts the session; asking again changes nothing. */
    @StoredName("do-open")
    record Open(
            String locale,
            @Nullable String zone,
            @Nullable Page page,
            @Nullable String referrer,
            @Nullable Inheritance inherited,
            Rules rules)
            implements ChatCommand {}

    /** The visitor is back with a token of this session. */
    @StoredName("do-resume")
    record Resume(Instant tokenIssued, Rules rules) implements ChatCommand {}

    @StoredName("do-say")
    record Say(Personal text, Rules rules) implements ChatCommand {}

    @StoredName("do-interact")
    record Interact(
            String product,
            Action action,
            @Nullable String variant,
            @Nullable String source,
            @Nullable Map<String, Object> metadata,
            Rules rules)
            implements ChatCommand {}

    @StoredName("do-purchase")
    record Buy(String order, Money total, Purchase.Status status) implements ChatCommand {}

    @StoredName("do-identify")
    record Identify(Identity identity) implements ChatCommand {}

    @StoredName("do-prefer")
    record Prefer(String key, String value) implements ChatCommand {}

    @StoredName("do-track")
    record Track(String name, @Nullable Map<String, Object> data) implements ChatCommand {}

    @StoredName("do-move")
    record Move(Page page) implements ChatCommand {}

    /** {@code by} has read everything up to a fact. */
    @StoredName("do-read")
    record Read(Speaker by, long upto) implements ChatCommand {}

    /**
     * Something happened to the visitor's cart.
     *
     * @param instead the cart whose place it takes with this fact, if it does
     * @param cartSeq the number of the fact in the cart
     * @param own whether this visitor did it
     */
    @StoredName("do-hear-of-cart")
    record HearOfCart(String cart, @Nullable String instead, long cartSeq, List<CartLine> lines, boolean own)
            implements ChatCommand {
        public HearOfCart {
            lines = List.copyOf(lines);
        }
    }

    @StoredName("do-end")
    record End() implements ChatCommand {}

    /** An agent takes the session over, having seen this version of its owner. */
    @StoredName("do-take")
    record Take(String agent, String name, long expect) implements ChatCommand {}

    @StoredName("do-hand-back")
    record HandBack(String agent, @Nullable Long expect) implements ChatCommand {}

    @StoredName("do-reply")
    record Reply(String agent, Personal text) implements ChatCommand {}

    /** The bot's answer to the visitor's message number {@code turn}. */
    @StoredName("do-answer")
    record Answer(
            long turn,
            Personal text,
            List<Product> products,
            @Nullable String intent) implements ChatCommand {
        public Answer {
            products = List.copyOf(products);
        }
    }

    /** The visitor came back after the end: this is the session that follows. */
    @StoredName("do-succeed")
    record Succeed(String successor) implements ChatCommand {}

    /** The person is to be forgotten; an open session ends by it. Asking again changes nothing. */
    @StoredName("do-erase")
    record Erase() implements ChatCommand {}

    @StoredName("do-expire")
    record Expire() implements ChatCommand {}
}
