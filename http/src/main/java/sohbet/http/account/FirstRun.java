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

/**
 * The demo shop, its first admin and its key for automation, as the environment asks for them: made on the first run, found again on
 * every later one. Without such wishes people set the installation up by themselves.
 */
public final class FirstRun {
    public static final String DEMO = "demo";
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
        /** Both are needed for somebody who can sign in. */
        public boolean askForAdmin() {
            return given(adminEmail).isPresent() && given(adminPassword).isPresent();
        }

        /** Whether the demo shop is to be there. */
        public boolean askForShop() {
            return askForAdmin() || given(apiKey).isPresent();
        }

        @Override
        public String toString() {
            return "wishes";
        }
    }

    public FirstRun(Database database, Passwords passwords) {
        this.merchants = new Merchants(database);
        this.users = new StaffUsers(database);
        this.keys = new ApiKeys(database);
        this.passwords = passwords;
    }

    /** The shop as far as it was asked for, or is there already; empty when neither. */
    public CompletionStage<Optional<Merchant>> prepare(Wishes wishes) {
        return prepare(wishes, true);
    }

    /** @param mayMake whether a shop that is not there may be made */
    public CompletionStage<Optional<Merchant>> prepare(Wishes wishes, boolean mayMake) {
        return merchants
                .byId(DEMO)
                .thenCompose(there -> there.isPresent() || mayMake
                        ? made(wishes)
                        : CompletableFuture.completedStage(Optional.empty()));
    }

    private CompletionStage<Optional<Merchant>> made(Wishes wishes) {
        if (!wishes.askForShop()) return merchants.byId(DEMO);
        return merchants
                .addIfAbsent(demo())
                .thenCompose(merchant ->
                        admin(wishes).thenCompose(made -> key(wishes.apiKey())).thenApply(ok -> Optional.of(merchant)));
    }

    private CompletionStage<Boolean> admin(Wishes wishes) {
        return wishes.askForAdmin()
                ? users.anyFor(DEMO)
                        .thenCompose(any -> any ? CompletableFuture.completedStage(false) : firstAdmin(wishes))
                : CompletableFuture.completedStage(false);
    }

    private CompletionStage<Boolean> firstAdmin(Wishes wishes) {
        String email = given(wishes.adminEmail()).orElseThrow().strip();
        return passwords
                .hash(given(wishes.adminPassword()).orElseThrow())
                .thenCompose(hash -> users.addFirst(Text.clean(email), "Admin", hash, DEMO));
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

    /** The demo shop as it begins. */
    public static Merchant demo() {
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
