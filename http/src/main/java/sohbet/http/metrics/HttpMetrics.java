// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.metrics;

import java.time.Duration;
import kamon.Kamon;
import kamon.metric.Metric;
import kamon.tag.TagSet;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.jspecify.annotations.Nullable;
import sohbet.http.chat.ChatEdge;
import sohbet.http.edge.AsyncApi;
import sohbet.http.edge.Edge;
import sohbet.http.edge.Exchange;

/** Requests and frames: how many, how long, and what they were refused for. */
public final class HttpMetrics implements Edge.Observer, ChatEdge.Watch {
    private static final String NO_CODE = "none";

    private final Metric.Timer requests = Kamon.timer(
            "sohbet.http.request", "From a request's head to its answer, by operation, method, status and refusal");
    private final Metric.Timer frames =
            Kamon.timer("sohbet.frame", "From a visitor's frame to its ack or nack, by frame and nack code");
    private final AsyncApi known;
    private final RecentTimes acks;

    /**
     * @param acks is told of every ack
     */
    public HttpMetrics(AsyncApi known, RecentTimes acks) {
        this.known = known;
        this.acks = acks;
    }

    /** An upgrade is no answer: its socket goes on. */
    @Override
    public void answered(Exchange exchange, HttpRequest request, HttpResponse response) {
        if (response.status().equals(StatusCodes.SWITCHING_PROTOCOLS)) {
            return;
        }
        requests.withTags(TagSet.builder()
                        .add("operation", exchange.operation())
                        .add("method", request.method().name())
                        .add("status", Integer.toString(response.status().intValue()))
                        .add("code", exchange.code().isEmpty() ? NO_CODE : exchange.code())
                        .build())
                .record(exchange.nanos());
    }

    /** What a frame calls itself is the client's word: only names we know become labels. */
    @Override
    public void answered(String frame, Duration after, @Nullable String nackCode) {
        frames.withTags(TagSet.builder()
                        .add("frame", known.knows("client_" + frame) ? frame : "unknown")
                        .add("code", nackCode == null ? NO_CODE : nackCode)
                        .build())
                .record(after);
        if (nackCode == null) acks.add(after);
    }
}
