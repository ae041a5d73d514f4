// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.cart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Money;
import sohbet.engine.kernel.Event;
import sohbet.engine.kernel.StoredName;

/** The facts of a cart. */
public sealed interface CartEvent extends Event {

    /**
     * @param line the line as it is now
     * @param more how much came to it
     */
    @StoredName("line-added")
    record LineAdded(
            Instant at,
            CartLine line,
            BigDecimal more,
            @Nullable String session) implements CartEvent {}

    /** @param line the line as it is now */
    @StoredName("line-set")
    record LineSet(Instant at, CartLine line, @Nullable String session) implements CartEvent {}

    @StoredName("line-removed")
    record LineRemoved(Instant at, long line, @Nullable String session) implements CartEvent {}

    @StoredName("cleared")
    record Cleared(Instant at, @Nullable String session) implements CartEvent {}

    /** What somebody tried and the cart did not take: recorded, so that the answer stays the same. */
    @StoredName("change-refused")
    record ChangeRefused(Instant at, String code, @Nullable String session) implements CartEvent {}

    @StoredName("checked-out")
    record CheckedOut(
            Instant at,
            String successor,
            Money total,
            @Nullable String session) implements CartEvent {}

    @StoredName("merged")
    record Merged(Instant at, String into) implements CartEvent {}

    /**
     * @param lines all lines as they are now
     * @param left how many of the other cart's lines did not fit
     */
    @StoredName("absorbed")
    record Absorbed(Instant at, String from, List<CartLine> lines, int left, String session) implements CartEvent {
        public Absorbed {
            lines = List.copyOf(lines);
        }
    }

    /** Whose session did it; null when it was nobody's. */
    default @Nullable String by() {
        return switch (this) {
            case LineAdded e -> e.session();
            case LineSet e -> e.session();
            case LineRemoved e -> e.session();
            case Cleared e -> e.session();
            case ChangeRefused e -> e.session();
            case CheckedOut e -> e.session();
            case Merged e -> null;
            case Absorbed e -> e.session();
        };
    }

    /** Whether the visitor has to hear of it. */
    default boolean isNews() {
        return switch (this) {
            case LineAdded e -> true;
            case LineSet e -> true;
            case LineRemoved e -> true;
            case Cleared e -> true;
            case CheckedOut e -> true;
            case Absorbed e -> true;
            case ChangeRefused e -> false;
            case Merged e -> false; // the cart it went into tells
        };
    }
}
