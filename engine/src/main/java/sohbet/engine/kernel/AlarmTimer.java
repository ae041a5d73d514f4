// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.time.Duration;
import java.time.Instant;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * The one timer of an entity for its next alarm. It may ring too early and then the state is asked
 * again, so an alarm that moves to later costs nothing.
 */
final class AlarmTimer {
    /** The scheduler refuses what is more than 248 days away; after a day it is soon enough to look. */
    private static final Duration FARTHEST = Duration.ofDays(1);

    private final TimerScheduler<EntityMessage> timers;
    private final DomainClock clock;
    private @Nullable Instant armedFor;

    AlarmTimer(TimerScheduler<EntityMessage> timers, DomainClock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    boolean isDue(Instant at) {
        return !at.isAfter(clock.instant());
    }

    /** No timer is running: it has rung, or a restart has cancelled it. */
    void rang() {
        armedFor = null;
    }

    /** Sees to it that the timer rings no later than {@code at}; null needs no timer. */
    void arm(@Nullable Instant at) {
        if (at == null) {
            timers.cancel(EntityMessage.AlarmDue.class);
            armedFor = null;
        } else if (armedFor == null || at.isBefore(armedFor)) {
            armedFor = at;
            timers.startSingleTimer(EntityMessage.AlarmDue.class, new EntityMessage.AlarmDue(), delay(at));
        }
    }

    /** A millisecond more than is left, as timers cut off what is smaller. */
    private Duration delay(Instant at) {
        Duration left = Duration.between(clock.instant(), at);
        if (left.isNegative()) return Duration.ofMillis(1);
        return left.compareTo(FARTHEST) > 0 ? FARTHEST : left.plusMillis(1);
    }
}
