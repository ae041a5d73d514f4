// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sohbet.http.account.FirstRun;
import sohbet.http.logs.EngineLog;
import sohbet.http.settings.Setting;
import sohbet.http.settings.Settings;
import sohbet.persistence.Database;
import sohbet.persistence.keys.WrongMasterKey;
import sohbet.persistence.postgres.PostgresNotStarted;

/** Where the engine begins: {@code run}, {@code migrate}, {@code rebuild}, {@code import}, {@code setup}, {@code move}, {@code check} and {@code config check}. The launcher {@code ./sohbet} calls it. */
@Command(
        name = "sohbet",
        subcommands = {
            Main.Run.class,
            Main.Migrate.class,
            Main.Rebuild.class,
            Main.Import.class,
            SetupCommand.class,
            MoveCommand.class,
            CheckCommand.class,
            Main.Configuration.class
        },
        mixinStandardHelpOptions = true,
        version = "Sohbet",
        description = "One real-time engine for shops that sell by talking.")
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        int status = new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::inOneSentence)
                .execute(words);
        if (status != RUNNING) {
            System.exit(status);
        }
    }

    /** The engine goes on after {@code run} has returned. */
    private static final int RUNNING = -1;

    private static int inOneSentence(Exception problem, CommandLine command, CommandLine.ParseResult words)
            throws Exception {
        if (problem instanceof PostgresNotStarted
                || problem instanceof WrongMasterKey
                || problem instanceof IllegalArgumentException) {
            command.getErr().println(problem.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                command.getErr().println("The port is taken: choose another with --port (" + cause.getMessage() + ").");
                return CommandLine.ExitCode.SOFTWARE;
            }
        }
        throw problem;
    }

    @Command(name = "run", description = "Starts the engine.", mixinStandardHelpOptions = true)
    static final class Run implements Callable<Integer> {
        @Mixin
        private StartOptions options = new StartOptions();

        @Override
        public Integer call() throws IOException {
            long begun = System.nanoTime();
            Settings settings = options.settings().checked();
            settings.warnings().forEach(Main::warn);
            EngineLog.begin(
                    logFile(settings),
                    settings.value(Setting.LOG_FORMAT).equalsIgnoreCase("json"),
                    settings.value(Setting.LOG_LEVEL));
            var reports = EngineLog.reportTo(settings.value(Setting.SENTRY_DSN));
            start(options, begun, () -> {
                if (reports != null) reports.stop();
            });
            return RUNNING;
        }

        private void start(StartOptions options, long begun, Runnable ended) throws IOException {
            DatabaseAccess database = options.database(Main::say);
            EngineFile file = EngineFile.write(options.data(), options.port());
            var running = new AtomicReference<Engine>();
            var isAnew = new AtomicBoolean();
            var gone = new CompletableFuture<Void>();
            Runnable afterwards = () -> {
                try {
                    file.close();
                    database.close();
                } finally {
                    gone.complete(null);
                }
                if (!isAnew.get()) ended.run();
            };
            Runnable restart = () -> Thread.ofPlatform().name("restart").start(() -> {
                isAnew.set(true);
                var engine = running.get();
                if (engine != null) {
                    engine.stop().toCompletableFuture().join();
                    // That gives up after some seconds; the old file must not be taken away once the new engine has
                    // written its own.
                    gone.completeOnTimeout(null, 2, TimeUnit.MINUTES).join();
                }
                try {
                    start(options.again(), System.nanoTime(), ended);
                } catch (IOException | RuntimeException failed) {
                    warn("the engine did not start again: " + failed.getMessage());
                    System.exit(CommandLine.ExitCode.SOFTWARE);
                }
            });
            try {
                running.set(Engine.start(
                        options.config(),
                        database.settings(),
                        options.masterKey(),
                        options.wishes(),
                        afterwards,
                        options.installation(restart)));
            } catch (RuntimeException e) {
                afterwards.run();
                throw e;
            }
            say(Greeting.of(running.get(), options.config(), Duration.ofNanos(System.nanoTime() - begun)));
        }

        /** Nodes that share a data folder differ in host or port. */
        private Path logFile(Settings settings) {
            String host = settings.value(Setting.NODE_HOST);
            String node = host.equals(Setting.NODE_HOST.fallback()) ? "" : host.replaceAll("[^A-Za-z0-9.-]", "-") + "-";
            return options.data().resolve("log").resolve("engine-" + node + options.port() + ".log");
        }
    }

    @Command(
            name = "config",
            subcommands = Main.SettingsCheck.class,
            description = "About the settings.",
            mixinStandardHelpOptions = true)
    static final class Configuration {}

    @Command(
            name = "check",
            description = "Looks at all settings and starts nothing.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:all is well", "1:some settings are not what they should be"})
    static final class SettingsCheck implements Callable<Integer> {
        @Mixin
        private StartOptions options = new StartOptions();

        @Override
        public Integer call() {
            options.settings().warnings().forEach(Main::warn);
            options.settings().checked();
            say("All is well with the settings.");
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "migrate",
            description = "Brings the database up to this version and ends.",
            mixinStandardHelpOptions = true)
    static final class Migrate implements Callable<Integer> {
        @Mixin
        private StartOptions options = new StartOptions();

        @Override
        public Integer call() {
            try (DatabaseAccess database = options.database(Main::say)) {
                Database.migrate(database.settings());
            }
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "rebuild",
            description = "Builds a projection's read model anew from the journal, also while the engine runs.",
            mixinStandardHelpOptions = true)
    static final class Rebuild implements Callable<Integer> {
        @Mixin
        private StartOptions options = new StartOptions();

        @Parameters(paramLabel = "PROJECTION", description = "its name")
        private String projection = "";

        @Override
        public Integer call() {
            try (DatabaseAccess database = options.databaseInUse(Main::say)) {
                return ReadSide.rebuild(database.settings(), options.masterKey(), projection, Main::say);
            }
        }
    }

    @Command(
            name = "import",
            description = "Brings a file of products into a shop's catalogue, also while the engine runs.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:all of it was taken", "1:the import failed", "3:some rows could not be taken"})
    static final class Import implements Callable<Integer> {
        @Mixin
        private StartOptions options = new StartOptions();

        @Parameters(paramLabel = "FILE", description = "Shopify's product CSV, or JSON with products")
        private Path file = Path.of("");

        @Option(names = "--dry-run", description = "Only tell what would change.")
        private boolean isDryRun;

        @Option(
                names = "--merchant",
                paramLabel = "ID",
                defaultValue = FirstRun.DEMO,
                description = "Whose catalogue (default demo).")
        private String merchant = FirstRun.DEMO;

        @Override
        public Integer call() throws IOException {
            if (!Files.isReadable(file)) throw new IllegalArgumentException("There is no file " + file + ".");
            try (DatabaseAccess database = options.databaseInUse(Main::say)) {
                return new FileImport(merchant, file, isDryRun, Main::say).into(database.settings());
            }
        }
    }

    private static void warn(String line) {
        System.err.println("Warning: " + line);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
