// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Problem;
import sohbet.persistence.account.SecondFactors;
import sohbet.persistence.account.SignInAttempts;
import sohbet.persistence.account.SignInAttempts.Patience;
import sohbet.persistence.account.StaffUsers;

/**
 * Shows once more who one is, before the second factor is touched: whoever finds an open browser has neither the password nor the
 * device. Guesses are counted like those of a sign-in.
 */
final class Proof {
    private final StaffUsers users;
    private final SignInAttempts attempts;
    private final Passwords passwords;
    private final SecondFactors factors;

    /** What is shown: the password, or a code. */
    record Shown(@Nullable String password, @Nullable String code) {
        @Override
        public String toString() {
            return "proof";
        }
    }

    Proof(StaffUsers users, SignInAttempts attempts, Passwords passwords, SecondFactors factors) {
        this.users = users;
        this.attempts = attempts;
        this.passwords = passwords;
        this.factors = factors;
    }

    /** Done when it is this person; fails with {@code throttled}, {@code bad_credentials} or {@code bad_code}. */
    CompletionStage<Boolean> of(Principal.Staff staff, Shown shown) {
        String subject = "proof " + staff.userId();
        return attempts.begin(subject, Patience.ACCOUNT)
                .thenCompose(wait -> wait.isPresent()
                        ? CompletableFuture.failedStage(
                                Problem.of("throttled").retryAfter(wait.get()).thrown())
                        : fits(staff, shown))
                .thenCompose(right -> right
                        ? attempts.clear(subject).thenApply(cleared -> true)
                        : CompletableFuture.failedStage(
                                Problem.of(shown.password() == null ? "bad_code" : "bad_credentials")
                                        .thrown()));
    }

    private CompletionStage<Boolean> fits(Principal.Staff staff, Shown shown) {
        String password = shown.password();
        if (password == null) return factors.accept(staff.userId(), String.valueOf(shown.code()));
        return users.byEmail(staff.email())
                .thenCompose(user -> user.isPresent()
                        ? passwords.matches(password, user.get().passwordHash())
                        : passwords.matchesNobody(password));
    }
}
