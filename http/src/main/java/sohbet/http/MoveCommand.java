// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sohbet.http.settings.Setting;
import sohbet.http.setup.Terminal;
import sohbet.persistence.Database;
import sohbet.persistence.DatabaseUrl;
import sohbet.persistence.move.DatabaseMove;
import sohbet.persistence.move.MoveRefused;

/** Moves everything to another PostgreSQL while no engine runs. */
@Command(
        name = "move",
        description = "Moves everything to another PostgreSQL; no engine may run meanwhile.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:moved", "1:not moved; the old one is still in use"})
final class MoveCommand implements Callable<Integer> {
    @Mixin
    private StartOptions options = new StartOptions();

    @Option(
            names = "--to",
            paramLabel = "URL",
            required = true,
            description = "Where to: postgresql://user:password@host:5432/name, an empty database.")
    private String to = "";

    @Override
    public Integer call() throws IOException {
        var target = DatabaseUrl.read(to);
        Terminal.databaseTrouble(to).ifPresent(trouble -> {
            throw new IllegalArgumentException(trouble);
        });
        try (DatabaseAccess database = options.database(MoveCommand::say)) {
            Database.migrate(database.settings());
            var moved = DatabaseMove.run(database.settings(), target, () -> 0, progress());
            say("Moved " + moved.tables() + " tables with " + moved.rows()
                    + " rows; counts and checksums are the same.");
        } catch (MoveRefused refused) {
            System.err.println(refused.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        var fixed = options.settings().saidBy(Setting.DATABASE_URL);
        if (fixed.isPresent()) {
            say("The address comes from " + fixed.get() + ": put the new one there before the next start.");
            return CommandLine.ExitCode.OK;
        }
        var installation = options.installation(() -> {});
        installation.movedTo(to);
        say("From the next start on it is used (" + installation.conf().file() + "). The old one was not touched.");
        return CommandLine.ExitCode.OK;
    }

    /** A line a table. */
    private static Consumer<sohbet.persistence.move.Progress> progress() {
        var last = new String[] {""};
        return now -> {
            String what = now.step() + " " + now.table();
            if (what.equals(last[0])) return;
            last[0] = what;
            say("  " + (now.tables() == 0 ? "" : now.tablesDone() + 1 + "/" + now.tables() + " ") + what);
        };
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
