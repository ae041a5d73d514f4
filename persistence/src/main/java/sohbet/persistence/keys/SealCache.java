// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.keys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.Seal;

/**
 * Unwrapped keys of the last few seconds. A key deleted on this node is out at once; one deleted on
 * another node stays for {@link #AGE} at most.
 */
final class SealCache {
    static final Duration AGE = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    private record Kept(Seal seal, long since) {}

    private final Map<String, Kept> entries = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };
    private long deletions;

    synchronized @Nullable Seal of(String persistenceId) {
        Kept entry = entries.get(persistenceId);
        if (entry == null) return null;
        if (System.nanoTime() - entry.since < AGE.toNanos()) return entry.seal;
        entries.remove(persistenceId);
        return null;
    }

    /** To be asked before the database is, and handed to {@link #put}. */
    synchronized long deletions() {
        return deletions;
    }

    /** Keeps what was read, unless a key was deleted since: it may have been this one. */
    synchronized void put(String persistenceId, Seal seal, long deletionsBefore) {
        if (deletions == deletionsBefore) entries.put(persistenceId, new Kept(seal, System.nanoTime()));
    }

    synchronized void remove(String persistenceId) {
        deletions++;
        entries.remove(persistenceId);
    }
}
