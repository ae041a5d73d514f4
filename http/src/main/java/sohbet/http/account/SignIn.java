// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Refused;
import sohbet.persistence.account.SignInAttempts;
import sohbet.persistence.account.SignInAttempts.Patience;
import sohbet.persistence.account.StaffUsers;
import sohbet.persistence.account.StaffUsers.StaffUser;

/** One try to sign in: counted first, then looked at; an unknown account takes as long and is answered the same. */
final class SignIn {
    private final StaffUsers users;
    private final SignInAttempts attempts;
    private final Passwords passwords;
    private final Patiences patience;

    /** How many failures cost nothing and what the next ones cost, by account and by address. */
    record Patiences(Patience account, Patience address) {}

    SignIn(StaffUsers users, SignInAttempts attempts, Passwords passwords, Patiences patience) {
        this.users = users;
        this.attempts = attempts;
        this.passwords = passwords;
        this.patience = patience;
    }

    /**
     * The member of staff who may come in; fails with {@code throttled}, {@code bad_credentials}, {@code account_locked} or
     * {@code password_change_needed}. The last two are told to nobody but who knows the password.
     */
    CompletionStage<StaffUser> attempt(String email, String password, String address) {
        return known(email, password, address).thenApply(SignIn::withLastingPassword);
    }

    /** The same, for whom the password has to be changed too. */
    CompletionStage<StaffUser> known(String email, String password, String address) {
        String byAddress = "address " + address;
        String byAccount = "account " + email.strip().toLowerCase(Locale.ROOT);
        return counted(byAddress, patience.address())
                .thenCompose(ok -> counted(byAccount, patience.account()))
                .thenCompose(ok -> users.byEmail(email.strip()))
                .thenCompose(user -> looked(user, password))
                .thenCompose(user -> attempts.clear(byAccount)
                        .thenCompose(ok -> attempts.takeBack(byAddress))
                        .thenApply(ok -> unlocked(user)));
    }

    private static StaffUser unlocked(StaffUser user) {
        if (user.isLocked()) {
            throw Problem.of("account_locked").thrown();
        }
        return user;
    }

    private static StaffUser withLastingPassword(StaffUser user) {
        if (user.mustChange()) {
            throw Problem.of("password_change_needed").thrown();
        }
        return user;
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
                : CompletableFuture.failedStage(refused(user)));
    }

    /** Nobody waits until the failure is noted: the time would tell that there is such an account. */
    private Refused refused(Optional<StaffUser> user) {
        user.ifPresent(known -> users.failed(known.id()));
        return Problem.of("bad_credentials").thrown();
    }
}
