// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Problem;
import sohbet.persistence.account.SignInAttempts;
import sohbet.persistence.account.SignInAttempts.Patience;
import sohbet.persistence.account.StaffUsers;
import sohbet.persistence.account.StaffUsers.StaffUser;

/** One try to sign in: counted first, then looked at; an unknown account takes as long and is answered the same. */
final class SignIn {
    private final StaffUsers users;
    private final SignInAttempts attempts;
    private final Passwords passwords;
    private final CodeStep codes;

    SignIn(StaffUsers users, SignInAttempts attempts, Passwords passwords, CodeStep codes) {
        this.users = users;
        this.attempts = attempts;
        this.passwords = passwords;
        this.codes = codes;
    }

    /**
     * The member of staff; fails with {@code throttled}, {@code bad_credentials}, {@code mfa_needed} or {@code bad_code}.
     *
     * @param code of the second factor, null when none came
     */
    CompletionStage<StaffUser> attempt(String email, String password, @Nullable String code, String address) {
        String byAddress = "address " + address;
        String byAccount = "account " + email.strip().toLowerCase(Locale.ROOT);
        return counted(byAddress, Patience.ADDRESS)
                .thenCompose(ok -> counted(byAccount, Patience.ACCOUNT))
                .thenCompose(ok -> users.byEmail(email.strip()))
                .thenCompose(user -> looked(user, password))
                .thenCompose(user -> codes.passed(user, code, () -> givenBack(byAccount, byAddress)))
                .thenCompose(user -> attempts.clear(byAccount)
                        .thenCompose(ok -> attempts.takeBack(byAddress))
                        .thenApply(ok -> user));
    }

    /** A right password without a code was no failure, but no reason to start anew either: codes are guessed at as well. */
    private CompletionStage<Boolean> givenBack(String byAccount, String byAddress) {
        return attempts.takeBack(byAccount).thenCompose(ok -> attempts.takeBack(byAddress));
    }

    private CompletionStage<Boolean> counted(String subject, Patience patience) {
        return attempts.begin(subject, patience).thenApply(SignIn::mayGoOn);
    }

    private static boolean mayGoOn(Optional<Duration> wait) {
        if (wait.isPresent()) {
            throw Problem.of("throttled").retryAfter(wait.get()).thrown();
        }
        return true;
    }

    private CompletionStage<StaffUser> looked(Optional<StaffUser> user, String password) {
        CompletionStage<Boolean> fits = user.isPresent()
                ? passwords.matches(password, user.get().passwordHash())
                : passwords.matchesNobody(password);
        return fits.thenCompose(right -> right
                ? CompletableFuture.completedStage(user.orElseThrow())
                : CompletableFuture.failedStage(Problem.of("bad_credentials").thrown()));
    }
}
