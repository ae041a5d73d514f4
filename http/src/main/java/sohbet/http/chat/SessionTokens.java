// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.Keys;
import sohbet.engine.kernel.Seal;

/**
 * Proofs that somebody is the visitor of a session. A token is opaque: merchant, session and the
 * time of issue, sealed with a key of its own that all nodes share.
 */
public final class SessionTokens {
    static final Duration GOOD_FOR = Duration.ofDays(90);
    private static final String KEY = "installation|session-tokens";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private final Seal seal;

    private SessionTokens(Seal seal) {
        this.seal = seal;
    }

    public static CompletionStage<SessionTokens> load(Keys keys) {
        return keys.findOrCreate(KEY).thenApply(SessionTokens::new);
    }

    /** What a token of ours says. */
    public record Token(String merchant, String session, Instant issued) {}

    public String issue(String merchant, String session, Instant now) {
        String says = now.toEpochMilli() + " " + merchant + " " + session;
        return ENCODER.encodeToString(seal.seal(says.getBytes(StandardCharsets.UTF_8)));
    }

    /** Empty for anything that is not ours or older than 90 days. */
    public Optional<Token> read(@Nullable String token, Instant now) {
        if (token == null || token.length() > 512) return Optional.empty();
        try {
            byte[] plain = seal.open(Base64.getUrlDecoder().decode(token));
            if (plain == null) return Optional.empty();
            String[] says = new String(plain, StandardCharsets.UTF_8).split(" ", 3);
            var issued = Instant.ofEpochMilli(Long.parseLong(says[0]));
            return issued.plus(GOOD_FOR).isBefore(now)
                    ? Optional.empty()
                    : Optional.of(new Token(says[1], says[2], issued));
        } catch (RuntimeException forged) {
            return Optional.empty();
        }
    }
}
