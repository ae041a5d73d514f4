// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.notification;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import sohbet.persistence.tail.TailProbe;
import sohbet.persistence.tail.TailRow;

/** How far the read models of this node are behind, as its tail has told; everything else goes on to somebody else. */
public final class TailDelay implements TailProbe {
    private final TailProbe next;
    private final Map<String, Duration> lags = new ConcurrentHashMap<>();
    private volatile Duration horizon = Duration.ZERO;

    public TailDelay(TailProbe next) {
        this.next = next;
    }

    @Override
    public void applied(String projection, int rows, Duration took) {
        next.applied(projection, rows, took);
    }

    @Override
    public void lag(String projection, Duration lag) {
        lags.put(projection, lag);
        next.lag(projection, lag);
    }

    @Override
    public void failed(String projection, TailRow row, Throwable why) {
        next.failed(projection, row, why);
    }

    @Override
    public void horizon(Duration age, String culprit) {
        horizon = age;
        next.horizon(age, culprit);
    }

    /** The longest of them, in seconds. */
    double seconds() {
        var longest = horizon;
        for (var lag : lags.values()) if (lag.compareTo(longest) > 0) longest = lag;
        return longest.toMillis() / 1000.0;
    }
}
