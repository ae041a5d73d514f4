// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Strong ETags: the sequence number (or version) in quotes. */
public final class ETags {
    private ETags() {}

    /** The answer with its ETag, or 304 when the caller has it already. */
    public static HttpResponse answer(HttpRequest request, long version, Supplier<HttpResponse> response) {
        String tag = quoted(version);
        boolean known = request.getHeader("If-None-Match")
                .map(HttpHeader::value)
                .filter(given -> names(given, tag))
                .isPresent();
        return tagged(version, known ? HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED) : response.get());
    }

    public static HttpResponse tagged(long version, HttpResponse response) {
        return response.addHeader(RawHeader.create("ETag", quoted(version)))
                .addHeader(RawHeader.create("Cache-Control", "private, no-cache"));
    }

    /** The version an {@code If-Match} insists on, empty without one; refuses what no version of ours can be. */
    public static OptionalLong expected(HttpRequest request) {
        String given = request.getHeader("If-Match")
                .map(HttpHeader::value)
                .map(String::strip)
                .orElse("*");
        if (given.equals("*")) {
            return OptionalLong.empty();
        }
        if (!given.matches("\"[0-9]{1,18}\"")) {
            throw Problem.of("precondition_failed").thrown();
        }
        return OptionalLong.of(Long.parseLong(given.substring(1, given.length() - 1)));
    }

    private static String quoted(long version) {
        return '"' + Long.toString(version) + '"';
    }

    private static boolean names(String given, String tag) {
        return Arrays.stream(given.split(","))
                .map(String::strip)
                .anyMatch(one -> one.equals(tag) || one.equals("W/" + tag) || one.equals("*"));
    }
}
