// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Problem;
import sohbet.persistence.account.SecondFactors;
import sohbet.persistence.account.StaffUsers.StaffUser;

/** The second step of signing in, for those who have a second factor: a code of the app, or a recovery code in its place. */
final class CodeStep {
    private final SecondFactors factors;

    CodeStep(SecondFactors factors) {
        this.factors = factors;
    }

    /**
     * The same person, once the code is right; fails with {@code mfa_needed} when none came, with {@code bad_code} when it is wrong
     * or used.
     *
     * @param incomplete runs before it is answered that a code is needed
     */
    CompletionStage<StaffUser> passed(
            StaffUser user, @Nullable String code, Supplier<? extends CompletionStage<?>> incomplete) {
        return factors.isSet(user.id()).thenCompose(isSet -> {
            if (!isSet) return CompletableFuture.completedStage(user);
            if (code == null || code.isBlank()) {
                return incomplete.get().thenApply(done -> {
                    throw Problem.of("mfa_needed").thrown();
                });
            }
            return factors.accept(user.id(), code).thenApply(right -> {
                if (!right) throw Problem.of("bad_code").thrown();
                return user;
            });
        });
    }
}
