// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The command ids an entity remembers: the last {@value #RECENT} with their outcomes, and of the
 * {@value #OLDER} before them a 32-bit hash each, which tells whether a look into the journal is
 * worth it. So a repeated command costs a search, and a new one next to never does. What is older
 * still is forgotten: a client that repeats a command after that many others is not answered once.
 */
final class Recollection {
    static final int RECENT = 256;
    static final int OLDER = 8_192;

    private final SequencedMap<String, Outcome> recent = new LinkedHashMap<>();
    private int[] older = new int[0];
    private int olderKnown;
    private int oldest;

    @Nullable
    Outcome of(String cid) {
        return recent.get(cid);
    }

    boolean mayBeOlder(String cid) {
        if (olderKnown == 0 || recent.containsKey(cid)) return false;
        int hash = hash(cid);
        for (int i = 0; i < olderKnown; i++) if (older[i] == hash) return true;
        return false;
    }

    /** Notes one fact of a command; a command's facts follow each other without a gap. */
    void note(String cid, long seq, @Nullable Rejection refused) {
        Outcome known = recent.get(cid);
        put(cid, new Outcome(known == null ? seq : known.first(), seq, refused));
    }

    private void put(String cid, Outcome outcome) {
        recent.put(cid, outcome);
        if (recent.size() > RECENT) noteOlder(hash(recent.pollFirstEntry().getKey()));
    }

    private void noteOlder(int hash) {
        if (olderKnown < OLDER) {
            if (olderKnown == older.length) older = Arrays.copyOf(older, Math.min(OLDER, Math.max(64, 2 * olderKnown)));
            older[olderKnown++] = hash;
        } else {
            older[oldest] = hash;
            oldest = (oldest + 1) % OLDER;
        }
    }

    SequencedMap<String, Outcome> recent() {
        return recent;
    }

    /** The hashes, from the oldest on. */
    int[] older() {
        int[] inOrder = new int[olderKnown];
        for (int i = 0; i < olderKnown; i++) inOrder[i] = older[(oldest + i) % olderKnown];
        return inOrder;
    }

    static Recollection restore(SequencedMap<String, Outcome> recent, int[] older) {
        var restored = new Recollection();
        for (int hash : older) restored.noteOlder(hash);
        recent.forEach(restored::put);
        return restored;
    }

    /** FNV-1a with a final mix: stable across versions, since it is stored. */
    static int hash(String cid) {
        int h = 0x811c9dc5;
        for (int i = 0; i < cid.length(); i++) h = (h ^ cid.charAt(i)) * 0x01000193;
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        return h ^ (h >>> 13);
    }
}
