// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.jspecify.annotations.Nullable;

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
    return origin(request).map(origin -> isOwn(request, origin)).orElse(true);
  }

  /** From our own pages, from one of these origins, or from no page at all. */
  public boolean isAmong(HttpRequest request, Collection<String> allowed) {
    return isOwn(request) || isAmong(origin(request).orElse(null), allowed);
  }

  /** Like {@link #isAmong(HttpRequest, Collection)}, where only the origin is known. */
  public boolean isAmong(@Nullable String origin, Collection<String> allowed) {
    return origin == null || origin.equalsIgnoreCase(own) || allowed.stream().anyMatch(origin::equalsIgnoreCase);
  }

  /** The origin of a page that is not our own, null for our own and for what is no page. */
  public @Nullable String foreign(HttpRequest request) {
    return isOwn(request) ? null : origin(request).orElse(null);
  }

  private static Optional<String> origin(HttpRequest request) {
    return request.getHeader("Origin").map(HttpHeader::value);
  }

  /** A page cannot choose its Host: when both name the same place the page is ours, whatever name we are reached by. */
  private boolean isOwn(HttpRequest request, String origin) {
    String host = request.getHeader("Host").map(HttpHeader::value).orElse("");
    String given = origin.toLowerCase(Locale.ROOT);
    return given.equals(own)
        || (!isHttps() && !host.isEmpty() && given.equals("http://" + host.toLowerCase(Locale.ROOT)));
  }
}
