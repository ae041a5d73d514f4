// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sohbet.engine.chat.Owner;
import sohbet.engine.chat.Page;
import sohbet.engine.chat.Speaker;

/**
 * A session as one line of the list of sessions.
 *
 * @param views the day's product views as of the last one
 * @param lastText the beginning of what was said last; null when nothing was, or when it is erased
 */
public record SessionRow(
        String id,
        long seq,
        boolean isOpen,
        Instant startedAt,
        Instant lastActivityAt,
        String locale,
        @Nullable Page page,
        Visitor visitor,
        Owner owner,
        int messages,
        int interactions,
        int views,
        Purchases purchases,
        @Nullable String lastText,
        @Nullable Speaker lastBy) {

    public record Visitor(@Nullable String name, boolean verified, boolean erased) {}

    /** The orders that count for this session, each under the better of its two statuses. */
    public record Purchases(int reported, int confirmed) {}
}
