// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A JVM of its own that holds an embedded server, so that a test can kill it. */
record Holder(Process process, String said) {
    /** Returns once the child has said how its start went: the server's pid, or the sentence of refusal. */
    static Holder start(Path data) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        data.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.startsWith("HELD ") && !line.startsWith("REFUSED ")) {
            line = lines.readLine();
        }
        return new Holder(process, String.valueOf(line));
    }

    long serverPid() {
        return Long.parseLong(said.substring("HELD ".length()));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public static void main(String[] args) throws IOException {
        try (EmbeddedPostgres server = TestFolders.start(Path.of(args[0]))) {
            System.out.println("HELD " + server.pid());
            while (System.in.read() >= 0) {
                // Until the test ends or kills us.
            }
        } catch (PostgresNotStarted e) {
            System.out.println("REFUSED " + e.getMessage());
        }
    }
}
