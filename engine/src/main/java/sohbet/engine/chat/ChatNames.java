// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import sohbet.engine.kernel.Names;

/** The stored names of this aggregate's records. */
public final class ChatNames {
    private ChatNames() {}

    public static Names addTo(Names names) {
        return names.add("chat", ChatEvent.class, ChatSession.class, ChatCommand.class, Notice.class);
    }
}
