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
import sohbet.engine.kernel.DomainClock;
import sohbet.engine.kernel.Keys;
import sohbet.engine.kernel.Seal;

/**
 * Proofs that somebody is the visitor of a session. A token is opaque: merchant, session and the
 * time of issue, sealed with a key of its own that all nodes share. It is a visitor's, so it goes by the shops' time, as the
 * session does that compares the time of issue with what happened in it.
 */
public final class SessionTokens {
    static final Duration GOOD_FOR = Duration.ofDays(90);
    private static final String KEY = "installation|session-tokens";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private final Seal seal;
    private final DomainClock clock;

    private SessionTokens(Seal seal, DomainClock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    public static CompletionStage<SessionTokens> load(Keys keys, DomainClock clock) {
        return keys.findOrCreate(KEY).thenApply(seal -> new SessionTokens(seal, clock));
    }

    /** What a token of ours says. */
    public record Token(String merchant, String session, Instant issued) {}

    public String issue(String merchant, String session) {
        String says = clock.instant().toEpochMilli() + " " + merchant + " " + session;
        return ENCODER.encodeToString(seal.seal(says.getBytes(StandardCharsets.UTF_8)));
    }

    /** Empty for anything that is not ours or older than 90 days. */
    public Optional<Token> read(@Nullable String token) {
        if (token == null || token.length() > 512) return Optional.empty();
        try {
            byte[] plain = seal.open(Base64.getUrlDecoder().decode(token));
            if (plain == null) return Optional.empty();
            String[] says = new String(plain, StandardCharsets.UTF_8).split(" ", 3);
            var issued = Instant.ofEpochMilli(Long.parseLong(says[0]));
            return issued.plus(GOOD_FOR).isBefore(clock.instant())
                    ? Optional.empty()
                    : Optional.of(new Token(says[1], says[2], issued));
        } catch (RuntimeException forged) {
            return Optional.empty();
        }
    }
}
