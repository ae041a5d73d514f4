// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * Ids of sessions: 48 bits of time and 80 bits of chance in 26 characters of Crockford's base 32,
 * as the ULID specification lays them out, so that they sort by when the session began.
 */
public final class SessionId {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionId() {}

    public static String fresh(Instant now) {
        var id = new char[26];
        long time = now.toEpochMilli();
        for (int i = 9; i >= 0; i--, time >>>= 5) id[i] = ALPHABET.charAt((int) (time & 31));
        for (int i = 10; i < 26; i++) id[i] = ALPHABET.charAt(RANDOM.nextInt(32));
        return new String(id);
    }

    /** Whether a text could be an id of ours; anything else names no entity and makes none. */
    public static boolean isOne(String text) {
        if (text.length() != 26) return false;
        return text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }
}
