// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.signup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import sohbet.http.account.PasswordRules;
import sohbet.http.account.Passwords;
import sohbet.http.edge.Json;
import sohbet.http.edge.MalformedJson;
import sohbet.http.edge.Problem;
import sohbet.http.edge.Text;
import sohbet.http.merchant.MerchantBody;
import sohbet.persistence.Database;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.SignInAttempts;
import sohbet.persistence.account.SignInAttempts.Patience;
import sohbet.persistence.account.StaffChanges;
import sohbet.persistence.account.Token;
import sohbet.persistence.audit.Act;
import sohbet.persistence.audit.AuditLog;
import sohbet.persistence.audit.Who;
import sohbet.persistence.mail.MailOutbox;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.notification.NewNotification;
import sohbet.persistence.notification.NotificationType;
import sohbet.persistence.notification.Notifications;
import sohbet.persistence.signup.SignUps;
import sohbet.persistence.signup.Wish;

/**
 * Opening a shop by oneself. What is asked for is answered alike, and after the same time, whoever has the address; the shop and its
 * admin are made in one transaction by who brings the mailed link and the password.
 */
final class SignUp {
    /** Longer than the look and the mail take, so that the clock does not tell whose the address is. */
    private static final Duration ANSWERED_AFTER = Duration.ofMillis(400);

    private static final Patience BY_ACCOUNT = new Patience(3, Duration.ofMinutes(1), Duration.ofMinutes(30));
    private static final Patience BY_ADDRESS = new Patience(10, Duration.ofSeconds(10), Duration.ofMinutes(30));

    private final Database database;
    private final Passwords passwords;
    private final SignInAttempts attempts;
    private final Notifications notifications;
    private final SignUpLetters letters;

    /** What has become of a wish. */
    record Opened(Merchant shop, String userId) {}

    SignUp(Database database, Passwords passwords, Notifications notifications, SignUpLetters letters) {
        this.database = database;
        this.passwords = passwords;
        this.attempts = new SignInAttempts(database);
        this.notifications = notifications;
        this.letters = letters;
    }

    /** @param given without a password hash yet */
    CompletionStage<Boolean> ask(Wish given, String password, String address) {
        // Whatever may be refused is refused before anybody is looked for.
        shop(given, false);
        PasswordRules.hold(password, given.email(), given.name());
        return counted("sign-up address " + address, BY_ADDRESS)
                .thenCompose(ok -> counted("sign-up account " + given.email().toLowerCase(Locale.ROOT), BY_ACCOUNT))
                .thenCompose(ok -> passwords.hash(password))
                .thenCompose(hash -> {
                    var earliest = new CompletableFuture<Boolean>()
                            .completeOnTimeout(true, ANSWERED_AFTER.toMillis(), TimeUnit.MILLISECONDS);
                    return database.write(connection -> mailed(connection, given, hash))
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

    private boolean mailed(Connection connection, Wish given, String hash) throws SQLException {
        var known = SignUps.known(connection, given.email());
        if (known.isPresent()) {
            MailOutbox.post(connection, letters.known(given.email(), known.get(), given.locale()), SignUps.LIFE);
            return true;
        }
        var wish = new Wish(
                given.email(),
                given.name(),
                given.shop(),
                given.zone(),
                given.currency(),
                given.region(),
                given.locale(),
                hash);
        MailOutbox.post(connection, letters.confirm(wish, SignUps.keep(connection, wish)), SignUps.LIFE);
        return true;
    }

    /**
     * The link shows whose the address is and the password who has asked: a link that somebody else has had sent to me opens nothing
     * for them, for I do not know their password, and nothing for me.
     */
    CompletionStage<Opened> confirm(String given, String password, Act.From from) {
        String token = Text.clean(given);
        String byAddress = "address " + from.address();
        String byLink = "sign-up link " + HexFormat.of().formatHex(Token.hash(token));
        return database.read(connection -> SignUps.find(connection, token))
                .thenApply(
                        found -> found.orElseThrow(() -> Problem.of("link_over").thrown()))
                .thenCompose(wish -> counted(byAddress, Patience.ADDRESS)
                        .thenCompose(ok -> counted(byLink, Patience.ACCOUNT))
                        .thenCompose(ok -> passwords.matches(password, wish.passwordHash()))
                        .thenCompose(right -> {
                            if (!right) throw Problem.of("bad_credentials").thrown();
                            return attempts.takeBack(byAddress);
                        })
                        .thenCompose(ok -> opened(wish, token, from, false)));
    }

    /** @param grown with something behind the shop's id, for its name is taken */
    private CompletionStage<Opened> opened(Wish wish, String token, Act.From from, boolean grown) {
        Merchant shop = shop(wish, grown);
        return database.engineWrite(connection -> made(connection, wish, token, shop, from))
                .thenCompose(made -> made.isEmpty()
                        ? opened(wish, token, from, true)
                        : CompletableFuture.completedStage(new Opened(shop, made.get())));
    }

    /** All of it or nothing: a crash in between leaves the link as it was, and of two who use it at once one is too late. */
    private Optional<String> made(Connection connection, Wish wish, String token, Merchant shop, Act.From from)
            throws SQLException {
        if (!Merchants.add(connection, shop)) return Optional.empty();
        if (!SignUps.use(connection, token)) throw Problem.of("link_over").thrown();
        String person = SignUps.person(connection, wish)
                .orElseThrow(() -> Problem.of("link_over").thrown());
        StaffChanges.join(connection, person, shop.id(), Role.ADMIN, true);
        AuditLog.entry(
                connection,
                new Act(
                        shop.id(),
                        Who.person(person, wish.name()),
                        "confirmSignUp",
                        new Act.Thing("merchants", shop.id()),
                        from),
                Act.Answer.DONE);
        notifications.raise(
                connection,
                NewNotification.ofInstallation(NotificationType.MERCHANT_SIGNED_UP, shop.id(), Instant.now())
                        .with(Map.of("name", shop.name())));
        return Optional.of(person);
    }

    /** A shop with nothing in it. It has both languages, the one it was asked for in first. */
    private static Merchant shop(Wish wish, boolean grown) {
        String other = wish.locale().equals("tr") ? "en" : "tr";
        try {
            return new MerchantBody(Json.read(Json.text(Map.of(
                            "name", wish.shop(),
                            "zone", wish.zone(),
                            "currency", wish.currency(),
                            "region", wish.region(),
                            "locales", List.of(wish.locale(), other)))))
                    .fresh(grown);
        } catch (MalformedJson never) {
            throw new IllegalStateException(never);
        }
    }

    /** Takes away what nobody has confirmed in time. */
    CompletionStage<Integer> clear() {
        return database.write(SignUps::clear);
    }
}
