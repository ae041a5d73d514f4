// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.ChatSession;
import sohbet.engine.chat.Purchase;
import sohbet.engine.chat.Rules;
import sohbet.engine.chat.Shopping;
import sohbet.engine.chat.Talk;
import sohbet.engine.chat.Views;

/** One session in numbers. */
public record SessionFigures(
        String sessionId,
        String status,
        long durationSeconds,
        Talk.Counts messages,
        List<IntentCount> intents,
        Shopping.Counts interactions,
        List<ProductCount> products,
        Map<String, String> preferences,
        Purchases purchases,
        Views.Quota views) {

    public record IntentCount(String intent, long count) {}

    public record ProductCount(String product, long count) {}

    public record Orders(int count, String total) {}

    public record Purchases(Orders reported, Orders confirmed) {}

    static @Nullable SessionFigures of(String id, ChatSession session, Rules rules, Instant now) {
        var open = ChatSession.lastOf(session);
        if (open == null) return null;
        var until = session instanceof ChatSession.Ended ended ? ended.at() : open.lastActivity();
        var shopping = open.shopping();
        return new SessionFigures(
                id,
                session instanceof ChatSession.Ended ? "ended" : "open",
                Duration.between(open.openedAt(), until).toSeconds(),
                open.talk().counts(),
                counted(open.talk().intents().stream().map(Talk.Intent::intent), IntentCount::new),
                shopping.counts(),
                counted(
                        shopping.interactions().stream()
                                .filter(it -> !it.refused())
                                .map(Shopping.Interaction::product),
                        ProductCount::new),
                open.visitor().preferences(),
                new Purchases(orders(shopping, Purchase.Status.REPORTED), orders(shopping, Purchase.Status.CONFIRMED)),
                shopping.views().quota(now, rules));
    }

    private interface Counted<T> {
        T of(String name, long count);
    }

    /** The most frequent first, then by when they first came. */
    private static <T> List<T> counted(Stream<String> names, Counted<T> made) {
        var counts =
                names.collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .map(entry -> made.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Orders orders(Shopping shopping, Purchase.Status status) {
        var some = shopping.purchases().values().stream()
                .filter(p -> p.status() == status)
                .toList();
        var total = some.stream().map(p -> p.total().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Orders(some.size(), total.toPlainString());
    }
}
