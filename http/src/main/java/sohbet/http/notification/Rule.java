// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import sohbet.persistence.notification.NotificationType;

/**
 * When a measured thing is worth telling of, and when that is over: after so many samples in a row above the one bound, and
 * after so many not above the other. Between the bounds all stays as it is.
 *
 * @param over a sample above this is too much
 * @param under a sample up to this is well again; not above {@code over}
 */
record Rule(NotificationType type, double over, double under, int raiseAfter, int resolveAfter) {
    Rule {
        if (under > over || raiseAfter < 1 || resolveAfter < 1) throw new IllegalArgumentException(type.word());
    }

    /** What follows from a sample. */
    enum Verdict {
        NOTHING,
        RAISE,
        RESOLVE
    }

    /** How it stands; at first nobody knows what an earlier run has told. */
    enum Told {
        UNKNOWN,
        RAISED,
        WELL
    }

    /** How it stands, and the samples in a row that speak for a change. */
    record Standing(Told told, int over, int under) {
        static final Standing FIRST = new Standing(Told.UNKNOWN, 0, 0);
    }

    /** A standing and what it means. */
    record Looked(Standing standing, Verdict verdict) {}

    /** A sample that is no number says nothing. */
    Looked look(Standing before, double sample) {
        if (Double.isNaN(sample)) return new Looked(before, Verdict.NOTHING);
        int over = sample > over() ? before.over() + 1 : 0;
        int under = sample <= under() ? before.under() + 1 : 0;
        if (over >= raiseAfter && before.told() != Told.RAISED)
            return new Looked(new Standing(Told.RAISED, 0, 0), Verdict.RAISE);
        if (under >= resolveAfter && before.told() != Told.WELL)
            return new Looked(new Standing(Told.WELL, 0, 0), Verdict.RESOLVE);
        return new Looked(
                new Standing(before.told(), Math.min(over, raiseAfter), Math.min(under, resolveAfter)),
                Verdict.NOTHING);
    }
}
