// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.PasswordRules;
import sohbet.http.account.Passwords;
import sohbet.http.edge.Problem;

/** What is said at each step of the wizard, and how it changes what was said before. Secrets are written to no log. */
final class Steps {
    private final Passwords passwords;

    Steps(Passwords passwords) {
        this.passwords = passwords;
    }

    record At(String step) {}

    record AdminStep(String name, String email, @Nullable String password, String locale, boolean mfa) {
        @Override
        public String toString() {
            return "admin";
        }
    }

    record ModelStep(
            String use,
            @Nullable String url,
            @Nullable String model,
            @Nullable String key) {
        @Override
        public String toString() {
            return "model";
        }
    }

    record ModelTest(
            String url, @Nullable String model, @Nullable String key) {
        @Override
        public String toString() {
            return "model";
        }
    }

    record MessagingStep(
            String use,
            @Nullable String accountSid,
            @Nullable String number,
            @Nullable String twilioToken,
            @Nullable String telegramToken) {
        @Override
        public String toString() {
            return "messaging";
        }
    }

    record MessagingTest(
            String provider,
            @Nullable String accountSid,
            @Nullable String secret) {
        @Override
        public String toString() {
            return "messaging";
        }
    }

    CompletionStage<UnaryOperator<Setup.Said>> admin(Setup.Said before, AdminStep given) {
        var admin = new Draft.Admin(given.name().strip(), given.email().strip(), given.locale(), given.mfa());
        String password = given.password();
        if (password == null || password.isEmpty()) {
            if (!before.secrets().has(Draft.Secrets.PASSWORD))
                throw Problem.invalid("/password", "missing").thrown();
            return now(said -> new Setup.Said(said.draft().with(admin), said.secrets()));
        }
        PasswordRules.hold(password, admin.email(), admin.name());
        return passwords
                .hash(password)
                .thenApply(hash -> said ->
                        new Setup.Said(said.draft().with(admin), said.secrets().with(Draft.Secrets.PASSWORD, hash)));
    }

    CompletionStage<UnaryOperator<Setup.Said>> shop(Setup.Said before, Draft.Shop given) {
        if (!isZone(given.zone()))
            throw Problem.invalid("/zone", "no such zone").thrown();
        if (!isCurrency(given.currency()))
            throw Problem.invalid("/currency", "no such currency").thrown();
        if (!given.locales().contains(given.defaultLocale()))
            throw Problem.invalid("/default_locale", "not among the languages").thrown();
        return now(said -> new Setup.Said(said.draft().with(given), said.secrets()));
    }

    CompletionStage<UnaryOperator<Setup.Said>> model(Setup.Said before, ModelStep given) {
        boolean own = given.use().equals("provider");
        if (own && (given.url() == null || given.model() == null))
            throw Problem.invalid(given.url() == null ? "/url" : "/model", "missing")
                    .thrown();
        var model = new Draft.Model(given.use(), own ? given.url() : null, own ? given.model() : null);
        return now(said -> new Setup.Said(
                said.draft().with(model),
                own
                        ? said.secrets().withIfGiven(Draft.Secrets.MODEL, given.key())
                        : said.secrets().with(Draft.Secrets.MODEL, null)));
    }

    CompletionStage<UnaryOperator<Setup.Said>> messaging(Setup.Said before, MessagingStep given) {
        boolean own = given.use().equals("accounts");
        return now(said -> {
            var secrets = own
                    ? said.secrets()
                            .withIfGiven(Draft.Secrets.TWILIO, given.twilioToken())
                            .withIfGiven(Draft.Secrets.TELEGRAM, given.telegramToken())
                    : said.secrets().with(Draft.Secrets.TWILIO, null).with(Draft.Secrets.TELEGRAM, null);
            var messaging = new Draft.Messaging(
                    given.use(),
                    own ? given.accountSid() : null,
                    own ? given.number() : null,
                    secrets.has(Draft.Secrets.TELEGRAM));
            return new Setup.Said(said.draft().with(messaging), secrets);
        });
    }

    CompletionStage<UnaryOperator<Setup.Said>> at(Setup.Said before, At given) {
        return now(said -> new Setup.Said(said.draft().at(given.step()), said.secrets()));
    }

    private static CompletionStage<UnaryOperator<Setup.Said>> now(UnaryOperator<Setup.Said> change) {
        return CompletableFuture.completedStage(change);
    }

    static boolean isZone(String zone) {
        try {
            return List.of(ZoneId.of(zone)).size() == 1;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code) != null;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
