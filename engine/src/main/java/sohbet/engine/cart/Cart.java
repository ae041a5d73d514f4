// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.cart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.StoredName;

/** The state of a cart in its phases. */
public sealed interface Cart {

    /**
     * Things go in and out.
     *
     * @param seq the number of the last fact
     * @param nextLine the number the next new line gets
     * @param sessions whose cart it is, the last one first
     * @param absorbed the carts that were merged into this one lately
     */
    @StoredName("is-open")
    record Open(long seq, List<CartLine> lines, long nextLine, List<String> sessions, List<String> absorbed)
            implements Cart {
        private static final int SESSIONS = 4;
        private static final int ABSORBED = 16;
        static final Open EMPTY = new Open(0, List.of(), 1, List.of(), List.of());

        public Open {
            lines = List.copyOf(lines);
            sessions = List.copyOf(sessions);
            absorbed = List.copyOf(absorbed);
        }

        Optional<CartLine> line(long id) {
            return lines.stream().filter(line -> line.id() == id).findFirst();
        }

        Optional<CartLine> line(Item item) {
            return line(item.product(), item.variant());
        }

        Optional<CartLine> line(String product, @Nullable String variant) {
            return lines.stream().filter(line -> line.isOf(product, variant)).findFirst();
        }

        /** Whether what another cart handed on has been taken in. */
        public boolean hasAbsorbed(String cart) {
            return absorbed.contains(cart);
        }

        /** The line in its place, or at the end when it is new. */
        Open with(CartLine line) {
            var all = new ArrayList<>(lines);
            all.replaceAll(old -> old.id() == line.id() ? line : old);
            if (line(line.id()).isEmpty()) all.add(line);
            return with(all);
        }

        Open with(List<CartLine> all) {
            long next = all.stream().mapToLong(line -> line.id() + 1).max().orElse(0);
            return new Open(seq, all, Math.max(nextLine, next), sessions, absorbed);
        }

        Open without(long line) {
            return with(lines.stream().filter(one -> one.id() != line).toList());
        }

        Open oneMore(@Nullable String session) {
            return new Open(
                    seq + 1,
                    lines,
                    nextLine,
                    session == null ? sessions : first(session, sessions, SESSIONS),
                    absorbed);
        }

        Open absorbing(String cart) {
            return new Open(seq, lines, nextLine, sessions, first(cart, absorbed, ABSORBED));
        }

        private static List<String> first(String one, List<String> others, int most) {
            var all = new ArrayList<>(others);
            all.remove(one);
            all.addFirst(one);
            return all.subList(0, Math.min(most, all.size()));
        }
    }

    /** It was bought; {@code successor} is the visitor's cart now. */
    @StoredName("is-checked-out")
    record CheckedOut(Open last, Instant at, String successor) implements Cart {}

    /** It has become part of the customer's own cart. */
    @StoredName("is-merged")
    record Merged(Open last, Instant at, String into) implements Cart {}

    /** What was in it last. */
    default Open last() {
        return switch (this) {
            case Open open -> open;
            case CheckedOut out -> out.last;
            case Merged merged -> merged.last;
        };
    }

    /** The cart that took its place; null while it is open. */
    default @Nullable String next() {
        return switch (this) {
            case Open open -> null;
            case CheckedOut out -> out.successor;
            case Merged merged -> merged.into;
        };
    }
}
