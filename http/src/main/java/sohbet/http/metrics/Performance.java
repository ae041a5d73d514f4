// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.metrics;

/**
 * How fast this node has been of late, for the staff who watch it.
 *
 * @param acks from a visitor's frame to its ack
 * @param tail from a fact's write to its row in a read model
 */
public record Performance(RecentTimes acks, RecentTimes tail) {
    public Performance() {
        this(new RecentTimes(System::nanoTime), new RecentTimes(System::nanoTime));
    }
}
