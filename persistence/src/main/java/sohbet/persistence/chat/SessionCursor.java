// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Where a page of the list ended: the last row on it, so that rows coming in shift nothing. */
public record SessionCursor(Instant at, String id) {
    /** An opaque word for it, to be handed out and in again. */
    public String word() {
        String plain = MICROS.between(Instant.EPOCH, at) + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /** Empty when it is none of ours. */
    public static Optional<SessionCursor> of(String word) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(word), UTF_8);
            int space = plain.indexOf(' ');
            long micros = Long.parseLong(plain.substring(0, Math.max(0, space)));
            return Optional.of(new SessionCursor(Instant.EPOCH.plus(micros, MICROS), plain.substring(space + 1)));
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException no) {
            return Optional.empty();
        }
    }
}
