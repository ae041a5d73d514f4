// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** How people write where a PostgreSQL is and who signs in: {@code postgresql://user:password@host:port/name?options}. */
public final class DatabaseUrl {
    private DatabaseUrl() {}

    /** Also as {@code postgres:} and {@code jdbc:postgresql:}. What is wrong is told without the address: it may hold a password. */
    public static Database.Settings read(String url) {
        String plain = url.strip().replaceFirst("^jdbc:", "");
        try {
            URI uri = URI.create(plain.replaceFirst("^postgres:", "postgresql:"));
            if (!"postgresql".equals(uri.getScheme())
                    || uri.getHost() == null
                    || uri.getPath().length() < 2) {
                throw new IllegalArgumentException("scheme, host or name is missing");
            }
            String[] who = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return Database.Settings.of(
                    "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + options,
                    decoded(who[0]),
                    who.length > 1 ? decoded(who[1]) : "");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The database URL is not of the form postgresql://user:password@host:5432/name.", e);
        }
    }

    /** Where it is, for people: {@code host:port/name}. */
    public static String shown(Database.Settings settings) {
        return settings.url().replaceFirst("^jdbc:postgresql://", "").replaceFirst("[?].*", "");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
