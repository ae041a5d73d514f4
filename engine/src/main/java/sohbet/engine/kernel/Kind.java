// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.kernel;

/**
 * One kind of aggregate: its name, which is the first word of its persistence ids and stored names,
 * and its rules.
 */
public record Kind<C extends Command, S, E extends Event>(String name, Decider<C, S, E> decider) {
    /** The persistence id of one entity: {@code chat|merchant~id}. */
    public String persistenceId(String entityId) {
        return name + "|" + entityId;
    }
}
