// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.PasswordRules;
import sohbet.http.account.Passwords;
import sohbet.http.edge.Language;
import sohbet.http.edge.Refused;
import sohbet.http.edge.Text;
import sohbet.persistence.Database;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.move.Target;

/** The same setup for whoever sits at a terminal: no link and no draft, and at the end the same shop with the same admin. */
public final class Terminal {
    private Terminal() {}

    /**
     * What was answered.
     *
     * @param password as typed
     * @param isTwoStep whether the admin means to set two-step sign-in up next
     * @param model null for the embedded answerer
     * @param messages null for the simulator
     */
    public record Answers(
            String name,
            String email,
            String password,
            String locale,
            boolean isTwoStep,
            String shop,
            String zone,
            String currency,
            List<String> locales,
            String catalogue,
            @Nullable Model model,
            @Nullable Messages messages) {
        @Override
        public String toString() {
            return "answers";
        }
    }

    /** A language model of a provider. */
    public record Model(String url, String model, @Nullable String key) {
        @Override
        public String toString() {
            return "model";
        }
    }

    /** Accounts to write to customers by; of each what is null is not there. */
    public record Messages(
            @Nullable String accountSid,
            @Nullable String number,
            @Nullable String twilioToken,
            @Nullable String telegramToken) {
        @Override
        public String toString() {
            return "messages";
        }
    }

    /** Why the password is not taken, in words; empty when it is. */
    public static Optional<String> weakness(String password, String email, String name) {
        try {
            PasswordRules.hold(password, email, name);
            return Optional.empty();
        } catch (Refused weak) {
            return Optional.of(String.valueOf(weak.problem().english()));
        }
    }

    public static boolean isZone(String zone) {
        return Steps.isZone(zone);
    }

    public static boolean isCurrency(String code) {
        return Steps.isCurrency(code);
    }

    /** What is wrong with a database that is to be used or moved to, in words; empty when nothing is. */
    public static Optional<String> databaseTrouble(String url) {
        return Target.fault(url).map(fault -> Trouble.of(fault).in(Language.EN));
    }

    /** Whether the model answers; else why not, in words. */
    public static Optional<String> modelTrouble(Model model) {
        var trial = new Trials("http://localhost", "http://localhost")
                .model(model.url(), model.key(), model.model(), Language.EN)
                .toCompletableFuture()
                .join();
        return trial.ok() ? Optional.empty() : Optional.ofNullable(trial.message());
    }

    /**
     * Whether the accounts are good; else what is wrong with each, in words.
     *
     * @param twilio and telegram: where their interfaces are
     */
    public static List<String> messagesTroubles(Messages given, String twilio, String telegram) {
        var trials = new Trials(twilio, telegram);
        return Stream.of(
                        trouble(
                                "Twilio",
                                given.twilioToken(),
                                secret -> trials.channel("twilio", word(given.accountSid()), secret, Language.EN)),
                        trouble(
                                "Telegram",
                                given.telegramToken(),
                                secret -> trials.channel("telegram", "", secret, Language.EN)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> trouble(
            String name, @Nullable String secret, Function<String, CompletionStage<Trial>> tried) {
        if (secret == null) return Optional.empty();
        var trial = tried.apply(secret).toCompletableFuture().join();
        return trial.ok() ? Optional.empty() : Optional.of(name + ": " + trial.message());
    }

    private static String word(@Nullable String given) {
        return given == null ? "" : given;
    }

    public static boolean isDone(Database database, MasterKey master) {
        return new Setup(database, master).isDone().toCompletableFuture().join();
    }

    /** Makes the shop and its admin; answers the shop's id. */
    public static String begin(Database database, MasterKey master, Answers given) {
        try (var passwords = new Passwords()) {
            String hash = passwords.hash(given.password()).toCompletableFuture().join();
            Model model = given.model();
            Messages messages = given.messages();
            var secrets = new Draft.Secrets(Map.of(Draft.Secrets.PASSWORD, hash));
            if (model != null) secrets = secrets.withIfGiven(Draft.Secrets.MODEL, model.key());
            if (messages != null)
                secrets = secrets.withIfGiven(Draft.Secrets.TWILIO, messages.twilioToken())
                        .withIfGiven(Draft.Secrets.TELEGRAM, messages.telegramToken());
            var draft = new Draft(
                    "summary",
                    new Draft.Admin(
                            Text.clean(given.name()), Text.clean(given.email()), given.locale(), given.isTwoStep()),
                    new Draft.Shop(
                            Text.clean(given.shop()),
                            given.zone(),
                            given.currency(),
                            given.locales(),
                            given.locales().getFirst(),
                            given.catalogue()),
                    model == null
                            ? new Draft.Model("embedded", null, null)
                            : new Draft.Model("provider", model.url(), model.model()),
                    messages == null
                            ? new Draft.Messaging("simulator", null, null, false)
                            : new Draft.Messaging(
                                    "accounts",
                                    messages.accountSid(),
                                    messages.number(),
                                    messages.telegramToken() != null));
            var said = new Setup.Said(draft, secrets);
            var user = new Founding(database, master)
                    .of(said)
                    .toCompletableFuture()
                    .join();
            new Setup(database, master).finish().toCompletableFuture().join();
            return user.merchantId();
        }
    }
}
