// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.time.Duration;

/**
 * What the kernel needs from outside to run entities.
 *
 * @param committed told after each commit, so that whoever tails the journal need not wait for a
 *     poll, and of each failure; it must return at once
 */
public record Kernel(
        Codec codec, Keys keys, History history, DomainClock clock, Committed committed, Settings settings) {

    /** Told about each commit: the last sequence number written for an entity. */
    @FunctionalInterface
    public interface Committed {
        void committed(String persistenceId, long seq);

        /** Told when the journal of an entity could not be written or read, so that it starts again or is stopped. */
        default void failed(String persistenceId, Throwable why) {}
    }

    /**
     * @param askTimeout how long {@code execute} waits before its outcome is unknown to the caller
     * @param idle how long an entity without followers stays in memory after its last message
     * @param snapshotEvery facts between two snapshots
     * @param shards how many parts the entities of a kind are spread over the nodes in; the same on
     *     every node, for good
     */
    public record Settings(
            Duration askTimeout,
            Duration idle,
            int snapshotEvery,
            Duration minBackoff,
            Duration maxBackoff,
            int shards) {
        public static final Settings DEFAULT = new Settings(
                Duration.ofSeconds(5), Duration.ofMinutes(2), 100, Duration.ofMillis(200), Duration.ofSeconds(3), 100);
    }
}
