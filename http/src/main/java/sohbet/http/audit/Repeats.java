// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sohbet.persistence.audit.Act;
import sohbet.persistence.audit.Act.Answer;

/**
 * Keeps a caller who is refused again and again from filling the log: the first refusal is a row of its own at once, those alike
 * that follow within a while are one more row, with their number. None is left out, unless the node goes away meanwhile.
 */
final class Repeats {
    private static final long WHILE = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 10_000;

    private final Map<Key, Alike> known = new LinkedHashMap<>();

    /** Refusals are alike when the same one was refused the same for the same reason. */
    private record Key(String merchant, String who, String what, String code) {}

    /** Refusals that were counted and not noted yet. */
    record Left(Act act, Answer answer, int times) {}

    private static final class Alike {
        private final long since = System.nanoTime();
        private final Act act;
        private final Answer answer;
        private int more;

        private Alike(Act act, Answer answer) {
            this.act = act;
            this.answer = answer;
        }
    }

    /** Whether this one is to be noted now; else it was only counted. */
    synchronized boolean admit(Act act, Answer answer) {
        String who = act.who().id() == null
                ? "from " + act.from().address()
                : act.who().toString();
        var key = new Key(act.merchantId(), who, act.what(), String.valueOf(answer.code()));
        var alike = known.get(key);
        if (alike != null) {
            alike.more++;
            return false;
        }
        // Where more are refused at once than can be kept apart, each is noted.
        if (known.size() < MOST) known.put(key, new Alike(act, answer));
        return true;
    }

    /** Those whose while is over; they begin anew. */
    synchronized List<Left> over() {
        return over(WHILE);
    }

    synchronized List<Left> over(long age) {
        var left = new ArrayList<Left>();
        long now = System.nanoTime();
        known.values().removeIf(alike -> {
            if (now - alike.since < age) return false;
            if (alike.more > 0) left.add(new Left(alike.act, alike.answer, alike.more));
            return true;
        });
        return left;
    }
}
