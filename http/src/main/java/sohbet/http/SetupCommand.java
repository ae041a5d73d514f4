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
                    Terminal.Answers answers = asking.isPresent() ? asked(asking.get()) : given();
                    if (answers == null) return CommandLine.ExitCode.USAGE;
                    String shop = Terminal.begin(open, now.masterKey(), answers);
                    out.println("The shop \"" + shop + "\" is there, and " + answers.email() + " can sign in.");
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

    private Terminal.Answers asked(Questions asking) {
        String name = asking.ask("Your name", adminName == null ? "" : adminName, SetupCommand::needed);
        String email = asking.ask(
                "Your e-mail",
                options.settings().optional(Setting.ADMIN_EMAIL).orElse(adminEmail == null ? "" : adminEmail),
                said -> said.matches("[^\\s@]+@[^\\s@]+") ? "" : "An e-mail address, please.");
        String password = asking.secret(
                "A password", said -> Terminal.weakness(said, email, name).orElse(""));
        String language =
                asking.ask("Your language, tr or en", locale, said -> said.matches("tr|en") ? "" : "tr or en.");
        String shop = asking.ask("Name of the shop", shopName == null ? "" : shopName, SetupCommand::needed);
        String where =
                asking.ask("Its time zone", zone, said -> Terminal.isZone(said) ? "" : "Like Europe/Istanbul, please.");
        String money =
                asking.ask("Its currency", currency, said -> Terminal.isCurrency(said) ? "" : "Like TRY, please.");
        String spoken = asking.ask(
                "Its languages, the first one first",
                String.join(",", locales),
                said -> said.matches("(tr|en)(,(tr|en))?") ? "" : "tr,en or one of them.");
        String goods = asking.ask(
                "Products: demo or import", catalogue, said -> said.matches("demo|import") ? "" : "demo or import.");
        var model = model(asking);
        return new Terminal.Answers(
                name, email, password, language, shop, where, money, distinct(spoken), goods, model);
    }

    private Terminal.@Nullable Model model(Questions asking) {
        while (true) {
            String url = asking.ask(
                    "Language model's address (empty: the embedded answerer)",
                    modelUrl == null ? "" : modelUrl,
                    said -> "");
            if (url.isEmpty()) return null;
            String name = asking.ask("Model", modelName == null ? "" : modelName, SetupCommand::needed);
            String key = asking.secret("Its key (empty: none)", said -> "");
            var model = new Terminal.Model(url, name, key.isBlank() ? null : key);
            var trouble = Terminal.modelTrouble(model);
            out.println(trouble.map(text -> "  " + text).orElse("  It answers."));
            if (trouble.isEmpty() || asking.yes("Keep it all the same?", false)) return model;
        }
    }

    /** All from options and environment; null when something is missing, all of which is told. */
    private Terminal.@Nullable Answers given() {
        var faults = new ArrayList<String>();
        String email = adminEmail == null
                ? options.settings().optional(Setting.ADMIN_EMAIL).orElse("")
                : adminEmail;
        String password = options.settings().optional(Setting.ADMIN_PASSWORD).orElse("");
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
        if (!faults.isEmpty()) {
            System.err.println("These are needed: " + String.join(", ", faults) + ".");
            return null;
        }
        var model = modelUrl == null || modelName == null
                ? null
                : new Terminal.Model(
                        modelUrl,
                        modelName,
                        options.settings().optional(Setting.LLM_KEY).orElse(null));
        return new Terminal.Answers(
                name,
                email,
                password,
                locale,
                String.valueOf(shopName),
                zone,
                currency,
                distinct(String.join(",", locales)),
                catalogue,
                model);
    }

    private static List<String> distinct(String list) {
        return List.of(list.split(",")).stream().distinct().toList();
    }

    private static String needed(String said) {
        return said.isBlank() ? "This is needed." : "";
    }
}
