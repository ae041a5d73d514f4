// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.StoredName;

/** The state of a chat session in its three phases. */
public sealed interface ChatSession {

    /** Nobody has said hello yet. */
    @StoredName("is-new")
    record New() implements ChatSession {}

    /**
     * The conversation goes on.
     *
     * @param seq the number of the last fact
     * @param idle silence after which it ends
     */
    @StoredName("is-open")
    record Open(
            long seq,
            Instant openedAt,
            Instant lastActivity,
            Duration idle,
            @Nullable String predecessor,
            Visitor visitor,
            Owner owner,
            Talk talk,
            Shopping shopping,
            Tokens tokens)
            implements ChatSession {

        Instant expiresAt() {
            return lastActivity.plus(idle);
        }

        Open with(Visitor next) {
            return new Open(seq, openedAt, lastActivity, idle, predecessor, next, owner, talk, shopping, tokens);
        }

        Open with(Owner next) {
            return new Open(seq, openedAt, lastActivity, idle, predecessor, visitor, next, talk, shopping, tokens);
        }

        Open with(Talk next) {
            return new Open(seq, openedAt, lastActivity, idle, predecessor, visitor, owner, next, shopping, tokens);
        }

        Open with(Shopping next) {
            return new Open(seq, openedAt, lastActivity, idle, predecessor, visitor, owner, talk, next, tokens);
        }

        Open with(Tokens next) {
            return new Open(seq, openedAt, lastActivity, idle, predecessor, visitor, owner, talk, shopping, next);
        }

        Open at(long next, Instant activity) {
            return new Open(next, openedAt, activity, idle, predecessor, visitor, owner, talk, shopping, tokens);
        }
    }

    /**
     * The conversation is over; an order may still be confirmed.
     *
     * @param erasedAt when the person was forgotten: nothing personal goes to a successor after that
     */
    @StoredName("is-ended")
    record Ended(
            Open last,
            Instant at,
            ChatEvent.EndReason why,
            long endSeq,
            @Nullable String successor,
            @Nullable Instant erasedAt)
            implements ChatSession {
        public boolean isErased() {
            return erasedAt != null;
        }
    }

    /**
     * Who the visitor is and where.
     *
     * @param zone the visitor's own time zone, if the browser told it
     */
    record Visitor(
            String locale,
            @Nullable String zone,
            @Nullable Page page,
            @Nullable String referrer,
            @Nullable Identity identity,
            SequencedMap<String, String> preferences) {
        private static final int PREFERENCES = 10_000;

        public Visitor {
            preferences = new LinkedHashMap<>(preferences);
        }

        Visitor on(Page next) {
            return new Visitor(locale, zone, next, referrer, identity, preferences);
        }

        Visitor being(Identity next) {
            return new Visitor(locale, zone, page, referrer, next, preferences);
        }

        /** The last ones told are kept, as many as fit. */
        Visitor preferring(String key, String value) {
            var more = new LinkedHashMap<>(preferences);
            more.putLast(key, value);
            int weight = 0;
            for (var one : more.entrySet()) weight += Weight.of(one.getKey()) + Weight.of(one.getValue());
            while (weight > PREFERENCES) {
                var gone = more.pollFirstEntry();
                weight -= Weight.of(gone.getKey()) + Weight.of(gone.getValue());
            }
            return new Visitor(locale, zone, page, referrer, identity, more);
        }
    }

    /**
     * Which tokens were used: a token is dead once a younger one was first used ten minutes ago.
     *
     * @param used when each token (by the time it was issued) was first used, oldest first
     */
    record Tokens(List<Use> used) {
        static final Duration GRACE = Duration.ofMinutes(10);
        static final int REMEMBERED = 32;

        public Tokens {
            used = List.copyOf(used);
        }

        record Use(Instant issued, Instant firstUsed) {}

        boolean isDead(Instant issued, Instant now) {
            return used.stream().anyMatch(u -> u.issued.isAfter(issued) && now.isAfter(u.firstUsed.plus(GRACE)));
        }

        boolean isYoungest(Instant issued) {
            return used.stream().allMatch(u -> u.issued.isBefore(issued));
        }

        /**
         * Of the uses that are older than the grace only the youngest still matters: it is what older
         * tokens are dead by. When too many fall into one grace, the oldest of those is let go, which
         * leaves a few tokens good for a little longer.
         */
        Tokens use(Instant issued, Instant now) {
            var kept = new ArrayList<Use>();
            for (Use u : used) {
                boolean old = now.isAfter(u.firstUsed.plus(GRACE));
                if (old) kept.clear();
                kept.add(u);
            }
            kept.add(new Use(issued, now));
            if (kept.size() > REMEMBERED) kept.remove(1);
            return new Tokens(kept);
        }
    }

    /** What a session's state is for whoever only wants to look at it; null for a new one. */
    static @Nullable Open lastOf(ChatSession session) {
        return switch (session) {
            case New fresh -> null;
            case Open open -> open;
            case Ended ended -> ended.last();
        };
    }
}
