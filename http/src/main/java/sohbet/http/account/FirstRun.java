// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.account;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sohbet.http.edge.Text;
import sohbet.persistence.Database;
import sohbet.persistence.account.ApiKeys;
import sohbet.persistence.account.Role;
import sohbet.persistence.account.StaffUsers;
import sohbet.persistence.account.Token;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.MerchantSettings;
import sohbet.persistence.merchant.Merchants;

/** The demo shop, its first admin and its key for automation: made on the first run, found again on every later one. */
public final class FirstRun {
    public static final String DEMO = "demo";
    private static final String USUAL_EMAIL = "admin@sohbet.localhost";
    private static final Logger LOG = LoggerFactory.getLogger(FirstRun.class);

    private final Merchants merchants;
    private final StaffUsers users;
    private final ApiKeys keys;
    private final Passwords passwords;

    /** What the environment asks for; each may be missing. */
    public record Wishes(
            @Nullable String adminEmail,
            @Nullable String adminPassword,
            @Nullable String apiKey) {
        @Override
        public String toString() {
            return "wishes";
        }
    }

    /** A sign-in that was made up: it is shown this once. */
    public record FirstSignIn(String email, String password) {
        @Override
        public String toString() {
            return "first sign-in";
        }
    }

    /**
     * What is there now.
     *
     * @param madeUp present when the first admin was made just now and nobody had chosen the password
     */
    public record Prepared(Merchant merchant, Optional<FirstSignIn> madeUp) {}

    public FirstRun(Database database, Passwords passwords) {
        this.merchants = new Merchants(database);
        this.users = new StaffUsers(database);
        this.keys = new ApiKeys(database);
        this.passwords = passwords;
    }

    public CompletionStage<Prepared> prepare(Wishes wishes) {
        return merchants
                .addIfAbsent(demo())
                .thenCompose(merchant -> admin(wishes).thenApply(madeUp -> new Prepared(merchant, madeUp)))
                .thenCompose(prepared -> key(wishes.apiKey()).thenApply(ok -> prepared));
    }

    private CompletionStage<Optional<FirstSignIn>> admin(Wishes wishes) {
        return users.anyFor(DEMO)
                .thenCompose(any -> any ? CompletableFuture.completedStage(Optional.empty()) : firstAdmin(wishes));
    }

    private CompletionStage<Optional<FirstSignIn>> firstAdmin(Wishes wishes) {
        String email = given(wishes.adminEmail()).map(String::strip).orElse(USUAL_EMAIL);
        Optional<String> chosen = given(wishes.adminPassword());
        String password = chosen.orElseGet(() -> Token.fresh().substring(0, 16));
        return passwords
                .hash(password)
                .thenCompose(hash -> users.addFirst(Text.clean(email), "Admin", hash, DEMO))
                .thenApply(added ->
                        added && chosen.isEmpty() ? Optional.of(new FirstSignIn(email, password)) : Optional.empty());
    }

    private CompletionStage<Boolean> key(@Nullable String key) {
        if (given(key).isEmpty()) {
            return CompletableFuture.completedStage(false);
        }
        if (!ApiKeys.looksLikeOne(String.valueOf(key))) {
            LOG.warn(
                    "SOHBET_BOOTSTRAP_API_KEY is not taken: it must begin with sohbet_sk_ and have 32 characters or more");
            return CompletableFuture.completedStage(false);
        }
        return keys.installed(String.valueOf(key), "bootstrap", DEMO, Role.ADMIN);
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static Merchant demo() {
        return new Merchant(
                DEMO,
                "Demo Mağaza",
                ZoneId.of("Europe/Istanbul"),
                "TRY",
                List.of("tr", "en"),
                "tr",
                Merchants.freshPublicKey(),
                Token.fresh(),
                new MerchantSettings(
                        MerchantSettings.USUAL.dailyViewLimit(),
                        MerchantSettings.USUAL.idleMinutes(),
                        MerchantSettings.USUAL.messagesPerMinute(),
                        List.of(),
                        Map.of(
                                "tr", "Merhaba! Size nasıl yardımcı olabilirim?",
                                "en", "Hello! How can I help you?"),
                        MerchantSettings.USUAL.answerer(),
                        MerchantSettings.USUAL.look(),
                        MerchantSettings.USUAL.mfaRequiredFor()),
                1);
    }
}
