// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The latest rows of the tail, held in memory so that projections and feeds of one node share one
 * reading. Not safe for several threads; {@link Tail} sees to that.
 */
final class Ring {
    private final @Nullable TailRow[] rows;
    private Position head;
    private long first;
    private long next;
    private Position floor;

    /** Empty, at this place: what came before is not in it. */
    Ring(int size, Position start) {
        this.rows = new TailRow[size];
        this.head = start;
        this.floor = start;
    }

    Position head() {
        return head;
    }

    void append(List<TailRow> more) {
        for (TailRow row : more) {
            if (next - first == rows.length) dropFirst();
            rows[slot(next++)] = row;
            head = row.position();
        }
    }

    /** Lets go of what was written before this moment. */
    void forgetBefore(Instant moment) {
        while (first < next && isOlder(at(first), moment)) dropFirst();
    }

    private static boolean isOlder(TailRow row, Instant moment) {
        return !(row instanceof Happening happening) || happening.writtenAt().isBefore(moment);
    }

    private void dropFirst() {
        floor = at(first).position();
        rows[slot(first++)] = null;
    }

    /** At most {@code most} rows after the position; null when it lies before what is held here. */
    @Nullable
    List<TailRow> after(Position position, int most) {
        if (floor.isAfter(position)) return null;
        var found = new ArrayList<TailRow>();
        for (long i = firstAfter(position); i < next && found.size() < most; i++) found.add(at(i));
        return found;
    }

    private long firstAfter(Position position) {
        long low = first;
        long high = next;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (at(middle).position().isAfter(position)) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /** Puts other readings in the place of rows, which stay where they are. */
    void replaceAll(UnaryOperator<TailRow> reading) {
        for (long i = first; i < next; i++) rows[slot(i)] = reading.apply(at(i));
    }

    private TailRow at(long index) {
        return requireNonNull(rows[slot(index)]);
    }

    private int slot(long index) {
        return (int) (index % rows.length);
    }
}
