// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

import java.time.Instant;

/**
 * What an entity has to do at a moment to come. It is a pure function of the state, so it survives
 * anything the journal survives; the command may arrive late or twice and is decided like any
 * other.
 */
public record Alarm<C extends Command>(Instant at, C command) {}
