// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One running server under its watchdog, which stops it when this process closes their pipe or dies. */
final class Postmaster {
    /** A fast shutdown writes a checkpoint; on a slow disk that takes its time. */
    private static final int FAST_SECONDS = 30;

    private static final long LONGEST_RECOVERY = TimeUnit.MINUTES.toNanos(5);

    private final Process watchdog;
    private final long pid;

    private Postmaster(Process watchdog, long pid) {
        this.watchdog = watchdog;
        this.pid = pid;
    }

    /** Starts and waits until connections are taken. */
    static Postmaster start(PostgresCluster cluster, Map<String, String> settings, int port, Consumer<String> progress)
            throws IOException {
        PostgresFolder folder = cluster.folder();
        Path configuration =
                Files.writeString(folder.root().resolve("postgresql.conf"), PostgresSettings.file(settings));
        Path access = Files.writeString(folder.root().resolve("pg_hba.conf"), PostgresSettings.access());
        Path firstWords = folder.log().resolve("start.log");
        List<String> server = cluster.user()
                .command(
                        cluster.binaries().program("postgres").toString(),
                        "-D",
                        folder.cluster().toString(),
                        "-c",
                        "config_file=" + configuration,
                        "-c",
                        "hba_file=" + access,
                        "-c",
                        "ident_file=" + folder.cluster().resolve("pg_ident.conf"),
                        "-c",
                        "log_directory=" + folder.log(),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-p",
                        Integer.toString(port));
        List<String> words = new ArrayList<>();
        // A session of its own: Ctrl-C is for the engine, which still writes while it stops.
        if (Commands.run(List.of("setsid", "true")).well()) {
            words.add("setsid");
        }
        words.addAll(List.of(
                "sh", "-c", script(), "sohbet-postgres", Integer.toString(FAST_SECONDS), firstWords.toString()));
        words.addAll(server);
        Process watchdog = Commands.command(words).start();
        String said = new BufferedReader(watchdog.inputReader(StandardCharsets.UTF_8)).readLine();
        Postmaster started = new Postmaster(watchdog, said == null ? -1 : Long.parseLong(said.strip()));
        started.awaitReady(folder, firstWords, progress);
        return started;
    }

    private void awaitReady(PostgresFolder folder, Path firstWords, Consumer<String> progress) throws IOException {
        long begun = System.nanoTime();
        long nextWord = TimeUnit.SECONDS.toNanos(3);
        for (PidFile seen = PidFile.of(folder.cluster());
                !(seen.ready() && seen.pid() == pid);
                seen = PidFile.of(folder.cluster())) {
            if (ended(10)) {
                throw new PostgresNotStarted("PostgreSQL ended while it started: " + lastWords(folder, firstWords));
            }
            long waited = System.nanoTime() - begun;
            if (waited > LONGEST_RECOVERY) {
                stop();
                throw new PostgresNotStarted(
                        "PostgreSQL took no connections within five minutes; its log is in " + folder.log() + ".");
            }
            if (waited > nextWord) {
                progress.accept("PostgreSQL is recovering, %d s …".formatted(TimeUnit.NANOSECONDS.toSeconds(waited)));
                nextWord += TimeUnit.SECONDS.toNanos(5);
            }
        }
    }

    private boolean ended(long withinMillis) {
        try {
            return watchdog.waitFor(withinMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            throw new PostgresNotStarted("The start of PostgreSQL was interrupted.", e);
        }
    }

    private static String lastWords(PostgresFolder folder, Path firstWords) throws IOException {
        String said = Files.exists(firstWords) ? Files.readString(firstWords).strip() : "";
        return (said.isEmpty() ? "it said nothing" : said) + " (more in " + folder.log() + ").";
    }

    long pid() {
        return pid;
    }

    /** Waits until the server has ended, for whatever reason. */
    void awaitEnd() throws InterruptedException {
        watchdog.waitFor();
    }

    void stop() {
        try {
            watchdog.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // What we wanted.
        }
        boolean interrupted = false;
        while (true) {
            try {
                watchdog.waitFor();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String script() throws IOException {
        try (InputStream in = Postmaster.class.getResourceAsStream("watchdog.sh")) {
            if (in == null) {
                throw new PostgresNotStarted("watchdog.sh is missing from the persistence jar: build it again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
