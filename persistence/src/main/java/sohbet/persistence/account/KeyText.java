// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * How an API key is written: {@code sohbet_sk_<id>_<secret><checksum>}. The secret is 256 random bits in 43 characters, the
 * checksum the CRC-32 (ISO 3309) of all that stands before it in six, both in base62. Whoever mistypes or invents a key is known by
 * it without a look into the store; it protects nothing by itself.
 */
public final class KeyText {
    /** What every key begins with, so that a leaked one is recognised wherever it turns up. */
    public static final String PREFIX = "sohbet_sk_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ID = 12;
    private static final int SECRET = 43;
    private static final int CHECKSUM = 6;
    private static final int SHORTEST_GIVEN = 32;
    private static final int LONGEST_GIVEN = 200;
    private static final int SHOWN = 4;
    private static final Pattern SHAPE = Pattern.compile(
            PREFIX + "[0-9A-Za-z]{" + ID + "}_[0-9A-Za-z]{" + (SECRET + CHECKSUM) + "}", Pattern.DOTALL);
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyText() {}

    static String freshId() {
        return base62(new BigInteger(Long.SIZE, RANDOM), ID);
    }

    /** A new key of this id; it is told once and never again. */
    static String fresh(String id) {
        String unchecked = PREFIX + id + "_" + base62(new BigInteger(256, RANDOM), SECRET);
        return unchecked + checksum(unchecked);
    }

    /** Whether this can be a key that was made here. */
    public static boolean fits(String key) {
        if (!SHAPE.matcher(key).matches()) return false;
        int end = key.length() - CHECKSUM;
        return key.substring(end).equals(checksum(key.substring(0, end)));
    }

    /** Whether this may be chosen for a key by whoever installs the engine. */
    public static boolean mayBeGiven(String key) {
        return key.startsWith(PREFIX) && key.length() >= SHORTEST_GIVEN && key.length() <= LONGEST_GIVEN;
    }

    /** As much of a key as tells it from others and opens nothing. */
    static String shown(String key) {
        int secret = fits(key) ? PREFIX.length() + ID + 1 : PREFIX.length();
        return key.substring(0, secret + SHOWN);
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return base62(BigInteger.valueOf(crc.getValue()), CHECKSUM);
    }

    private static String base62(BigInteger number, int length) {
        StringBuilder digits = new StringBuilder(length);
        BigInteger rest = number;
        BigInteger base = BigInteger.valueOf(DIGITS.length());
        for (int i = 0; i < length; i++) {
            BigInteger[] parts = rest.divideAndRemainder(base);
            digits.append(DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return digits.reverse().toString();
    }
}
