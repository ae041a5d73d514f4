// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What really runs on a cluster, whatever its pid file says: the living processes called postgres that work in that folder. A pid
 * that was given to another program, or a dead one that nobody has waited for, is not among them.
 */
record ServerProcesses(Path cluster) {
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(20);

    List<ProcessHandle> living() {
        long postmaster = PidFile.of(cluster).pid();
        return ProcessHandle.allProcesses()
                .filter(this::isPostgres)
                .filter(each -> worksHere(each, postmaster))
                .toList();
    }

    /** Stops a server that an engine left behind, so that its cluster is free; answers whether there was one. */
    boolean stop() throws IOException {
        boolean found = !living().isEmpty();
        if (found && !(stopped("INT", 20) || stopped("QUIT", 5) || stopped("KILL", 5))) {
            throw new PostgresNotStarted("A PostgreSQL left behind on " + cluster + " does not stop (processes "
                    + living().stream().map(ProcessHandle::pid).toList() + "): end it by hand.");
        }
        // PostgreSQL itself would trust the file when the pid lives as something else.
        Files.deleteIfExists(PidFile.of(cluster).file());
        return found;
    }

    private boolean stopped(String signal, int seconds) {
        long postmaster = PidFile.of(cluster).pid();
        List<ProcessHandle> all = living();
        boolean onlyTheFirst = signal.equals("INT") && all.stream().anyMatch(each -> each.pid() == postmaster);
        all.stream()
                .filter(each -> !onlyTheFirst || each.pid() == postmaster)
                .forEach(each -> Commands.run(
                        List.of("sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, Long.toString(each.pid()))));
        long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (!living().isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        return true;
    }

    private boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(each -> Path.of(each).getFileName().toString().startsWith("postgres"))
                .isPresent();
    }

    private boolean worksHere(ProcessHandle process, long postmaster) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(cluster);
        } catch (IOException noProc) {
            return process.pid() == postmaster && process.isAlive();
        }
    }
}
