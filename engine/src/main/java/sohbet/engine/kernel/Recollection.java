// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The command ids an entity remembers: the last {@value #RECENT} with their outcomes, and of the
 * {@value #OLDER} before them a 64-bit hash each, which tells whether a look into the journal is
 * worth it. So a repeated command costs a search, and a new one never does.
 */
final class Recollection {
  static final int RECENT = 256;
  static final int OLDER = 8_192;

  private final SequencedMap<String, Outcome> recent = new LinkedHashMap<>();
  private final Map<Long, Integer> older = new HashMap<>();
  private final ArrayDeque<Long> order = new ArrayDeque<>();

  @Nullable Outcome of(String cid) {
    return recent.get(cid);
  }

  boolean mayBeOlder(String cid) {
    return !older.isEmpty() && older.containsKey(hash(cid));
  }

  /** Notes one fact of a command; a command's facts follow each other without a gap. */
  void note(String cid, long seq, @Nullable Rejection refused) {
    Outcome known = recent.get(cid);
    put(cid, new Outcome(known == null ? seq : known.first(), seq, refused));
  }

  void put(String cid, Outcome outcome) {
    recent.put(cid, outcome);
    if (recent.size() <= RECENT) return;
    forget(hash(recent.pollFirstEntry().getKey()));
  }

  private void forget(long hash) {
    older.merge(hash, 1, Integer::sum);
    order.addLast(hash);
    if (order.size() > OLDER)
      older.computeIfPresent(order.removeFirst(), (h, n) -> n == 1 ? null : n - 1);
  }

  Map<String, Outcome> recent() {
    return recent;
  }

  long[] older() {
    return order.stream().mapToLong(Long::longValue).toArray();
  }

  static Recollection restore(Map<String, Outcome> recent, long[] older) {
    var restored = new Recollection();
    for (long hash : older) restored.forget(hash);
    recent.forEach(restored::put);
    return restored;
  }

  /** FNV-1a with a final mix: stable across versions, since it is stored. */
  static long hash(String cid) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < cid.length(); i++) h = (h ^ cid.charAt(i)) * 0x100000001b3L;
    h ^= h >>> 32;
    return h * 0x9e3779b97f4a7c15L;
  }
}
