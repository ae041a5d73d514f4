// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Product;
import sohbet.engine.kernel.Personal;

/**
 * What was said in a session, as far as decisions and a first look need it: the last messages, the
 * intents, what the bot still owes an answer, who has read how far. The whole is in the journal.
 *
 * @param spoken when the visitor spoke in the last minute
 * @param unanswered the visitor's messages the bot has not answered
 */
public record Talk(
        List<Message> messages,
        List<Intent> intents,
        List<Instant> spoken,
        List<Long> unanswered,
        Counts counts,
        long readByVisitor,
        long readByAgent) {
    static final Talk NONE = new Talk(List.of(), List.of(), List.of(), List.of(), new Counts(0, 0, 0), 0, 0);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MESSAGES = 30;
    private static final int TEXTS = 37_000;
    private static final int CARDS = 24_000;
    private static final int INTENTS = 50;
    private static final int UNANSWERED = 20;

    public Talk {
        messages = List.copyOf(messages);
        intents = List.copyOf(intents);
        spoken = List.copyOf(spoken);
        unanswered = List.copyOf(unanswered);
    }

    /** One message as it is remembered. */
    public record Message(
            long seq,
            Instant at,
            Speaker by,
            @Nullable String name,
            Personal text,
            List<Product> products,
            @Nullable String intent,
            @Nullable Long turn) {
        public Message {
            products = List.copyOf(products);
        }

        private int weight() {
            return 140 + Weight.of(text.text()) + Weight.of(name) + Weight.of(intent);
        }

        private boolean hasProducts() {
            return !products.isEmpty();
        }

        private int weightOfProducts() {
            int weight = 0;
            for (Product product : products) weight += Weight.of(product);
            return weight;
        }

        private Message withoutProducts() {
            return new Message(seq, at, by, name, text, List.of(), intent, turn);
        }
    }

    /** What the visitor wanted, as the answerer understood it. */
    public record Intent(long seq, Instant at, String intent) {}

    /** How many messages each side has sent. */
    public record Counts(int visitor, int bot, int agent) {
        Counts plus(Speaker by) {
            return switch (by) {
                case VISITOR -> new Counts(visitor + 1, bot, agent);
                case BOT -> new Counts(visitor, bot + 1, agent);
                case AGENT -> new Counts(visitor, bot, agent + 1);
            };
        }
    }

    /** The visitor's messages within the minute before {@code now}, oldest first. */
    List<Instant> spokenBefore(Instant now) {
        Instant since = now.minus(MINUTE);
        int gone = 0;
        while (gone < spoken.size() && !spoken.get(gone).isAfter(since)) gone++;
        return spoken.subList(gone, spoken.size());
    }

    /** When the visitor may speak again once the minute is full. */
    static Duration untilFree(List<Instant> spoken, Instant now, int limit) {
        return Duration.between(now, spoken.get(spoken.size() - limit).plus(MINUTE));
    }

    boolean owes(long turn) {
        return unanswered.contains(turn);
    }

    Talk saying(long seq, ChatEvent.Said said, Owner owner) {
        var message = new Message(
                seq, said.at(), said.by(), said.name(), said.text(), said.products(), said.intent(), said.turn());
        return new Talk(
                recent(append(messages, message, MESSAGES)),
                said.intent() == null ? intents : append(intents, new Intent(seq, said.at(), said.intent()), INTENTS),
                said.by() == Speaker.VISITOR ? plus(spokenBefore(said.at()), said.at()) : spoken,
                owed(seq, said, owner),
                counts.plus(said.by()),
                readByVisitor,
                readByAgent);
    }

    private List<Long> owed(long seq, ChatEvent.Said said, Owner owner) {
        return switch (said.by()) {
            case VISITOR -> owner.kind() == Speaker.BOT ? append(unanswered, seq, UNANSWERED) : unanswered;
            case BOT -> without(unanswered, turn -> turn.equals(said.turn()));
            case AGENT -> List.of();
        };
    }

    /** An agent who takes over owes the answers from then on. */
    Talk taken() {
        return new Talk(messages, intents, spoken, List.of(), counts, readByVisitor, readByAgent);
    }

    Talk read(Speaker by, long upto) {
        return by == Speaker.VISITOR
                ? new Talk(messages, intents, spoken, unanswered, counts, upto, readByAgent)
                : new Talk(messages, intents, spoken, unanswered, counts, readByVisitor, upto);
    }

    long readBy(Speaker who) {
        return who == Speaker.VISITOR ? readByVisitor : readByAgent;
    }

    /** The last messages that fit, and the last cards that fit: those weigh most. */
    private static List<Message> recent(List<Message> messages) {
        var last = Weight.lastWithin(TEXTS, messages, Message::weight);
        if (last.stream().noneMatch(Message::hasProducts)) return last;
        var kept = new ArrayList<Message>();
        int left = CARDS;
        for (var message : last.reversed()) {
            left -= message.weightOfProducts();
            kept.addFirst(left >= 0 || !message.hasProducts() ? message : message.withoutProducts());
        }
        return kept;
    }

    private static <T> List<T> plus(List<T> list, T one) {
        return append(list, one, Integer.MAX_VALUE);
    }

    private static <T> List<T> without(List<T> list, Predicate<T> gone) {
        return list.stream().filter(gone.negate()).toList();
    }

    static <T> List<T> append(List<T> list, T one, int most) {
        var longer = new ArrayList<T>(list.size() + 1);
        longer.addAll(list.size() < most ? list : list.subList(list.size() - most + 1, list.size()));
        longer.add(one);
        return longer;
    }
}
