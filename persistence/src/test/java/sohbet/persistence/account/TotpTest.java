// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the rows of SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codes_are_those_of_the_rfc(long seconds, String code) {
        assertEquals(code, Totp.codeAt(SECRET, seconds / 30, 8));
        assertEquals(code.substring(2), Totp.codeAt(SECRET, seconds / 30, 6));
    }

    @Test
    void a_clock_may_be_one_step_off_and_no_more() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = 1_234_567_890 / 30;
        for (long off = -3; off <= 3; off++) {
            OptionalLong found = Totp.stepOf(SECRET, Totp.codeAt(SECRET, step + off, 6), now);
            assertEquals(
                    Math.abs(off) <= 1 ? OptionalLong.of(step + off) : OptionalLong.empty(), found, "off by " + off);
        }
        assertTrue(Totp.stepOf(SECRET, "", now).isEmpty());
        assertTrue(Totp.stepOf(SECRET, "９９９９９９", now).isEmpty());
    }

    /** RFC 4648 §10, without the padding. */
    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void a_secret_is_written_in_base32(String plain, String written) {
        assertEquals(written, Totp.base32(plain.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void secrets_are_not_twice_the_same() {
        assertFalse(Totp.base32(Totp.freshSecret()).equals(Totp.base32(Totp.freshSecret())));
        assertEquals(32, Totp.base32(Totp.freshSecret()).length());
    }
}
