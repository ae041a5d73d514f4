// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.metrics;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import java.nio.charset.StandardCharsets;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import sohbet.http.account.Access;

/**
 * What Prometheus reads.
 *
 * <pre>
 * GET  /metrics
 * </pre>
 */
public final class MetricsRoutes {
    private static final ContentType TEXT = ContentTypes.parse("text/plain; version=0.0.4; charset=utf-8");

    private final Access access;
    private final Metrics metrics;

    public MetricsRoutes(Access access, Metrics metrics) {
        this.access = access;
        this.metrics = metrics;
    }

    public Route routes() {
        return get(() -> path("metrics", () -> access.open("getMetrics", () -> complete(scraped()))));
    }

    private HttpResponse scraped() {
        return HttpResponse.create()
                .withEntity(HttpEntities.create(TEXT, metrics.scrape().getBytes(StandardCharsets.UTF_8)));
    }
}
