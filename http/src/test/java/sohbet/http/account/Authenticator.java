// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A person's app: reckons codes from the key it was shown, by the real clock, apart from how the engine does it. */
public record Authenticator(String key) {
    private static final int STEP = 30;

    /** The code of a step beside the present one, once the present one has long enough to go. */
    public String code(int beside) {
        await().atMost(Duration.ofSeconds(20)).until(() -> Instant.now().getEpochSecond() % STEP < STEP - 10);
        return of(Instant.now().getEpochSecond() / STEP + beside);
    }

    /** The code of this moment, which is taken in the next step too. */
    public String now() {
        return of(Instant.now().getEpochSecond() / STEP);
    }

    private String of(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret(), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int at = hash[19] & 15;
            int number = (hash[at] & 127) << 24
                    | (hash[at + 1] & 255) << 16
                    | (hash[at + 2] & 255) << 8
                    | hash[at + 3] & 255;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] secret() {
        byte[] secret = new byte[key.length() * 5 / 8];
        for (int i = 0; i < key.length() * 5; i++) {
            int digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(key.charAt(i / 5));
            if ((digit >> 4 - i % 5 & 1) == 1) secret[i / 8] |= (byte) (0x80 >> i % 8);
        }
        return secret;
    }
}
