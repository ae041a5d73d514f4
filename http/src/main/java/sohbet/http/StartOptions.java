// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sohbet.http.account.FirstRun;
import sohbet.persistence.keys.MasterKey;

/** What a start is told on the command line or in the environment; the command line wins. */
final class StartOptions {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:SOHBET_PORT:-8080}",
            description = "HTTP port (SOHBET_PORT; default 8080).")
    private int port = 8080;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:SOHBET_DATA:-data}",
            description = "Data folder (SOHBET_DATA; default data).")
    private Path data = Path.of("data");

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${env:SOHBET_DATABASE_URL:-}",
            description =
                    "Another PostgreSQL, 15 or newer: postgresql://user:password@host:5432/name (SOHBET_DATABASE_URL).")
    private @Nullable String databaseUrl;

    @Option(
            names = "--master-key",
            paramLabel = "FILE",
            defaultValue = "${env:SOHBET_MASTER_KEY_FILE:-}",
            description =
                    "Tink keyset that wraps the key of each entity (SOHBET_MASTER_KEY_FILE; default: made in the data folder).")
    private @Nullable String masterKeyFile;

    int port() {
        return port;
    }

    Path data() {
        return data.toAbsolutePath().normalize();
    }

    /** The settings, with what the command line says on top. */
    Config config() {
        var given = ConfigFactory.parseMap(Map.of("sohbet.http.port", port));
        // Whoever brings a database of their own means it; the embedded one is for trying out, unless the environment
        // says more.
        var sandbox = ConfigFactory.parseMap(Map.of("sohbet.sandbox", isEmbedded()));
        var chosen = System.getenv("SOHBET_SANDBOX") == null ? given.withFallback(sandbox) : given;
        return chosen.withFallback(ConfigFactory.load()).resolve();
    }

    private boolean isEmbedded() {
        return databaseUrl == null || databaseUrl.isBlank();
    }

    MasterKey masterKey() {
        return masterKeyFile == null || masterKeyFile.isBlank()
                ? MasterKey.readOrCreate(data().resolve("master-keyset.json"))
                : MasterKey.read(Path.of(masterKeyFile));
    }

    /** The first sign-in and key that the environment asks for. */
    FirstRun.Wishes wishes() {
        var environment = System.getenv();
        return new FirstRun.Wishes(
                environment.get("SOHBET_ADMIN_EMAIL"),
                environment.get("SOHBET_ADMIN_PASSWORD"),
                environment.get("SOHBET_BOOTSTRAP_API_KEY"));
    }

    /** Like {@link #database}, also while an engine runs on it. */
    DatabaseAccess databaseInUse(Consumer<String> progress) {
        return isEmbedded()
                ? DatabaseAccess.embeddedOrRunning(data(), progress)
                : DatabaseAccess.at(String.valueOf(databaseUrl)).answering();
    }

    /** The named PostgreSQL, or the embedded one when none is named. */
    DatabaseAccess database(Consumer<String> progress) {
        return isEmbedded()
                ? DatabaseAccess.embedded(data(), progress)
                : DatabaseAccess.at(String.valueOf(databaseUrl)).answering();
    }
}
