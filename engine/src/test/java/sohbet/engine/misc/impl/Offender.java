// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.misc.impl;

import java.time.Instant;
import org.apache.pekko.actor.typed.Behavior;

/** Breaks every rule of the architecture, to show that it is noticed. */
public final class Offender {
    Behavior<Instant> behavior;
    java.sql.Connection connection;
    Instant now = Instant.now();
}
