// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sohbet.http.edge.Language;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.http.merchant.MerchantDirectory;
import sohbet.persistence.Database;
import sohbet.persistence.account.SignInAttempts;
import sohbet.persistence.account.SignInAttempts.Patience;
import sohbet.persistence.account.StaffChanges;
import sohbet.persistence.account.StaffLinks;
import sohbet.persistence.account.StaffLinks.Kind;
import sohbet.persistence.account.StaffLinks.Link;
import sohbet.persistence.mail.MailOutbox;
import sohbet.persistence.merchant.Merchant;

/** What people do who are not signed in: answer an invitation, ask for a new password and choose it. */
final class AccountLinks {
    /** Longer than the look and the mail take, so that the clock does not tell whether there was somebody to write to. */
    private static final Duration ANSWERED_AFTER = Duration.ofMillis(400);

    private static final Patience BY_ACCOUNT = new Patience(3, Duration.ofMinutes(1), Duration.ofMinutes(30));
    private static final Patience BY_ADDRESS = new Patience(20, Duration.ofSeconds(10), Duration.ofMinutes(30));

    private final Database database;
    private final MerchantDirectory merchants;
    private final Passwords passwords;
    private final StaffSessions sessions;
    private final SignInAttempts attempts;
    private final AccountLetters letters;

    /** What an invitation says to whom it was sent. */
    record InvitationView(String email, String name, String merchant, boolean needsPassword) {}

    AccountLinks(
            Database database,
            MerchantDirectory merchants,
            Passwords passwords,
            StaffSessions sessions,
            SignInAttempts attempts,
            AccountLetters letters) {
        this.database = database;
        this.merchants = merchants;
        this.passwords = passwords;
        this.sessions = sessions;
        this.attempts = attempts;
        this.letters = letters;
    }

    /** Answered the same, and after the same time, whether or not there is such an account. */
    CompletionStage<Boolean> forgot(String email, String address, Language language) {
        String account = email.strip().toLowerCase(Locale.ROOT);
        return counted("forgot address " + address, BY_ADDRESS)
                .thenCompose(ok -> counted("forgot account " + account, BY_ACCOUNT))
                .thenCompose(ok -> {
                    var earliest = new CompletableFuture<Boolean>()
                            .completeOnTimeout(true, ANSWERED_AFTER.toMillis(), TimeUnit.MILLISECONDS);
                    return database.write(connection -> mailed(connection, email.strip(), language))
                            .thenCombine(earliest, (mailed, late) -> true);
                });
    }

    private CompletionStage<Boolean> counted(String subject, Patience patience) {
        return attempts.begin(subject, patience).thenApply(wait -> {
            if (wait.isPresent())
                throw Problem.of("throttled").retryAfter(wait.get()).thrown();
            return true;
        });
    }

    private boolean mailed(Connection connection, String email, Language language) throws SQLException {
        var person = StaffLinks.reader(connection, email).orElse(null);
        if (person == null) return false;
        String token = StaffLinks.make(connection, Kind.RESET, person.userId(), null);
        String locale = person.locale() == null ? language.locale().getLanguage() : person.locale();
        MailOutbox.post(connection, letters.reset(person.email(), person.name(), locale, token), Kind.RESET.life());
        return true;
    }

    CompletionStage<Boolean> reset(String token, String password) {
        return found(Kind.RESET, token)
                .thenCompose(link -> hashed(link, password)
                        .thenCompose(hash -> database.write(connection -> {
                            use(connection, Kind.RESET, token);
                            StaffChanges.setPassword(connection, link.userId(), hash, false);
                            return true;
                        })))
                .thenApply(sessions::lookedAgain);
    }

    CompletionStage<InvitationView> invitation(String token) {
        return found(Kind.INVITATION, token)
                .thenCompose(link -> merchants
                        .byId(String.valueOf(link.merchantId()))
                        .thenApply(shop -> new InvitationView(
                                link.email(),
                                link.name(),
                                shop.map(Merchant::name).orElse(""),
                                !link.isKnown())));
    }

    /** Whoever has a password already only accepts; a link does not replace it. */
    CompletionStage<Boolean> accept(String token, @Nullable String name, @Nullable String password, Language language) {
        return found(Kind.INVITATION, token).thenCompose(link -> {
            if (link.isKnown())
                return database.write(
                        String.valueOf(link.merchantId()), connection -> accepted(connection, link, token));
            if (password == null || name == null)
                throw Problem.invalid(password == null ? "/password" : "/name", "missing")
                        .thrown();
            return hashed(link, password)
                    .thenCompose(hash -> database.write(String.valueOf(link.merchantId()), connection -> {
                        StaffChanges.setPassword(connection, link.userId(), hash, false);
                        StaffChanges.introduce(
                                connection,
                                link.userId(),
                                name.strip(),
                                language.locale().getLanguage());
                        return accepted(connection, link, token);
                    }));
        });
    }

    private static boolean accepted(Connection connection, Link link, String token) throws SQLException {
        use(connection, Kind.INVITATION, token);
        StaffChanges.accept(connection, link.userId(), String.valueOf(link.merchantId()));
        return true;
    }

    /** Of two who use a link at once one is too late. */
    private static void use(Connection connection, Kind kind, String token) throws SQLException {
        if (!StaffLinks.use(connection, kind, token))
            throw Problem.of("link_over").thrown();
    }

    private CompletionStage<String> hashed(Link link, String password) {
        PasswordRules.hold(password, link.email(), link.name());
        return passwords.hash(password);
    }

    private CompletionStage<Link> found(Kind kind, String given) {
        String token = Text.clean(given);
        return database.read(connection -> StaffLinks.find(connection, kind, token))
                .thenApply(
                        found -> found.orElseThrow(() -> Problem.of("link_over").thrown()));
    }
}
