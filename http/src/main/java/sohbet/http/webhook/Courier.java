// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.webhook;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.ClientTransport;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.HttpsConnectionContext;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Text;
import sohbet.persistence.webhook.Outcome;

/**
 * Carries one letter to the very address the guard has checked: a connection of its own, no redirects, no proxy, no more of the answer
 * than the log keeps. The name still stands in {@code Host}, in SNI, and is what the certificate has to be for.
 */
final class Courier {
    static final Duration USUAL_PATIENCE = Duration.ofSeconds(15);
    private static final int KEPT = 1_024;
    private static final Duration READING = Duration.ofSeconds(3);
    private static final Duration LONGEST_PUT_OFF = Duration.ofDays(1);

    private final ActorSystem system;
    private final AddressGuard guard;
    private final Duration patience;
    private final @Nullable HttpsConnectionContext tls;

    /** @param tls null for the certificates everybody trusts */
    Courier(ActorSystem system, AddressGuard guard, Duration patience, @Nullable HttpsConnectionContext tls) {
        this.system = system;
        this.guard = guard;
        this.patience = patience;
        this.tls = tls;
    }

    /** On a thread that may wait; whatever happens is an outcome. */
    Outcome carry(Letter letter) {
        Instant at = Instant.now();
        long begun = System.nanoTime();
        try {
            InetSocketAddress to = within(
                    CompletableFuture.supplyAsync(() -> checked(letter), thread -> Thread.startVirtualThread(thread)),
                    patience);
            Answer answer = within(exchange(letter, to), patience.minusNanos(System.nanoTime() - begun));
            return new Outcome(at, since(begun), answer.status(), null, answer.beginning(), answer.retryAfter());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(at, since(begun), null, "interrupted", null, Duration.ZERO);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return new Outcome(at, since(begun), null, fault(e), null, Duration.ZERO);
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static <T> T within(CompletionStage<T> stage, Duration time)
            throws InterruptedException, ExecutionException, TimeoutException {
        return stage.toCompletableFuture().get(Math.max(1, time.toMillis()), MILLISECONDS);
    }

    private InetSocketAddress checked(Letter letter) {
        try {
            return guard.checked(letter.to());
        } catch (AddressRefused | UnknownHostException e) {
            throw new CompletionException(e);
        }
    }

    /** What came back. */
    private record Answer(int status, String beginning, Duration retryAfter) {}

    /** Once the status is known it counts, whatever becomes of the rest: letting go of a long answer breaks the connection. */
    private CompletionStage<Answer> exchange(Letter letter, InetSocketAddress to) {
        Materializer materializer = SystemMaterializer.get(system).materializer();
        var answered = new CompletableFuture<Answer>();
        var isHeard = new AtomicBoolean();
        Source.single(request(letter))
                // An open end: the connection stays until the answer has been read.
                .concat(Source.maybe())
                .via(connection(letter, to))
                .mapAsync(1, response -> {
                    isHeard.set(true);
                    return answer(response, materializer).thenApply(answer -> {
                        answered.complete(answer);
                        return answer;
                    });
                })
                .completionTimeout(patience)
                .runWith(Sink.head(), materializer)
                .whenComplete((answer, broken) -> {
                    if (broken != null && !isHeard.get()) answered.completeExceptionally(broken);
                });
        return answered;
    }

    private Flow<HttpRequest, HttpResponse, NotUsed> connection(Letter letter, InetSocketAddress to) {
        var settings = ClientConnectionSettings.create(system)
                .withConnectingTimeout(patience)
                .withIdleTimeout(patience)
                .withTransport(
                        ClientTransport.withCustomResolver((host, port) -> CompletableFuture.completedStage(to)));
        String host = letter.to().getHost();
        var builder = Http.get(system)
                .connectionTo(host.startsWith("[") ? host.substring(1, host.length() - 1) : host)
                .toPort(to.getPort())
                .withClientConnectionSettings(settings);
        boolean isPlain = "http".equalsIgnoreCase(letter.to().getScheme());
        if (tls != null) builder = builder.withCustomHttpsConnectionContext(tls);
        return (isPlain ? builder.http() : builder.https()).mapMaterializedValue(connected -> NotUsed.getInstance());
    }

    private static HttpRequest request(Letter letter) {
        String path = letter.to().getRawPath();
        String query = letter.to().getRawQuery();
        String target = (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
        HttpRequest request =
                HttpRequest.POST(target).withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, letter.body()));
        for (var header : letter.headers().entrySet())
            request = request.addHeader(RawHeader.create(header.getKey(), header.getValue()));
        return request;
    }

    private static CompletionStage<Answer> answer(HttpResponse response, Materializer materializer) {
        int status = response.status().intValue();
        Duration retryAfter = retryAfter(response);
        return response.entity()
                .getDataBytes()
                .scan(ByteString.emptyByteString(), ByteString::concat)
                // The first that is enough, or the last there is.
                .takeWhile(read -> read.size() < KEPT, true)
                .takeWithin(READING)
                .runWith(Sink.last(), materializer)
                .exceptionally(broken -> ByteString.emptyByteString())
                .thenApply(read -> new Answer(status, readable(read), retryAfter));
    }

    private static String readable(ByteString read) {
        String text = new String(read.take(KEPT).toArray(), StandardCharsets.UTF_8);
        return Text.clean(text);
    }

    private static Duration retryAfter(HttpResponse response) {
        String asked = response.getHeader("Retry-After")
                .map(HttpHeader::value)
                .orElse("")
                .strip();
        if (!asked.matches("\\d{1,9}")) return Duration.ZERO;
        Duration after = Duration.ofSeconds(Long.parseLong(asked));
        return after.compareTo(LONGEST_PUT_OFF) > 0 ? LONGEST_PUT_OFF : after;
    }

    /** A word and never a message: those quote addresses. */
    private static String fault(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof AddressRefused) return "address_refused";
            if (cause instanceof UnknownHostException) return "unknown_host";
            if (cause instanceof TimeoutException) return "timeout";
            if (cause instanceof SSLException) return "tls";
            if (cause instanceof ConnectException) return "connect";
        }
        return "connection";
    }
}
