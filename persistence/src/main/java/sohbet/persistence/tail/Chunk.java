// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.util.concurrent.TimeUnit;

/** How many rows one transaction takes: about as many as fit into 20 ms. */
final class Chunk {
    private static final long AIM = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int MOST = 500;
    private int rows = 50;

    int rows() {
        return rows;
    }

    /** Learns from a transaction; it grows at most twofold, since the next rows may be dearer. */
    void took(int applied, long nanos) {
        long fitting = applied * AIM / Math.max(nanos, 1);
        if (nanos > AIM) rows = clamp(fitting);
        else if (applied >= rows) rows = clamp(Math.min(fitting, 2L * rows));
    }

    void failed() {
        rows = clamp(rows / 2);
    }

    private static int clamp(long rows) {
        return Math.clamp(rows, 1, MOST);
    }
}
