// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Other programs, run to their end with an environment that holds nothing of ours: no secret, no PG variable. */
final class Commands {
    private Commands() {}

    /** How a program ended, and everything it said. */
    record Ended(int status, String said) {
        boolean well() {
            return status == 0;
        }
    }

    static ProcessBuilder command(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.clear();
        environment.put("PATH", path + ":/usr/sbin:/sbin");
        environment.put("LC_ALL", "C");
        return builder;
    }

    static Ended run(List<String> words) {
        return run(words, "");
    }

    static Ended run(List<String> words, String input) {
        try {
            Process process = command(words).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException endedEarly) {
                // Its status and its words tell more than our broken pipe.
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said.strip());
        } catch (IOException missing) {
            return new Ended(127, String.valueOf(missing.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while running " + words.getFirst(), e));
        }
    }
}
