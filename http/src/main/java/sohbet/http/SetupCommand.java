// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sohbet.http.settings.LocalConf;
import sohbet.http.settings.Setting;
import sohbet.http.setup.Terminal;
import sohbet.persistence.Database;

/** Sets an installation up at the terminal: settings, tables, the first admin and shop. */
@Command(
        name = "setup",
        description = "Sets this installation up at the terminal.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:set up", "1:it did not work", "2:something is missing", "10:set up, and to be started now"})
final class SetupCommand implements Callable<Integer> {
    /** The launcher starts the engine then. */
    static final int START = 10;

    @Mixin
    private StartOptions options = new StartOptions();

    @Option(names = "--non-interactive", description = "Ask nothing: all comes from these options and the environment.")
    private boolean isSilent;

    @Option(names = "--overwrite", description = "Change what stands in conf/local.conf without asking.")
    private boolean mayOverwrite;

    @Option(names = "--start", description = "Start afterwards.")
    private boolean starts;

    @Option(names = "--public-base-url", paramLabel = "URL", description = "How it is reached from outside.")
    private @Nullable String publicBaseUrl;

    @Option(names = "--admin-name", paramLabel = "NAME", description = "The first admin (default Admin).")
    private @Nullable String adminName;

    @Option(names = "--admin-email", paramLabel = "MAIL", description = "Or SOHBET_ADMIN_EMAIL.")
    private @Nullable String adminEmail;

    @Option(names = "--locale", paramLabel = "tr|en", description = "The admin's language (default tr).")
    private String locale = "tr";

    @Option(names = "--shop-name", paramLabel = "NAME", description = "The first shop.")
    private @Nullable String shopName;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Its time zone (default: this computer's).")
    private String zone = ZoneId.systemDefault().getId();

    @Option(names = "--currency", paramLabel = "CODE", description = "Its currency (default TRY).")
    private String currency = "TRY";

    @Option(names = "--locales", paramLabel = "LIST", split = ",", description = "Its languages (default tr,en).")
    private List<String> locales = List.of("tr", "en");

    @Option(names = "--catalogue", paramLabel = "demo|import", description = "Demo products, or none (default demo).")
    private String catalogue = "demo";

    @Option(
            names = "--llm-url",
            paramLabel = "URL",
            description = "A language model's server, such as http://localhost:11434/v1; its key in SOHBET_LLM_KEY.")
    private @Nullable String modelUrl;

    @Option(names = "--llm-model", paramLabel = "NAME", description = "The model.")
    private @Nullable String modelName;

    @Option(
            names = "--twilio-account-sid",
            paramLabel = "SID",
            description = "Twilio's account; its token in SOHBET_TWILIO_TOKEN.")
    private @Nullable String twilioSid;

    @Option(names = "--twilio-number", paramLabel = "NUMBER", description = "Your number there, like +905321234567.")
    private @Nullable String twilioNumber;

    private final PrintWriter out = new PrintWriter(System.out, true);

    @Override
    public Integer call() throws IOException {
        var asking = isSilent
                ? Optional.<Questions>empty()
                : Optional.of(new Questions(
                        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())), out));
        LocalConf conf = StartOptions.localConf();
        if (!written(conf, asking)) return CommandLine.ExitCode.SOFTWARE;
        var now = options.again();
        try (DatabaseAccess database = now.database(out::println)) {
            if (!migrated(database.settings(), asking)) return CommandLine.ExitCode.SOFTWARE;
            try (var open = Database.open(database.settings())) {
                if (Terminal.isDone(open, now.masterKey())) {
                    out.println("It is set up already; people are changed in the admin.");
                } else {
                    Terminal.Answers answers = asking.isPresent()
                            ? new SetupInterview(asking.get(), out, this::trouble).over(usual())
                            : given();
                    if (answers == null) return CommandLine.ExitCode.USAGE;
                    String shop = Terminal.begin(open, now.masterKey(), answers);
                    out.println("The shop \"" + shop + "\" is there, and " + answers.email() + " can sign in.");
                    if (answers.isTwoStep()) out.println("Two-step sign-in is set up under My account, /admin/me.");
                }
            }
        }
        boolean isToStart =
                starts || asking.map(one -> one.yes("Start now?", true)).orElse(false);
        if (!isToStart) out.println("Start it with ./sohbet run.");
        return isToStart ? START : CommandLine.ExitCode.OK;
    }

    /** What differs from the usual goes into the file; false when somebody wants it left as it is. */
    private boolean written(LocalConf conf, Optional<Questions> asking) throws IOException {
        var settings = options.settings().checked();
        var values = new LinkedHashMap<String, String>();
        values.put("sohbet.http.port", settings.value(Setting.PORT));
        values.put(
                "sohbet.http.public-base-url",
                publicBaseUrl == null ? settings.value(Setting.PUBLIC_BASE_URL) : publicBaseUrl);
        values.put("sohbet.database.url", settings.value(Setting.DATABASE_URL));
        asking.ifPresent(one -> ask(one, values));
        boolean isChanged = values.entrySet().stream()
                .anyMatch(it -> !it.getValue()
                        .equals(conf.read().hasPath(it.getKey()) ? conf.read().getString(it.getKey()) : ""));
        if (!isChanged) return true;
        if (conf.isThere() && !mayOverwrite) {
            boolean yes = asking.map(one -> one.yes(conf.file() + " is there. Change it?", false))
                    .orElse(false);
            if (!yes) {
                out.println(conf.file() + " was left as it is" + (isSilent ? "; --overwrite changes it." : "."));
                return !isSilent;
            }
        }
        conf.put(values);
        out.println("Wrote " + conf.file() + ".");
        return true;
    }

    private static void ask(Questions asking, Map<String, String> values) {
        values.compute(
                "sohbet.http.port",
                (key, was) -> asking.ask(
                        "Port", String.valueOf(was), said -> said.matches("\\d{1,5}") ? "" : "A number, please."));
        values.compute(
                "sohbet.http.public-base-url",
                (key, was) -> asking.ask(
                        "Address from outside, such as https://chat.example.com (empty: this computer alone)",
                        String.valueOf(was),
                        said -> said.isEmpty() || said.matches("https?://[^/\\s]+/?")
                                ? ""
                                : "An address without a path, please."));
        values.compute(
                "sohbet.database.url",
                (key, was) -> asking.ask(
                        "PostgreSQL as postgresql://user:password@host:5432/name (empty: the embedded one)",
                        "",
                        SetupCommand::databaseFault));
    }

    private static String databaseFault(String url) {
        if (url.isEmpty()) return "";
        try (var there = DatabaseAccess.at(url).answering()) {
            return there.isEmbedded() ? "" : "";
        } catch (IllegalArgumentException wrong) {
            return Terminal.databaseTrouble(url).orElse(String.valueOf(wrong.getMessage()));
        }
    }

    private boolean migrated(Database.Settings settings, Optional<Questions> asking) {
        var pending = Database.pending(settings);
        if (pending.isEmpty()) {
            out.println("The tables are up to date.");
            return true;
        }
        out.println(pending.size() + " migrations are pending: " + pending.getFirst()
                + (pending.size() > 1 ? " … " + pending.getLast() : ""));
        if (!asking.map(one -> one.yes("Run them?", true)).orElse(true)) return false;
        Database.migrate(settings);
        out.println("The tables are up to date.");
        return true;
    }

    /** All from options and environment; null when something is missing, all of which is told. */
    private Terminal.@Nullable Answers given() {
        var faults = new ArrayList<String>();
        String email = email();
        String password = settings(Setting.ADMIN_PASSWORD, "");
        String name = adminName == null ? "Admin" : adminName;
        if (email.isEmpty()) faults.add("--admin-email or SOHBET_ADMIN_EMAIL");
        if (password.isEmpty()) faults.add("SOHBET_ADMIN_PASSWORD or SOHBET_ADMIN_PASSWORD_FILE");
        else
            Terminal.weakness(password, email, name)
                    .ifPresent(weak -> faults.add("another SOHBET_ADMIN_PASSWORD (" + weak + ")"));
        if (shopName == null || shopName.isBlank()) faults.add("--shop-name");
        if (!locale.matches("tr|en")) faults.add("--locale tr or en");
        if (!Terminal.isZone(zone)) faults.add("--zone like Europe/Istanbul");
        if (!Terminal.isCurrency(currency)) faults.add("--currency like TRY");
        if (!String.join(",", locales).matches("(tr|en)(,(tr|en))?")) faults.add("--locales tr,en");
        if (!catalogue.matches("demo|import")) faults.add("--catalogue demo or import");
        if ((modelUrl == null) != (modelName == null)) faults.add("--llm-url and --llm-model together");
        boolean hasToken = options.settings().optional(Setting.TWILIO_TOKEN).isPresent();
        if ((twilioSid == null) == hasToken || (twilioSid == null) != (twilioNumber == null))
            faults.add("--twilio-account-sid, --twilio-number and SOHBET_TWILIO_TOKEN together");
        if (twilioSid != null && !SetupInterview.isSid(twilioSid))
            faults.add("--twilio-account-sid like AC and 32 digits");
        if (twilioNumber != null && !SetupInterview.isNumber(twilioNumber))
            faults.add("--twilio-number like +905321234567");
        if (!faults.isEmpty()) {
            System.err.println("These are needed: " + String.join(", ", faults) + ".");
            return null;
        }
        return usual();
    }

    /** What options and environment say, whether or not it is enough. */
    private Terminal.Answers usual() {
        return new Terminal.Answers(
                adminName == null ? isSilent ? "Admin" : "" : adminName,
                email(),
                settings(Setting.ADMIN_PASSWORD, ""),
                locale,
                false,
                shopName == null ? "" : shopName,
                zone,
                currency,
                SetupInterview.distinct(String.join(",", locales)),
                catalogue,
                modelUrl == null
                        ? null
                        : new Terminal.Model(
                                modelUrl,
                                modelName == null ? "" : modelName,
                                options.settings().optional(Setting.LLM_KEY).orElse(null)),
                messages());
    }

    private String email() {
        return adminEmail == null ? settings(Setting.ADMIN_EMAIL, "") : adminEmail;
    }

    private String settings(Setting one, String otherwise) {
        return options.settings().optional(one).orElse(otherwise);
    }

    private Terminal.@Nullable Messages messages() {
        String twilio = options.settings().optional(Setting.TWILIO_TOKEN).orElse(null);
        String telegram = options.settings().optional(Setting.TELEGRAM_TOKEN).orElse(null);
        return twilio == null && telegram == null && twilioSid == null
                ? null
                : new Terminal.Messages(twilioSid, twilioNumber, twilio, telegram);
    }

    private List<String> trouble(Terminal.Messages messages) {
        return Terminal.messagesTroubles(
                messages,
                options.settings().value(Setting.TWILIO_API_URL),
                options.settings().value(Setting.TELEGRAM_API_URL));
    }
}
