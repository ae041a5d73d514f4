// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Refused;
import sohbet.http.oidc.IdentityProvider;
import sohbet.http.oidc.IdentityProvider.Brought;
import sohbet.http.oidc.IdentityProvider.Ties;
import sohbet.persistence.account.OidcLinks;
import sohbet.persistence.account.OidcLinks.Found;
import sohbet.persistence.account.OidcLinks.Person;
import sohbet.persistence.account.OidcSignIns;
import sohbet.persistence.account.SignInAttempts;
import sohbet.persistence.account.SignInAttempts.Patience;
import sohbet.persistence.account.StaffUsers;
import sohbet.persistence.account.StaffUsers.StaffUser;
import sohbet.persistence.account.Token;

/**
 * Signing in by an issuer of OpenID Connect, in one browser. The browser keeps a random token; the state is another one, and nonce
 * and verifier are reckoned from both, so neither the store nor the issuer alone could go on in its place.
 */
final class OidcSignIn {
    private final IdentityProvider provider;
    private final OidcSignIns signIns;
    private final OidcLinks links;
    private final StaffUsers users;
    private final CodeStep codes;
    private final SignInAttempts attempts;
    private final SignIn.Patiences patience;

    /** Where the browser goes, and what it keeps meanwhile. */
    record Begun(URI at, String browser) {
        @Override
        public String toString() {
            return "begun";
        }
    }

    /** What the issuer's page sent the browser back with: a code, or an error in its place. */
    record Returned(
            String state,
            @Nullable String code,
            @Nullable String error,
            @Nullable String iss) {
        @Override
        public String toString() {
            return "returned";
        }
    }

    OidcSignIn(
            IdentityProvider provider,
            OidcSignIns signIns,
            OidcLinks links,
            StaffUsers users,
            CodeStep codes,
            SignInAttempts attempts,
            SignIn.Patiences patience) {
        this.provider = provider;
        this.signIns = signIns;
        this.links = links;
        this.users = users;
        this.codes = codes;
        this.attempts = attempts;
        this.patience = patience;
    }

    CompletionStage<Begun> begin() {
        String browser = Token.fresh();
        String state = Token.fresh();
        return provider.signInAt(ties(browser, state))
                .thenCompose(at -> signIns.begin(browser, state).thenApply(begun -> new Begun(at, browser)));
    }

    /**
     * Who may come in. Fails with {@code oidc_state} when this browser did not begin it or has ended it already, as {@link
     * IdentityProvider#person} does, with {@code oidc_unknown}, {@code oidc_unverified}, {@code oidc_other} or {@code account_locked},
     * and with {@code mfa_needed}: then {@link #confirm} goes on.
     *
     * @param claimed hears whose account it is as soon as that is shown
     */
    CompletionStage<StaffUser> finish(
            Returned given, Optional<String> browser, String address, Consumer<String> claimed) {
        String byAddress = "address " + address;
        return counted(byAddress, patience.address())
                .thenCompose(ok -> used(browser, given.state()))
                .thenCompose(token -> person(given, token)
                        .thenCompose(links::find)
                        .thenApply(found -> somebody(found, claimed))
                        .thenCompose(user -> codes.passed(user, null, () -> signIns.hold(token, user.id()))))
                .thenCompose(user -> attempts.takeBack(byAddress).thenApply(ok -> user))
                .exceptionallyCompose(failure -> isNoGuess(failure)
                        ? attempts.takeBack(byAddress).thenCompose(ok -> CompletableFuture.failedStage(failure))
                        : CompletableFuture.failedStage(failure));
    }

    /** The second step of whom the issuer has named in this browser; counted like one that follows a password. */
    CompletionStage<StaffUser> confirm(
            String code, Optional<String> browser, String address, Consumer<String> claimed) {
        String token = browser.orElseThrow(() -> Problem.of("oidc_state").thrown());
        return signIns.held(token)
                .thenCompose(held ->
                        held.map(users::byId).orElseGet(() -> CompletableFuture.completedStage(Optional.empty())))
                .thenApply(found ->
                        found.orElseThrow(() -> Problem.of("oidc_state").thrown()))
                .thenApply(user -> unlocked(user, claimed))
                .thenCompose(user -> confirmed(user, code, token, "address " + address));
    }

    private CompletionStage<StaffUser> confirmed(StaffUser user, String code, String browser, String byAddress) {
        String byAccount = "account " + user.email().toLowerCase(Locale.ROOT);
        return counted(byAddress, patience.address())
                .thenCompose(ok -> counted(byAccount, patience.account()))
                .thenCompose(ok -> codes.passed(user, code, () -> CompletableFuture.completedStage(true)))
                .thenCompose(passed -> signIns.release(browser, user.id()))
                .thenApply(once -> {
                    if (!once) throw Problem.of("oidc_state").thrown();
                    return user;
                })
                .thenCompose(passed -> attempts.clear(byAccount))
                .thenCompose(ok -> attempts.takeBack(byAddress))
                .thenApply(ok -> user);
    }

    private CompletionStage<String> used(Optional<String> browser, String state) {
        if (browser.isEmpty())
            return CompletableFuture.failedStage(Problem.of("oidc_state").thrown());
        return signIns.use(browser.get(), state).thenApply(was -> {
            if (!was) throw Problem.of("oidc_state").thrown();
            return browser.get();
        });
    }

    private CompletionStage<Person> person(Returned given, String browser) {
        var code = given.code();
        return code == null
                ? CompletableFuture.failedStage(Problem.of("oidc_refused").thrown())
                : provider.person(new Brought(code, given.iss()), ties(browser, given.state()));
    }

    private static StaffUser somebody(Found found, Consumer<String> claimed) {
        return switch (found) {
            case Found.Known known -> unlocked(known.user(), claimed);
            case Found.Other other -> {
                claimed.accept(other.user().email());
                throw Problem.of("oidc_other").thrown();
            }
            case Found.Nobody nobody -> throw Problem.of("oidc_unknown").thrown();
            case Found.Unverified unverified ->
                throw Problem.of("oidc_unverified").thrown();
        };
    }

    private static StaffUser unlocked(StaffUser user, Consumer<String> claimed) {
        claimed.accept(user.email());
        if (user.isLocked()) throw Problem.of("account_locked").thrown();
        return user;
    }

    private CompletionStage<Boolean> counted(String subject, Patience patience) {
        return attempts.begin(subject, patience).thenApply(wait -> {
            if (wait.isPresent())
                throw Problem.of("throttled").retryAfter(wait.get()).thrown();
            return true;
        });
    }

    /** Whom the issuer has shown to be somebody is not guessing, and neither is whoever cannot reach it or thinks better of it. */
    private static boolean isNoGuess(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return !(cause instanceof Refused refused)
                || switch (refused.problem().code()) {
                    case "throttled", "oidc_state", "oidc_untrusted" -> false;
                    default -> true;
                };
    }

    private static Ties ties(String browser, String state) {
        return new Ties(state, reckoned("nonce", browser, state), reckoned("verifier", browser, state));
    }

    /** 256 bits that only this browser's token leads to. */
    private static String reckoned(String use, String browser, String state) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Token.hash(use + " " + browser + " " + state));
    }
}
