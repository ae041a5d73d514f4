// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.AttributeKey;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** One request and its answer: the id that finds it in the log, its reader's language, and what became of it. */
public final class Exchange {
    private static final AttributeKey<Exchange> KEY = AttributeKey.create("sohbet.exchange", Exchange.class);

    static final String NONE = "none";

    private final String correlationId;
    private final Language language;
    private final long started = System.nanoTime();
    private volatile String operation = NONE;
    private volatile String code = "";
    private volatile boolean shared;
    private volatile List<HttpHeader> limits = List.of();
    private volatile @Nullable String claimed;
    private volatile @Nullable JsonNode before;
    private volatile @Nullable JsonNode after;
    private volatile @Nullable Function<HttpResponse, CompletionStage<HttpResponse>> beforeAnswer;
    private final Queue<Places.Place> places = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private Exchange(String correlationId, Language language) {
        this.correlationId = correlationId;
        this.language = language;
    }

    /** The exchange of a request; a request that never passed {@link Edge#around} gets one of its own. */
    public static Exchange of(HttpRequest request) {
        return request.getAttribute(KEY).orElseGet(() -> begin(request));
    }

    static HttpRequest opened(HttpRequest request) {
        return request.addAttribute(KEY, begin(request));
    }

    static Exchange anonymous() {
        return new Exchange(CorrelationId.fresh(), Language.EN);
    }

    private static Exchange begin(HttpRequest request) {
        String accept =
                request.getHeader("Accept-Language").map(HttpHeader::value).orElse(null);
        return new Exchange(CorrelationId.of(request), Language.of(accept));
    }

    public String correlationId() {
        return correlationId;
    }

    public Language language() {
        return language;
    }

    /** The operation of openapi.yaml that took the request, {@code none} when no route did. */
    public String operation() {
        return operation;
    }

    public void operation(String id) {
        operation = id;
    }

    /** The code of the refusal, empty when there was none. */
    public String code() {
        return code;
    }

    void refused(@Nullable String why) {
        code = why == null ? "" : why;
    }

    /** The answer may be read by pages of other origins. */
    void share() {
        shared = true;
    }

    /** Of the limits it took from, which is nearest and what is left of it; as header values. */
    public void limited(String policy, String left) {
        limits = List.of(RawHeader.create("RateLimit-Policy", policy), RawHeader.create("RateLimit", left));
    }

    List<HttpHeader> limits() {
        return limits;
    }

    boolean isShared() {
        return shared;
    }

    /** Who the caller says to be, until it is shown; it is never written down. */
    public void claims(String email) {
        claimed = email;
    }

    public @Nullable String claimed() {
        return claimed;
    }

    /** What settings were before the request and are after it, as their reader sees them. */
    public void changed(Object was, Object is) {
        before = Json.tree(was);
        after = Json.tree(is);
    }

    public @Nullable JsonNode before() {
        return before;
    }

    public @Nullable JsonNode after() {
        return after;
    }

    /** What has to happen between the answer being known and its leaving. */
    public void beforeAnswer(Function<HttpResponse, CompletionStage<HttpResponse>> step) {
        beforeAnswer = step;
    }

    CompletionStage<HttpResponse> leaving(HttpResponse response) {
        var step = beforeAnswer;
        return step == null ? CompletableFuture.completedStage(response) : step.apply(response);
    }

    void holds(Places.Place place) {
        places.add(place);
        if (over) leave();
    }

    /** The request only waits for something to happen from now on, and takes nobody's place meanwhile. */
    public void waits() {
        places.forEach(Places.Place::close);
    }

    /** The answer is known, or given up. */
    void leave() {
        over = true;
        waits();
    }

    public long nanos() {
        return System.nanoTime() - started;
    }

    /** Log lines written inside carry the correlation id. */
    public void logging(Runnable lines) {
        logging(correlationId, lines);
    }

    /** The same where only the id is left, as in a socket that outlives its request. */
    public static void logging(String correlationId, Runnable lines) {
        MDC.put("correlation_id", correlationId);
        try {
            lines.run();
        } finally {
            MDC.remove("correlation_id");
        }
    }
}
