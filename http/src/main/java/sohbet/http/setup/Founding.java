// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.setup;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.http.account.FirstRun;
import sohbet.http.edge.Json;
import sohbet.http.edge.Problem;
import sohbet.persistence.Database;
import sohbet.persistence.account.StaffUsers;
import sohbet.persistence.account.StaffUsers.StaffUser;
import sohbet.persistence.catalogue.DemoCatalogue;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.knowledge.DemoKnowledge;
import sohbet.persistence.merchant.Channels;
import sohbet.persistence.merchant.Merchant;
import sohbet.persistence.merchant.Merchants;
import sohbet.persistence.setup.ProviderAccounts;

/** The beginning: from what was said in the setup to a shop with an admin. Begun twice, or anew after a crash, it leads to the same. */
public final class Founding {
    private final Database database;
    private final MasterKey master;
    private final Merchants merchants;
    private final StaffUsers users;
    private final Channels channels;

    Founding(Database database, MasterKey master) {
        this.database = database;
        this.master = master;
        this.merchants = new Merchants(database);
        this.users = new StaffUsers(database);
        this.channels = new Channels(database, master);
    }

    /** The first admin, once everything is there. */
    CompletionStage<StaffUser> of(Setup.Said said) {
        Draft.Admin admin = said.draft().admin();
        Draft.Shop shop = said.draft().shop();
        String hash = said.secrets().get(Draft.Secrets.PASSWORD);
        if (admin == null || shop == null || hash == null)
            throw Problem.of("setup_incomplete").thrown();
        return merchants
                .found(merchant(shop))
                .thenCompose(made -> users.addFirst(admin.email(), admin.name(), hash, made.id())
                        .thenCompose(added -> furnished(made, shop, said)))
                .thenCompose(ready -> users.byEmail(admin.email()))
                // Somebody else was there before.
                .thenApply(
                        found -> found.orElseThrow(() -> Problem.of("conflict").thrown()))
                .thenCompose(user -> users.speaks(user.id(), admin.locale()).thenApply(spoken -> user));
    }

    private CompletionStage<Boolean> furnished(Merchant made, Draft.Shop shop, Setup.Said said) {
        return database.write(made.id(), connection -> {
                    if (shop.catalogue().equals("demo")) {
                        DemoKnowledge.seed(connection, made.id());
                        DemoCatalogue.seed(connection, made.id(), made.currency());
                    }
                    return true;
                })
                .thenCompose(seeded -> accounts(made.id(), said));
    }

    private CompletionStage<Boolean> accounts(String merchant, Setup.Said said) {
        return model(merchant, said)
                .thenCompose(kept -> channel(merchant, twilio(said)))
                .thenCompose(kept -> channel(merchant, telegram(said)));
    }

    private CompletionStage<Boolean> model(String merchant, Setup.Said said) {
        Draft.Model model = said.draft().model();
        if (model == null || !model.use().equals("provider")) return CompletableFuture.completedStage(true);
        String settings = Json.text(Map.of("url", word(model.url()), "model", word(model.model())));
        return database.write(merchant, connection -> {
            ProviderAccounts.put(
                    connection,
                    master,
                    merchant,
                    "model",
                    settings,
                    said.secrets().get(Draft.Secrets.MODEL));
            return true;
        });
    }

    private static Optional<Channels.Written> twilio(Setup.Said said) {
        Draft.Messaging messaging = said.draft().messaging();
        if (messaging == null || !said.secrets().has(Draft.Secrets.TWILIO)) return Optional.empty();
        String number = word(messaging.number());
        return Optional.of(new Channels.Written(
                "twilio",
                "Twilio",
                word(messaging.accountSid()),
                number.isEmpty() ? List.of() : List.of(number),
                said.secrets().get(Draft.Secrets.TWILIO)));
    }

    /** The token begins with the number of the bot. */
    private static Optional<Channels.Written> telegram(Setup.Said said) {
        String token = said.secrets().get(Draft.Secrets.TELEGRAM);
        return Optional.ofNullable(token)
                .map(it -> new Channels.Written("telegram", "Telegram", it.split(":", 2)[0], List.of(), it));
    }

    /** Named after its kind, so that two who press start make one. */
    private CompletionStage<Boolean> channel(String merchant, Optional<Channels.Written> wanted) {
        return wanted.map(it -> channels.addOnce(merchant, it.kind(), it).thenApply(made -> true))
                .orElseGet(() -> CompletableFuture.completedStage(true));
    }

    private static String word(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static Merchant merchant(Draft.Shop shop) {
        Merchant demo = FirstRun.demo();
        // The demo shop's pages are those of the shop with this name.
        String id = shop.catalogue().equals("demo") ? FirstRun.DEMO : idOf(shop.name());
        return new Merchant(
                id,
                shop.name(),
                ZoneId.of(shop.zone()),
                shop.currency(),
                shop.locales(),
                shop.defaultLocale(),
                demo.publicKey(),
                demo.hmacSecret(),
                demo.settings(),
                1);
    }

    /** A word for addresses and ids: "Ayşe'nin Ayakkabıları" is {@code aysenin-ayakkabilari}. */
    static String idOf(String name) {
        String plain = Normalizer.normalize(name.replace('ı', 'i').replace('İ', 'i'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        String id = plain.substring(0, Math.min(40, plain.length())).replaceAll("-+$", "");
        return id.isEmpty() || id.equals(FirstRun.DEMO) ? "shop" : id;
    }
}
