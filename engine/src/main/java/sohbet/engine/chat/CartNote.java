// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Money;

/**
 * What a session knows of its visitor's cart: which it is, and how it was when it heard of it.
 *
 * @param before the cart it took the place of, where an answer may still be remembered
 * @param seq the cart's number when it was last heard of
 * @param moments the last changes this session heard of, oldest first
 */
public record CartNote(String id, @Nullable String before, long seq, List<Moment> moments) {
    private static final int MOMENTS = 30;

    public CartNote {
        moments = List.copyOf(moments);
    }

    /**
     * What was in the cart after one change.
     *
     * @param seq the number of the session's fact
     * @param total null when nothing was in it
     */
    public record Moment(
            long seq, Instant at, int lines, @Nullable Money total) {}

    /** The note a successor begins with; a session that never had a cart hands on the one named after it. */
    public static CartNote inherited(@Nullable CartNote note, String session) {
        return note == null
                ? new CartNote(session, null, 0, List.of())
                : new CartNote(note.id, note.before, note.seq, List.of());
    }

    static CartNote hearing(@Nullable CartNote known, long seq, ChatEvent.CartChanged it) {
        var before = known == null || it.instead() != null ? it.instead() : known.before;
        var moment = new Moment(seq, it.at(), it.lines().size(), it.total());
        List<Moment> earlier = known == null ? List.of() : known.moments;
        return new CartNote(it.cart(), before, it.cartSeq(), Talk.append(earlier, moment, MOMENTS));
    }
}
