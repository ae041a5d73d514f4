// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.limit;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import sohbet.engine.limit.Rate;

/**
 * Whether a request may go on, and how much is left of the limit that is nearest.
 *
 * @param pause when not, how long until it may
 * @param reset how long until all of it is there again
 */
public record Verdict(LimitKind kind, Rate rate, boolean isAllowed, int left, Duration pause, Duration reset) {

    /** Of several the one that refuses longest, else the one with the smallest share left. */
    static Verdict tightest(List<Verdict> verdicts) {
        return verdicts.stream()
                .min(Comparator.comparing(Verdict::isAllowed)
                        .thenComparing(Verdict::pause, Comparator.reverseOrder())
                        .thenComparingDouble(it -> (double) it.left / it.rate.amount()))
                .orElseThrow();
    }

    /** {@code RateLimit-Policy} of draft-ietf-httpapi-ratelimit-headers-10: which limit, how many in how many seconds. */
    public String policy() {
        return "\"%s\";q=%d;w=%d"
                .formatted(kind.word(), rate.amount(), rate.per().toSeconds());
    }

    /** {@code RateLimit} of the same: how many are left, and in how many seconds there are more. */
    public String limit() {
        return "\"%s\";r=%d;t=%d".formatted(kind.word(), left, seconds(isAllowed ? reset : pause));
    }

    private static long seconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }
}
