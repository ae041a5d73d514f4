// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

/**
 * A record as it lies in the journal or in a snapshot: its stored name and its bytes, sealed. It is
 * opened by whoever holds the entity's key.
 */
public record Stored(String manifest, byte[] bytes) {}
