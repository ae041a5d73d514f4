// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test sets. */
final class TestClock implements DomainClock {
    static final Instant START = Instant.parse("2026-03-01T09:00:00.123456Z");
    private final AtomicReference<Instant> standing = new AtomicReference<>(START);

    @Override
    public Instant instant() {
        return standing.get();
    }

    void set(Instant now) {
        standing.set(now);
    }

    void advance(Duration by) {
        standing.updateAndGet(now -> now.plus(by));
    }
}
