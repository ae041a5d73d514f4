// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.audit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Operation;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.persistence.Outage;
import sohbet.persistence.audit.Act;
import sohbet.persistence.audit.Act.Answer;
import sohbet.persistence.audit.AuditLog;

/**
 * Writes the audit log of one node. What cannot be noted is not done, and what was done and cannot be noted is not told to have
 * been done: both are answered {@code unavailable}. Refusals that cannot be noted stay refusals.
 */
public final class Audit implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(20);
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private final AuditLog log;
    private final Function<HttpRequest, String> address;
    private final Repeats repeats = new Repeats();
    private final Cancellable beat;

    /** @param address where a request comes from */
    public Audit(AuditLog log, Function<HttpRequest, String> address, ClassicActorSystemProvider provider) {
        this.log = log;
        this.address = address;
        var system = provider.classicSystem();
        this.beat = system.scheduler().scheduleWithFixedDelay(BEAT, BEAT, this::flush, system.dispatcher());
    }

    /** Follows a request of an operation to its answer. */
    public Trail follow(Operation operation, HttpRequest request) {
        var exchange = Exchange.of(request);
        var trail = new Trail(this, operation, exchange, from(request), Aim.of(operation, request));
        exchange.beforeAnswer(trail::answered);
        return trail;
    }

    public Act.From from(HttpRequest request) {
        String device = request.getHeader("User-Agent").map(HttpHeader::value).orElse("");
        return new Act.From(
                Text.clean(address.apply(request), 60),
                device.isBlank() ? null : Text.clean(device, 300),
                Exchange.of(request).correlationId());
    }

    /** Notes that an act is about to run. Fails with {@code unavailable}, and then it must not. */
    public CompletionStage<Long> begin(Act act) {
        return log.attempt(act).exceptionallyCompose(failure -> unavailable("an attempt", act, failure));
    }

    /** Notes how it ended. Fails with {@code unavailable}, and then nobody may be told that it was done. */
    public CompletionStage<Long> end(Act act, long attempt, Answer answer) {
        return log.outcome(act, attempt, answer)
                .exceptionallyCompose(failure -> unavailable("an outcome", act, failure));
    }

    /** Notes what needed no attempt, with the same care. */
    CompletionStage<Long> done(Act act, Answer answer) {
        return log.entry(act, answer, 1).exceptionallyCompose(failure -> unavailable("an entry", act, failure));
    }

    /** Notes a refusal; the same one again within a while is counted and noted later. Never fails. */
    public CompletionStage<Boolean> refused(Act act, Answer answer) {
        return refused(act, answer, () -> CompletableFuture.completedStage(act));
    }

    /** @param named the same act with what has to be looked up, asked only when it is noted */
    CompletionStage<Boolean> refused(Act act, Answer answer, Supplier<CompletionStage<Act>> named) {
        return repeats.admit(act, answer)
                ? named.get().thenCompose(known -> refused(known, answer, 1))
                : CompletableFuture.completedStage(true);
    }

    private CompletionStage<Boolean> refused(Act act, Answer answer, int times) {
        return log.entry(act, answer, times).handle((id, failure) -> {
            if (failure != null) told("a refusal", act, failure);
            return true;
        });
    }

    /** Who an e-mail belongs to, to know whose account a sign-in was for. */
    CompletionStage<java.util.Optional<AuditLog.Account>> accountOf(String email) {
        return log.accountOf(email);
    }

    private void flush() {
        repeats.over().forEach(left -> refused(left.act(), left.answer(), left.times()));
    }

    private static CompletionStage<Long> unavailable(String part, Act act, Throwable failure) {
        told(part, act, failure);
        return CompletableFuture.failedStage(Problem.of("unavailable").thrown());
    }

    private static void told(String part, Act act, Throwable failure) {
        if (Outage.is(failure)) LOG.warn("{} of {} could not be noted: the database is away", part, act.what());
        else LOG.error("{} of {} could not be noted", part, act.what(), failure);
    }

    @Override
    public void close() {
        beat.cancel();
        flush();
    }
}
