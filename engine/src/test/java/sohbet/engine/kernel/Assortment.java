// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record with a field of every kind that events and states are made of. */
@StoredName("assortment")
record Assortment(
        long whole,
        int small,
        boolean question,
        @Nullable String text,
        @Nullable Instant at,
        @Nullable Duration lasting,
        @Nullable LocalDate day,
        @Nullable BigDecimal money,
        @Nullable Personal person,
        @Nullable Colour colour,
        @Nullable Shape shape,
        Optional<String> perhaps,
        List<Shape> shapes,
        List<@Nullable Personal> people,
        Map<String, BigDecimal> prices,
        Map<String, List<Shape>> groups) {

    enum Colour {
        RED,
        INDIGO
    }

    sealed interface Shape {
        @StoredName("circle")
        record Circle(BigDecimal radius) implements Shape {}

        @StoredName("dot")
        record Dot() implements Shape {}

        sealed interface Angular extends Shape {}

        @StoredName("box")
        record Box(int width, @Nullable Shape inside) implements Angular {}
    }

    /** Any of them, nulls and extremes among its fields more often than not. */
    static Assortment any(Random random) {
        return new Assortment(
                any(random, random::nextLong, Long.MIN_VALUE, Long.MAX_VALUE, 0L),
                any(random, random::nextInt, Integer.MIN_VALUE, Integer.MAX_VALUE, -1),
                random.nextBoolean(),
                any(random, () -> text(random), null, "", "\u0000", "İıŞş \ud83d\ude42"),
                any(random, () -> instant(random), null, Instant.EPOCH, Instant.MIN, Instant.MAX),
                any(
                        random,
                        () -> Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000)),
                        null,
                        Duration.ZERO,
                        Duration.ofNanos(-1)),
                any(random, () -> LocalDate.ofEpochDay(random.nextInt(100_000)), null, LocalDate.EPOCH),
                any(random, () -> money(random), null, new BigDecimal("1E+9"), new BigDecimal("0.00")),
                any(random, () -> Personal.of(text(random)), null, Personal.ERASED, Personal.of("")),
                any(random, () -> Colour.INDIGO, null, Colour.RED),
                any(random, () -> shape(random, 3), (Shape) null),
                Optional.ofNullable(any(random, () -> text(random), (String) null)),
                many(random, () -> shape(random, 2)).toList(),
                new ArrayList<>(many(random, () -> any(random, () -> Personal.of(text(random)), Personal.ERASED))
                        .toList()),
                many(random, () -> text(random))
                        .distinct()
                        .collect(toMap(t -> t, t -> money(random), (a, b) -> a, TreeMap::new)),
                many(random, () -> text(random))
                        .distinct()
                        .collect(toMap(
                                t -> t,
                                t -> many(random, () -> shape(random, 1)).toList(),
                                (a, b) -> a,
                                TreeMap::new)));
    }

    @SafeVarargs
    private static <T> T any(Random random, Supplier<T> usual, T... special) {
        return random.nextInt(3) == 0 ? special[random.nextInt(special.length)] : usual.get();
    }

    private static <T> Stream<T> many(Random random, Supplier<T> one) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> one.get());
    }

    static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            int point = random.nextInt(random.nextBoolean() ? 0x250 : 0x11_0000);
            text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? 'İ' : point);
        }
        return text.toString();
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    }

    private static BigDecimal money(Random random) {
        return new BigDecimal(new BigInteger(random.nextInt(120), random), random.nextInt(20) - 4)
                .multiply(random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ONE.negate());
    }

    private static Shape shape(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 3)) {
            case 0 -> new Shape.Circle(money(random));
            case 1 -> new Shape.Dot();
            default -> new Shape.Box(random.nextInt(9), random.nextBoolean() ? null : shape(random, depth - 1));
        };
    }
}
