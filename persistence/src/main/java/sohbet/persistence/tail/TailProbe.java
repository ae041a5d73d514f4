// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.time.Duration;

/** Whoever watches over the tail: metrics, notifications. All of it must return at once. */
public interface TailProbe {
    TailProbe NONE = new TailProbe() {};

    /** A projection took in so many rows in one transaction. */
    default void applied(String projection, int rows, Duration took) {}

    /** How long ago the last row a projection took in was written; zero when it has them all. */
    default void lag(String projection, Duration lag) {}

    /** A projection could not take in this row and went on without it. */
    default void failed(String projection, TailRow row, Throwable why) {}

    /**
     * How long the oldest open transaction that may write facts has been running: nothing that was
     * written after it began can be read yet.
     *
     * @param culprit who holds it, as far as the database tells us
     */
    default void horizon(Duration age, String culprit) {}
}
