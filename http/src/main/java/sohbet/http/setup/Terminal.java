// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param model null for the embedded answerer
     */
    public record Answers(
            String name,
            String email,
            String password,
            String locale,
            String shop,
            String zone,
            String currency,
            List<String> locales,
            String catalogue,
            @Nullable Model model) {
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

    public static boolean isDone(Database database, MasterKey master) {
        return new Setup(database, master).isDone().toCompletableFuture().join();
    }

    /** Makes the shop and its admin; answers the shop's id. */
    public static String begin(Database database, MasterKey master, Answers given) {
        try (var passwords = new Passwords()) {
            String hash = passwords.hash(given.password()).toCompletableFuture().join();
            var secrets = new Draft.Secrets(Map.of(Draft.Secrets.PASSWORD, hash));
            Model model = given.model();
            var draft = new Draft(
                    "summary",
                    new Draft.Admin(Text.clean(given.name()), Text.clean(given.email()), given.locale(), false),
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
                    new Draft.Messaging("simulator", null, null, false));
            var said = new Setup.Said(
                    draft, model == null ? secrets : secrets.withIfGiven(Draft.Secrets.MODEL, model.key()));
            var user = new Founding(database, master)
                    .of(said)
                    .toCompletableFuture()
                    .join();
            new Setup(database, master).finish().toCompletableFuture().join();
            return user.merchantId();
        }
    }
}
