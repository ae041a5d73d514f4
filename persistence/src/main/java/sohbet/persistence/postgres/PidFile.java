// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL's {@code postmaster.pid}: the server's process id on its first line and, once it takes connections, "ready" on its eighth. */
record PidFile(Path file, long pid, boolean ready) {
    static PidFile of(Path cluster) {
        Path file = cluster.resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file);
            boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            return new PidFile(
                    file, lines.isEmpty() ? -1 : Long.parseLong(lines.getFirst().strip()), ready);
        } catch (IOException | NumberFormatException absentOrHalfWritten) {
            return new PidFile(file, -1, false);
        }
    }
}
