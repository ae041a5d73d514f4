// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processor time that processes have used, in seconds, as Linux counts it. */
final class Cpu {
    /** Linux reports in hundredths of a second on every machine in use. */
    private static final double TICKS = 100;

    private Cpu() {}

    static double of(long pid) {
        var fields = stat(pid);
        return fields == null ? 0 : (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    }

    /** With all children, also those that have ended. */
    static double ofTree(long pid) {
        var own = stat(pid);
        if (own == null) return 0;
        double ended = (Long.parseLong(own[13]) + Long.parseLong(own[14])) / TICKS;
        var children = ProcessHandle.of(pid).map(ProcessHandle::descendants).orElseGet(Stream::empty);
        return of(pid) + ended + children.mapToDouble(child -> of(child.pid())).sum();
    }

    /** From the third field of {@code /proc/PID/stat} on, the state; the name before it may hold anything. */
    private static String @org.jspecify.annotations.Nullable [] stat(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException gone) {
            return null;
        }
    }

    static String load() {
        try {
            var words = List.of(Files.readString(Path.of("/proc/loadavg")).split(" "));
            return String.join(" ", words.subList(0, 3));
        } catch (IOException e) {
            return "?";
        }
    }
}
