// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures, prints a table and writes it where the figures are published. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures on loopback; every run is bounded.",
        subcommands = {
            Bench.Chat.class,
            Bench.Lag.class,
            Bench.Idle.class,
            Bench.Recovery.class,
            Bench.Kill.class,
            Bench.Answerer.class,
            Bench.Dashboard.class,
            Bench.Imports.class
        })
public final class Bench {
    private Bench() {}

    public static void main(String[] words) {
        // Whatever ends this run, what it started ends with it.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> ProcessHandle.current().children().forEach(ProcessHandle::destroy)));
        System.exit(new CommandLine(new Bench()).execute(words));
    }

    /** What every measurement is told. */
    abstract static class Measurement implements Callable<Integer> {
        @Option(names = "--short", description = "Fewer and shorter rounds.")
        boolean isShort;

        @Option(names = "--write", description = "Replace this section where the figures are published.")
        boolean write;

        @Override
        public final Integer call() throws Exception {
            var report = new Report(getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT), document());
            try (var ground = Ground.open(Path.of("bench/target"))) {
                measure(ground, report);
            }
            report.finish(write);
            return 0;
        }

        abstract void measure(Ground ground, Report report) throws Exception;

        /** Where its figures are published. */
        Path document() {
            return Path.of("docs/benchmarks.md");
        }
    }

    @Command(
            name = "chat",
            description = "Durable chat round trip beside Node and the single-row limit.",
            mixinStandardHelpOptions = true)
    static final class Chat extends Measurement {
        @Option(names = "--rounds", description = "How many rounds (default 5, 3 with --short).")
        int rounds;

        @Option(
                names = "--seconds",
                description = "How long each contestant is measured in a round (default 8, 4 with --short).")
        int seconds;

        @Option(
                names = "--minutes",
                defaultValue = "15",
                description = "No round begins later than this after the start (default 15).")
        double minutes;

        @Override
        void measure(Ground ground, Report report) throws Exception {
            int count = rounds > 0 ? rounds : isShort ? 3 : 5;
            new ChatRoundTrip(ground, report, seconds > 0 ? seconds : isShort ? 4 : 8)
                    .run(count, System.nanoTime() + (long) (minutes * 60e9));
        }
    }

    @Command(name = "lag", description = "From commit to read model and live feed.", mixinStandardHelpOptions = true)
    static final class Lag extends Measurement {
        @Override
        void measure(Ground ground, Report report) throws Exception {
            new TailLag(ground, report, isShort ? 10 : 20).run(isShort ? 1 : 3);
        }
    }

    @Command(name = "idle", description = "Heap and processor time of open sessions.", mixinStandardHelpOptions = true)
    static final class Idle extends Measurement {
        @Override
        void measure(Ground ground, Report report) throws Exception {
            new IdleSockets(ground, report, isShort ? 10 : 30).run();
        }
    }

    @Command(name = "recovery", description = "How long an entity takes to come back.", mixinStandardHelpOptions = true)
    static final class Recovery extends Measurement {
        @Override
        void measure(Ground ground, Report report) throws Exception {
            new RecoveryTime(ground, report, isShort ? 3 : 7).run();
        }
    }

    @Command(
            name = "kill",
            description = "Kills engine, database server or both, at random, and counts what is missing.",
            mixinStandardHelpOptions = true)
    static final class Kill extends Measurement {
        @Option(names = "--rounds", defaultValue = "50", description = "How many kills (default 50).")
        int rounds;

        @Override
        void measure(Ground ground, Report report) throws Exception {
            new KillLoop(ground, report, System.nanoTime()).run(isShort ? Math.min(rounds, 6) : rounds);
        }
    }

    @Command(
            name = "answerer",
            description = "How well the shop's answerer understands and finds, into docs/answerer.md.",
            mixinStandardHelpOptions = true)
    static final class Answerer extends Measurement {
        @Override
        void measure(Ground ground, Report report) throws Exception {
            new AnswererFigures(ground, report).run();
        }

        @Override
        Path document() {
            return Path.of("docs/answerer.md");
        }
    }

    @Command(
            name = "dashboard",
            description = "What the pages of figures ask, of ten thousand to a million events.",
            mixinStandardHelpOptions = true)
    static final class Dashboard extends Measurement {
        @Override
        void measure(Ground ground, Report report) throws Exception {
            new DashboardQueries(ground, report, isShort ? 10 : 60).run();
        }
    }

    @Command(
            name = "imports",
            description = "What is noticed of an import of 50,000 products while it runs.",
            mixinStandardHelpOptions = true)
    static final class Imports extends Measurement {
        @Override
        void measure(Ground ground, Report report) throws Exception {
            new ImportLag(ground, report, isShort ? 20_000 : 50_000, isShort ? 10 : 20).run(isShort ? 1 : 3);
        }
    }
}
