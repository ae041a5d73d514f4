// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import static sohbet.http.settings.Setting.ADMIN_EMAIL;
import static sohbet.http.settings.Setting.ADMIN_PASSWORD;
import static sohbet.http.settings.Setting.BOOTSTRAP_API_KEY;
import static sohbet.http.settings.Setting.DATABASE_URL;
import static sohbet.http.settings.Setting.MASTER_KEY_FILE;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sohbet.http.account.FirstRun;
import sohbet.http.settings.LocalConf;
import sohbet.http.settings.Setting;
import sohbet.http.settings.Settings;
import sohbet.http.setup.Installation;
import sohbet.persistence.keys.MasterKey;

/** What a start is told on the command line; with the environment and the file it makes the settings. */
final class StartOptions {
    @Option(names = "--port", paramLabel = "PORT", description = "HTTP port (SOHBET_PORT; default 8080).")
    private @Nullable String port;

    @Option(names = "--data", paramLabel = "FOLDER", description = "Data folder (SOHBET_DATA; default data).")
    private @Nullable String data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "Another PostgreSQL, 15 or newer: postgresql://user:password@host:5432/name (SOHBET_DATABASE_URL).")
    private @Nullable String databaseUrl;

    @Option(
            names = "--master-key",
            paramLabel = "FILE",
            description =
                    "Tink keyset that wraps the key of each entity (SOHBET_MASTER_KEY_FILE; default: made in the data folder).")
    private @Nullable String masterKeyFile;

    private @Nullable Settings read;

    /** As they are, right or wrong. */
    Settings settings() {
        if (read == null) read = Settings.read(commandLine(), System.getenv(), file());
        return read;
    }

    private Map<String, String> commandLine() {
        var given = new HashMap<String, String>();
        if (port != null) given.put("--port", port);
        if (data != null) given.put("--data", data);
        if (databaseUrl != null) given.put("--database-url", databaseUrl);
        if (masterKeyFile != null) given.put("--master-key", masterKeyFile);
        return given;
    }

    /** As they are in the files now, which a move of the database may have changed. */
    StartOptions again() {
        var same = new StartOptions();
        same.port = port;
        same.data = data;
        same.databaseUrl = databaseUrl;
        same.masterKeyFile = masterKeyFile;
        return same;
    }

    /** Where this installation's own settings are written. */
    static LocalConf localConf() {
        String named = System.getenv(Setting.LOCAL_CONF.variable());
        return new LocalConf(Path.of(named == null || named.isBlank() ? Setting.LOCAL_CONF.fallback() : named));
    }

    Installation installation(Runnable restart) {
        boolean isTriedOut = isEmbedded() && !isSandboxSaid();
        return new Installation(isEmbedded(), checked().saidBy(DATABASE_URL), isTriedOut, localConf(), restart);
    }

    private boolean isEmbedded() {
        return checked().optional(DATABASE_URL).isEmpty();
    }

    private boolean isSandboxSaid() {
        return checked().saidBy(Setting.SANDBOX).isPresent()
                || localConf().read().hasPath("sohbet.sandbox");
    }

    private static Config file() {
        try {
            return localConf().read().withFallback(ConfigFactory.load()).resolve();
        } catch (ConfigException unreadable) {
            throw new IllegalArgumentException(
                    "conf/application.conf cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private Settings checked() {
        return settings().checked();
    }

    int port() {
        return Integer.parseInt(checked().value(Setting.PORT));
    }

    Path data() {
        return Path.of(checked().value(Setting.DATA)).toAbsolutePath().normalize();
    }

    /** {@code conf/application.conf}, with what the command line and the environment say on top. */
    Config config() {
        // Whoever brings a database of their own means it; the embedded one is for trying out, unless somebody says
        // more.
        var sandbox = ConfigFactory.parseMap(Map.of("sohbet.sandbox", isEmbedded()));
        var given = ConfigFactory.parseMap(Map.of(
                        "sohbet.notifications.folder", data().resolve("log").toString()))
                .withFallback(checked().config());
        return (isSandboxSaid() ? given : sandbox.withFallback(given)).resolve();
    }

    MasterKey masterKey() {
        return checked()
                .optional(MASTER_KEY_FILE)
                .map(file -> MasterKey.read(Path.of(file)))
                .orElseGet(() -> MasterKey.readOrCreate(data().resolve("master-keyset.json")));
    }

    /** The first sign-in and key that were asked for. */
    FirstRun.Wishes wishes() {
        return new FirstRun.Wishes(
                checked().optional(ADMIN_EMAIL).orElse(null),
                checked().optional(ADMIN_PASSWORD).orElse(null),
                checked().optional(BOOTSTRAP_API_KEY).orElse(null));
    }

    /** Like {@link #database}, also while an engine runs on it. */
    DatabaseAccess databaseInUse(Consumer<String> progress) {
        return checked()
                .optional(DATABASE_URL)
                .map(url -> DatabaseAccess.at(url).answering())
                .orElseGet(() -> DatabaseAccess.embeddedOrRunning(data(), progress));
    }

    /** The named PostgreSQL, or the embedded one when none is named. */
    DatabaseAccess database(Consumer<String> progress) {
        return checked()
                .optional(DATABASE_URL)
                .map(url -> DatabaseAccess.at(url).answering())
                .orElseGet(() -> DatabaseAccess.embedded(data(), progress));
    }
}
