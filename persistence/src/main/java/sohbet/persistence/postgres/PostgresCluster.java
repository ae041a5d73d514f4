// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;

/** The cluster: the files of one PostgreSQL, made once and checked against the version of the programs before each start. */
record PostgresCluster(PostgresFolder folder, PostgresBinaries binaries, ServerUser user) {
    static final String OWNER = "sohbet";
    static final String DATABASE = "sohbet";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    void prepare(Consumer<String> progress) throws IOException {
        if (Files.exists(folder.cluster())) {
            check();
        } else {
            progress.accept("Creating the database in " + folder.cluster() + " …");
            create();
        }
        if (!Files.exists(folder.log())) {
            Files.createDirectory(folder.log(), OWNER_ONLY);
        }
        user.give(folder.log());
    }

    private void check() throws IOException {
        Path stamp = folder.cluster().resolve("PG_VERSION");
        if (!Files.exists(stamp)) {
            throw new PostgresNotStarted(
                    folder.cluster() + " is no PostgreSQL data folder (it has no PG_VERSION): move it away, or choose "
                            + "another folder with --data.");
        }
        String found = Files.readString(stamp).strip();
        if (!found.equals(binaries.major())) {
            throw new PostgresNotStarted("The data folder " + folder.cluster() + " was written by PostgreSQL " + found
                    + " and this is PostgreSQL " + binaries.major()
                    + ": export with the release that wrote it, or choose another folder with --data.");
        }
    }

    /** In a folder of its own, renamed when it is whole: a start killed half-way begins again. */
    private void create() throws IOException {
        Path fresh = folder.root().resolve("cluster.new");
        PostgresBinaries.delete(fresh);
        Files.createDirectory(fresh, OWNER_ONLY);
        Path pgdata = user.give(Files.createDirectory(fresh.resolve("pgdata"), OWNER_ONLY));
        Path secret = fresh.resolve("password");
        PostgresFolder.writeSecret(secret, folder.password());
        user.give(secret);
        user.give(fresh);
        run(
                "initdb",
                "",
                "--pgdata=" + pgdata,
                "--username=" + OWNER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-instructions");
        run("postgres", "create database " + DATABASE + "\n", "--single", "-D", pgdata.toString(), "template1");
        Files.move(pgdata, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
        PostgresBinaries.delete(fresh);
    }

    private void run(String program, String input, String... arguments) {
        var words = user.command(binaries.program(program).toString());
        words.addAll(List.of(arguments));
        Commands.Ended ended = Commands.run(words, input);
        if (!ended.well()) {
            throw new PostgresNotStarted(
                    "PostgreSQL's " + program + " failed in " + folder.root() + ": " + ended.said());
        }
    }
}
