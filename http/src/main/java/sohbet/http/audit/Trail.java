// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.audit;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Exchange;
import sohbet.http.edge.Operation;
import sohbet.http.edge.Problem;
import sohbet.persistence.audit.Act;
import sohbet.persistence.audit.Act.Answer;
import sohbet.persistence.audit.Act.From;
import sohbet.persistence.audit.Act.Thing;
import sohbet.persistence.audit.Who;

/** What one request leaves in the audit log: an attempt and its outcome, one entry, or nothing. */
public final class Trail {
    private static final Set<String> GUESSES = Set.of("bad_credentials", "bad_code");
    /** What succeeds only for those who show to be who they say. */
    private static final Set<String> PROOFS = Set.of("signIn", "changePassword", "signInByOidc", "confirmOidcSignIn");

    private final Audit audit;
    private final Operation operation;
    private final Exchange exchange;
    private final From from;
    private final @Nullable Thing object;
    private volatile Who who = Who.NOBODY;
    private volatile String merchantId = Act.INSTALLATION;
    private volatile boolean isOfNoInterest;
    private volatile @Nullable Begun begun;

    /** An attempt that is in the log. */
    private record Begun(Act act, long attempt) {}

    Trail(Audit audit, Operation operation, Exchange exchange, From from, @Nullable Thing object) {
        this.audit = audit;
        this.operation = operation;
        this.exchange = exchange;
        this.from = from;
        this.object = object;
    }

    /** Whose request it is, known before it is decided what they may. */
    public void isOf(Who caller, String merchant) {
        who = caller;
        merchantId = merchant;
    }

    /** It is a visitor's, whose acts are facts of the journal, or a question of somebody who is nobody yet. */
    public void isOfNoInterest() {
        isOfNoInterest = true;
    }

    /** The same value, once the attempt is safe. */
    public <T> CompletionStage<T> begin(T value) {
        if (isOfNoInterest || !operation.isAudited()) return CompletableFuture.completedStage(value);
        var act = act(who, merchantId);
        return audit.begin(act).thenApply(attempt -> {
            begun = new Begun(act, attempt);
            return value;
        });
    }

    private Act act(Who by, String merchant) {
        return new Act(merchant, by, operation.id(), object, from);
    }

    /** The same answer, once what is to be noted of it is safe. */
    CompletionStage<HttpResponse> answered(HttpResponse response) {
        int status = response.status().intValue();
        var attempt = begun;
        if (isOfNoInterest) return CompletableFuture.completedStage(response);
        if (attempt != null) return kept(audit.end(attempt.act, attempt.attempt, answer(status)), response);
        boolean mayNot = status == 401 || status == 403;
        if (mayNot || (operation.isAudited() && status >= 400 && status < 500))
            return refused(status).thenApply(noted -> response);
        if (operation.isAudited() && status < 400)
            return kept(proven().thenCompose(act -> audit.done(act, answer(status))), response);
        return CompletableFuture.completedStage(response);
    }

    /** Guesses are bounded where they are made, so each of them is noted by itself. */
    private CompletionStage<Boolean> refused(int status) {
        return GUESSES.contains(exchange.code())
                ? named().thenCompose(act -> audit.done(act, answer(status))).handle((id, failure) -> true)
                : audit.refused(act(who, merchantId), answer(status), this::named);
    }

    /** Whoever signs in is somebody only afterwards; what they typed goes no further than this question. */
    private CompletionStage<Act> named() {
        var claimed = exchange.claimed();
        if (claimed == null || who != Who.NOBODY) return CompletableFuture.completedStage(act(who, merchantId));
        return audit.accountOf(claimed)
                .thenApply(found -> found.map(
                                account -> act(Who.unproven(account.id(), account.name()), account.merchantId()))
                        .orElseGet(() -> act(who, merchantId)))
                .exceptionally(failure -> act(who, merchantId));
    }

    private CompletionStage<Act> proven() {
        return named().thenApply(act -> act.who().kind() == Who.Kind.UNPROVEN && PROOFS.contains(operation.id())
                ? new Act(
                        act.merchantId(),
                        Who.person(
                                String.valueOf(act.who().id()),
                                String.valueOf(act.who().name())),
                        act.what(),
                        act.object(),
                        act.from())
                : act);
    }

    private Answer answer(int status) {
        String code = exchange.code();
        return new Answer(status, code.isEmpty() ? null : code, Changes.between(exchange.before(), exchange.after()));
    }

    /** What was done and could not be noted is not told; whoever asked has to look. */
    private CompletionStage<HttpResponse> kept(CompletionStage<Long> noted, HttpResponse response) {
        return noted.handle((id, failure) ->
                failure == null ? response : Problem.of("unavailable").response(exchange));
    }
}
