// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;
import sohbet.engine.kernel.Rejection;

/**
 * Why a request was refused, as an RFC 9457 problem document. The code is part of the API and decides the status; the title is
 * in the reader's language.
 *
 * @param turkish what exactly is wrong, when there is more to say than the title
 * @param retryAfter when it makes sense to try again
 * @param more further members of the document, for example {@code limits}
 */
public record Problem(
        String code,
        @Nullable String turkish,
        @Nullable String english,
        List<FieldError> errors,
        @Nullable Duration retryAfter,
        Map<String, Object> more) {
    private static final ContentType TYPE = ContentTypes.parse("application/problem+json");
    private static final Duration SOON = Duration.ofSeconds(2);

    public Problem {
        errors = List.copyOf(errors);
        more = Map.copyOf(more);
    }

    public static Problem of(String code) {
        return new Problem(code, null, null, List.of(), null, Map.of());
    }

    /** A refusal of the domain, with its figures as {@code details}. */
    public static Problem of(Rejection rejection) {
        Problem problem = of(rejection.code());
        Duration after = rejection.retryAfter();
        problem = after == null ? problem : problem.retryAfter(after);
        return rejection.details().isEmpty() ? problem : problem.with("details", new TreeMap<>(rejection.details()));
    }

    /** The request does not fit its schema; {@code too_long} when nothing but lengths were exceeded. */
    public static Problem invalid(List<FieldError> errors) {
        boolean onlyLong = !errors.isEmpty() && errors.stream().allMatch(FieldError::isTooLong);
        return new Problem(onlyLong ? "too_long" : "invalid", null, null, errors, null, Map.of());
    }

    public static Problem invalid(String at, String message) {
        return invalid(List.of(new FieldError(at, message, "value")));
    }

    public Problem detail(String turkish, String english) {
        return new Problem(code, turkish, english, errors, retryAfter, more);
    }

    public Problem retryAfter(Duration after) {
        return new Problem(code, turkish, english, errors, after, more);
    }

    public Problem with(String member, Object value) {
        Map<String, Object> grown = new LinkedHashMap<>(more);
        grown.put(member, value);
        return new Problem(code, turkish, english, errors, retryAfter, grown);
    }

    /** What a code says in a language. */
    public static String title(String code, Language language) {
        return ProblemCode.of(code).title(language);
    }

    public int status() {
        return ProblemCode.of(code).status();
    }

    /** What is thrown where an answer cannot be returned; {@link Edge} answers with it. */
    public Refused thrown() {
        return new Refused(this);
    }

    /** The answer to one request. */
    public HttpResponse response(Exchange exchange) {
        exchange.refused(code);
        HttpResponse response = HttpResponse.create()
                .withStatus(StatusCodes.get(status()))
                .withEntity(
                        HttpEntities.create(TYPE, Json.bytes(document(exchange.language(), exchange.correlationId()))));
        long seconds = retrySeconds();
        return seconds < 0 ? response : response.addHeader(RawHeader.create("Retry-After", Long.toString(seconds)));
    }

    Map<String, Object> document(Language language, String correlationId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", ProblemCode.of(code).title(language));
        document.put("status", status());
        String detail = language == Language.TR ? turkish : english;
        if (detail != null) {
            document.put("detail", detail);
        }
        document.put("code", code);
        document.put("correlation_id", correlationId);
        if (!errors.isEmpty()) {
            document.put("errors", errors);
        }
        document.putAll(new TreeMap<>(more));
        return document;
    }

    /** Whole seconds, rounded up so that nobody comes back too early; -1 when there is nothing to wait for. */
    private long retrySeconds() {
        boolean waits = status() == 429 || status() == 503;
        Duration after = retryAfter == null && waits ? SOON : retryAfter;
        return after == null ? -1 : Math.max(1, after.plusNanos(999_999_999).toSeconds());
    }
}
