// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.tail;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Facts that are known to be committed and have not come by in the tail yet: while there are any,
 * looking often is worth it. One that does not come within two seconds is held up by somebody's
 * long transaction, and the slow beat will find it.
 */
final class Awaited {
    private static final long PATIENCE = 2_000_000_000L;
    private static final int REMEMBERED = 10_000;

    private record Wanted(long seq, long since) {}

    private final Map<String, Wanted> wanted = new HashMap<>();
    private final Map<String, Long> seen = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Whether this fact has yet to come. */
    synchronized boolean expect(String persistenceId, long seq) {
        if (seen.getOrDefault(persistenceId, 0L) >= seq) return false;
        if (wanted.size() < REMEMBERED) wanted.put(persistenceId, new Wanted(seq, System.nanoTime()));
        return true;
    }

    synchronized void arrived(List<TailRow> rows) {
        for (TailRow row : rows) {
            seen.merge(row.persistenceId(), row.seq(), Math::max);
            Wanted entry = wanted.get(row.persistenceId());
            if (entry != null && entry.seq <= row.seq()) wanted.remove(row.persistenceId());
        }
    }

    synchronized boolean isEmpty() {
        if (wanted.isEmpty()) return true;
        long now = System.nanoTime();
        wanted.values().removeIf(entry -> now - entry.since > PATIENCE);
        return wanted.isEmpty();
    }
}
