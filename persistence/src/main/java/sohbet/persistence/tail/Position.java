// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the journal: the writing transaction, then the order within it. To the outside it is
 * a text that only goes up: two numbers, which are compared as such, not as text.
 */
public record Position(long tx, long ordering) implements Comparable<Position> {
    public static final Position START = new Position(0, 0);
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::tx).thenComparingLong(Position::ordering);

    /** Reads what {@link #toString} wrote; empty when it is something else. */
    public static Optional<Position> parse(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? Optional.of(new Position(Long.parseLong(match.group(1)), Long.parseLong(match.group(2))))
                : Optional.empty();
    }

    public boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tx + "-" + ordering;
    }
}
