// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import sohbet.engine.chat.ChatEvent;
import sohbet.engine.kernel.Recorded;
import sohbet.persistence.tail.Happening;
import sohbet.persistence.tail.Position;

/** Facts as the tail would tell them. */
final class Happenings {
    private Happenings() {}

    static Happening of(long position, String merchant, String id, Recorded<ChatEvent> recorded) {
        return new Happening(
                new Position(1, position),
                "chat|" + merchant + "~" + id,
                "chat",
                merchant,
                id,
                recorded.event().at(),
                recorded);
    }
}
