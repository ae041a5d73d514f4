// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.edge;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.stream.SystemMaterializer;
import org.jspecify.annotations.Nullable;

/** Reads bodies whole, bounded in size and time, and lets go of those nobody will read. */
public final class Bodies {
    public static final int LIMIT = 64 * 1024;

    /** From the first byte of a body to its last. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long WAITED_FOR = 1024 * 1024;
    private static final CompletionStage<?> DONE = CompletableFuture.completedStage(true);

    private Bodies() {}

    /** The bytes of a body; fails with {@link Refused} when it is too large, too slow or cut off. */
    public static CompletionStage<byte[]> read(HttpRequest request, int limit, ClassicActorSystemProvider system) {
        if (request.entity().getContentLengthOption().orElse(0) > limit) {
            return CompletableFuture.failedStage(Problem.of("too_large").thrown());
        }
        var materializer = SystemMaterializer.get(system).materializer();
        return request.entity()
                .withSizeLimit(limit)
                .toStrict(PATIENCE.toMillis(), materializer)
                .handle((strict, failure) -> {
                    if (failure != null) {
                        throw refusal(failure).thrown();
                    }
                    return strict.getData().toArray();
                });
    }

    /**
     * Lets go of a body nobody has read; done when the connection can go on. An answer that overtakes the rest of a
     * body may close the connection while its peer still sends, who then sees no answer at all. A body without an announced and
     * moderate length is not waited for, and one that waits for our 100 Continue was never sent.
     */
    static CompletionStage<?> discard(HttpRequest request, ClassicActorSystemProvider system) {
        HttpEntity entity = request.entity();
        if (entity.isStrict()
                || request.getHeader("Expect").map(HttpHeader::value).isPresent()) return DONE;
        try {
            var gone = request.discardEntityBytes(system).completionStage();
            boolean isWaitedFor = entity.getContentLengthOption().orElse(Long.MAX_VALUE) <= WAITED_FOR;
            return isWaitedFor
                    ? gone.handle((done, why) -> true)
                            .toCompletableFuture()
                            .completeOnTimeout(true, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    : DONE;
        } catch (IllegalStateException alreadyRead) {
            return DONE;
        }
    }

    private static Problem refusal(Throwable failure) {
        Throwable cause = cause(failure);
        if (tooLarge(cause)) {
            return Problem.of("too_large");
        }
        return Problem.of(cause instanceof TimeoutException ? "timed_out" : "malformed");
    }

    static boolean tooLarge(@Nullable Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof EntityStreamSizeException) {
                return true;
            }
        }
        return false;
    }

    static Throwable cause(Throwable failure) {
        Throwable at = failure;
        while (at instanceof CompletionException && at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
