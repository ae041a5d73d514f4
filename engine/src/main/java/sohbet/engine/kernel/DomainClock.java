// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.time.Instant;

/**
 * The time in which shops live: sessions, carts, alarms, days. A sandbox may be ahead of the real
 * time. It is no {@link java.time.InstantSource} on purpose: whoever guards something (sign-in,
 * codes, keys, leases) goes by that one, and the compiler keeps the two apart.
 */
@FunctionalInterface
public interface DomainClock {
    Instant instant();
}
