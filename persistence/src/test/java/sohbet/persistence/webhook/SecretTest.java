// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecretTest {
    /** The example of the reference implementations of Standard Webhooks. */
    @Test
    void a_signature_is_the_one_everybody_else_reckons() {
        Secret secret = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body));
    }

    @Test
    void a_fresh_one_is_long_enough_and_is_never_shown_by_accident() {
        Secret secret = Secret.fresh();
        assertTrue(Base64.getDecoder().decode(secret.text().substring(6)).length >= 24);
        assertNotEquals(secret.text(), Secret.fresh().text());
        assertFalse(("" + secret).contains(secret.text().substring(6)));
        assertEquals(secret.text(), Secret.parse(secret.text()).text());
    }

    @Test
    void an_id_cannot_pass_for_a_part_of_what_is_signed() {
        Instant at = Instant.EPOCH;
        assertThrows(IllegalArgumentException.class, () -> new OutgoingEvent("demo", "a.1", "t", at, "{}"));
        assertThrows(IllegalArgumentException.class, () -> new OutgoingEvent("demo", "a", "T\"", at, "{}"));
    }

    @Test
    void the_waits_are_those_of_the_standard_and_up_to_a_tenth_longer() {
        assertEquals(10, RetrySchedule.ATTEMPTS);
        long[] seconds = {5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400};
        for (int tries = 1; tries < RetrySchedule.ATTEMPTS; tries++) {
            long wait = RetrySchedule.after(tries, Duration.ZERO).toMillis();
            assertTrue(wait >= seconds[tries - 1] * 1_000 && wait <= seconds[tries - 1] * 1_100, tries + ": " + wait);
        }
        assertTrue(RetrySchedule.after(1, Duration.ofMinutes(2)).toSeconds() >= 120);
        assertTrue(RetrySchedule.after(1, Duration.ofDays(9)).toHours() <= 27);
    }
}
