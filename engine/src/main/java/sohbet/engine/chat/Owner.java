// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import org.jspecify.annotations.Nullable;

/**
 * Who answers in a session: the bot, or one agent by name.
 *
 * @param version counts the changes; a change names the version it saw
 * @param id the agent's user id
 */
public record Owner(
        Speaker kind, @Nullable String id, @Nullable String name, long version) {
    static final Owner BOT = new Owner(Speaker.BOT, null, null, 0);

    boolean isAgent(String agent) {
        return kind == Speaker.AGENT && agent.equals(id);
    }

    Owner takenBy(String agent, String name) {
        return new Owner(Speaker.AGENT, agent, name, version + 1);
    }

    Owner handedBack() {
        return new Owner(Speaker.BOT, null, null, version + 1);
    }
}
