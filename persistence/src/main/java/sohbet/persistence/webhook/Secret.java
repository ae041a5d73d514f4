// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a webhook's messages are signed with, as Standard Webhooks 1.0 say: {@code whsec_} and 24 to 64 bytes in base64. */
public final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private final byte[] key;

    Secret(byte[] key) {
        this.key = key.clone();
    }

    static Secret fresh() {
        var key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new Secret(key);
    }

    public static Secret parse(String text) {
        return new Secret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    byte[] bytes() {
        return key.clone();
    }

    /** As it is shown once. */
    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** {@code v1,…} of the id, the moment and the body. */
    public String sign(String messageId, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((messageId + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA256 on this Java", e);
        }
    }

    @Override
    public String toString() {
        return "secret";
    }
}
