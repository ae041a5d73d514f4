// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Json;
import sohbet.http.edge.MalformedJson;

/** Questions to providers while they are tried: bounded in time and size, sent where they are meant to go and nowhere else. */
final class Calls {
    private static final int LARGEST = 512 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** It did not go well. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Trouble trouble;

        Failed(Trouble trouble) {
            super(trouble.code());
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }
    }

    static HttpRequest.Builder to(String address) {
        try {
            URI uri = URI.create(address);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!isHttp || uri.getHost() == null || uri.getRawUserInfo() != null) throw new Failed(Trouble.BAD_ADDRESS);
            return HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Accept", "application/json");
        } catch (IllegalArgumentException unreadable) {
            throw new Failed(Trouble.BAD_ADDRESS);
        }
    }

    /** The answer's JSON; fails with {@link Failed}. */
    CompletionStage<JsonNode> ask(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), response -> new Bounded())
                .orTimeout(PATIENCE.plusSeconds(5).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                .handle((response, failure) -> {
                    if (failure != null) throw new Failed(trouble(failure));
                    return read(response);
                });
    }

    private static JsonNode read(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 401 || status == 403) throw new Failed(Trouble.WRONG_KEY);
        if (status == 404) throw new Failed(Trouble.NOT_FOUND);
        if (status == 429) throw new Failed(Trouble.BUSY);
        if (status >= 300 && status < 400) throw new Failed(Trouble.MOVED_AWAY);
        if (status >= 400 && status < 500) throw new Failed(Trouble.MODEL_UNKNOWN);
        if (status != 200) throw new Failed(Trouble.FAILED);
        try {
            return Json.read(response.body());
        } catch (MalformedJson e) {
            throw new Failed(Trouble.NOT_UNDERSTOOD);
        }
    }

    private static Trouble trouble(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException || at instanceof java.net.UnknownHostException)
                return Trouble.NAME_NOT_FOUND;
            if (at instanceof SSLException) return Trouble.TLS;
            if (at instanceof HttpTimeoutException || at instanceof java.util.concurrent.TimeoutException)
                return Trouble.TIMED_OUT;
            if (at instanceof TooLarge) return Trouble.NOT_UNDERSTOOD;
        }
        for (Throwable at = failure; at != null; at = at.getCause())
            if (at instanceof ConnectException) return Trouble.REFUSED;
        return failure instanceof CompletionException && failure.getCause() instanceof Failed failed
                ? failed.trouble()
                : Trouble.NOT_UNDERSTOOD;
    }

    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Reads no more than it is ready to hold. */
    private static final class Bounded implements HttpResponse.BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private Flow.@Nullable Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                held.writeBytes(bytes);
            }
            if (held.size() > LARGEST && subscription != null) {
                subscription.cancel();
                body.completeExceptionally(new TooLarge());
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(held.toByteArray());
        }
    }
}
