// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.logs;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a collector that speaks Sentry's protocol takes reports, from its DSN {@code https://key@host/project}.
 *
 * @param envelopes the project's endpoint
 */
public record SentryAddress(URI envelopes, String key) {
    private static final Pattern DSN = Pattern.compile("(https?)://(\\w+)@([^/@\\s]+)(/(?:[\\w-]+/)*)(\\w+)");

    public static Optional<SentryAddress> parse(String dsn) {
        var parts = DSN.matcher(dsn.strip());
        return parts.matches()
                ? Optional.of(new SentryAddress(
                        URI.create(parts.group(1) + "://" + parts.group(3) + parts.group(4) + "api/" + parts.group(5)
                                + "/envelope/"),
                        parts.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return String.valueOf(envelopes.getHost());
    }
}
