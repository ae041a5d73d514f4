// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells of one grain that belong to a step of a course, or have to be taken off it again.
 *
 * @param step which step, counted from 0
 * @param sign 1 where they belong to it, -1 where they were counted too many
 */
record Stretch(int step, Grain grain, Instant from, Instant to, int sign) {

    /**
     * What happened between two moments, in few cells: whole days of UTC from the midnight nearest to the one to the midnight nearest to
     * the other, with the hours and minutes by which the moments differ from these put on or taken off. Less than a day is hours alone.
     */
    static List<Stretch> between(int step, Instant from, Instant to) {
        var coarse = from.plus(Grain.DAY.length()).isAfter(to) ? Grain.HOUR : Grain.DAY;
        var all = new ArrayList<Stretch>();
        add(all, step, coarse, coarse.nearest(from), coarse.nearest(to), 1);
        addEdge(all, step, coarse, from, 1);
        addEdge(all, step, coarse, to, -1);
        return all;
    }

    /** From a moment to the coarse boundary nearest to it. */
    private static void addEdge(List<Stretch> all, int step, Grain coarse, Instant at, int sign) {
        var hour = Grain.HOUR.nearest(at);
        addBetween(all, step, Grain.HOUR, hour, coarse.nearest(at), sign);
        addBetween(all, step, Grain.MINUTE, at, hour, sign);
    }

    private static void addBetween(List<Stretch> all, int step, Grain grain, Instant from, Instant to, int sign) {
        if (from.isBefore(to)) add(all, step, grain, from, to, sign);
        else add(all, step, grain, to, from, -sign);
    }

    private static void add(List<Stretch> all, int step, Grain grain, Instant from, Instant to, int sign) {
        if (from.isBefore(to)) all.add(new Stretch(step, grain, from, to, sign));
    }
}
