// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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
    private final CodeStep codes;
    private final Patiences patience;
    private final AccountNews news;

    /** How many failures cost nothing and what the next ones cost, by account and by address. */
    record Patiences(Patience account, Patience address) {}

    SignIn(
            StaffUsers users,
            SignInAttempts attempts,
            Passwords passwords,
            CodeStep codes,
            Patiences patience,
            AccountNews news) {
        this.news = news;
        this.users = users;
        this.attempts = attempts;
        this.passwords = passwords;
        this.codes = codes;
        this.patience = patience;
    }

    /**
     * The member of staff who may come in; fails with {@code throttled}, {@code bad_credentials}, {@code account_locked}, {@code
     * password_change_needed}, {@code mfa_needed} or {@code bad_code}. All but the first two are told to nobody but who knows the password.
     *
     * @param code of the second factor, null when none came
     */
    CompletionStage<StaffUser> attempt(String email, String password, @Nullable String code, String address) {
        return let(email, password, code, address, SignIn::withLastingPassword);
    }

    /** The same, for whom the password has to be changed too. */
    CompletionStage<StaffUser> known(String email, String password, @Nullable String code, String address) {
        return let(email, password, code, address, user -> user);
    }

    /** @param also what holds somebody up who knows the password, before a code is used up on them */
    private CompletionStage<StaffUser> let(
            String email, String password, @Nullable String code, String address, UnaryOperator<StaffUser> also) {
        String byAddress = "address " + address;
        String byAccount = "account " + email.strip().toLowerCase(Locale.ROOT);
        return counted(byAddress, patience.address())
                .thenCompose(ok -> counted(byAccount, patience.account()))
                .thenCompose(ok -> users.byEmail(email.strip()))
                .thenCompose(user -> looked(user, password, byAccount))
                .thenCompose(user -> unhindered(user, also, byAccount, byAddress))
                .thenCompose(user -> codes.passed(user, code, () -> givenBack(byAccount, byAddress)))
                .thenCompose(user -> attempts.clear(byAccount)
                        .thenCompose(ok -> attempts.takeBack(byAddress))
                        .thenApply(ok -> user));
    }

    private CompletionStage<StaffUser> unhindered(
            StaffUser user, UnaryOperator<StaffUser> also, String byAccount, String byAddress) {
        try {
            return CompletableFuture.completedStage(also.apply(unlocked(user)));
        } catch (Refused held) {
            return givenBack(byAccount, byAddress).thenCompose(ok -> CompletableFuture.failedStage(held));
        }
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

    private CompletionStage<StaffUser> looked(Optional<StaffUser> user, String password, String byAccount) {
        CompletionStage<Boolean> fits = user.isPresent()
                ? passwords.matches(password, user.get().passwordHash())
                : passwords.matchesNobody(password);
        return fits.thenCompose(right -> right
                ? CompletableFuture.completedStage(user.orElseThrow())
                : CompletableFuture.failedStage(refused(user, byAccount)));
    }

    /** Nobody waits until the failure is noted: the time would tell that there is such an account. */
    private Refused refused(Optional<StaffUser> user, String byAccount) {
        user.ifPresent(known -> {
            users.failed(known.id());
            attempts.failures(byAccount).thenAccept(failures -> {
                if (failures > patience.account().free()) news.keptOut(known, failures);
            });
        });
        return Problem.of("bad_credentials").thrown();
    }
}
