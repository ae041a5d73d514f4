// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** Which page a browser's request comes from, by its {@code Origin}. A request without one comes from no other site's page. */
public final class Origins {
    private final String own;

    /** @param publicBaseUrl where the engine is reached from outside */
    public Origins(URI publicBaseUrl) {
        own = (publicBaseUrl.getScheme() + "://" + publicBaseUrl.getAuthority()).toLowerCase(Locale.ROOT);
    }

    public boolean isHttps() {
        return own.startsWith("https:");
    }

    /** From our own pages, or from no page at all. */
    public boolean isOwn(HttpRequest request) {
        return isAmong(request, List.of());
    }

    /** From our own pages, from one of these origins, or from no page at all. */
    public boolean isAmong(HttpRequest request, Collection<String> allowed) {
        return claim(request).test(allowed);
    }

    /** Where a request says it comes from, kept small for as long as its socket lives. */
    public Predicate<Collection<String>> claim(HttpRequest request) {
        String origin = origin(request).orElse(null);
        String host = request.getHeader("Host").map(HttpHeader::value).orElse("");
        return allowed ->
                origin == null || isOwn(host, origin) || allowed.stream().anyMatch(origin::equalsIgnoreCase);
    }

    private static Optional<String> origin(HttpRequest request) {
        return request.getHeader("Origin").map(HttpHeader::value);
    }

    /** A page cannot choose its Host: when both name the same place the page is ours, whatever name we are reached by. */
    private boolean isOwn(String host, String origin) {
        String given = origin.toLowerCase(Locale.ROOT);
        return given.equals(own)
                || (!isHttps() && !host.isEmpty() && given.equals("http://" + host.toLowerCase(Locale.ROOT)));
    }
}
