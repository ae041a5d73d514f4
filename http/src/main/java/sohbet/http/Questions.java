// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** Asks a person at a terminal, one line at a time; an empty line takes what stands in the brackets. */
final class Questions {
    private final BufferedReader in;
    private final PrintWriter out;

    Questions(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    /** @param fault what is wrong with an answer, empty when nothing is */
    String ask(String question, String usual, Function<String, String> fault) {
        while (true) {
            out.print(question + (usual.isEmpty() ? "" : " [" + usual + "]") + ": ");
            out.flush();
            String line = line();
            String answer = line.isBlank() ? usual : line.strip();
            String wrong = fault.apply(answer);
            if (wrong.isEmpty()) return answer;
            out.println("  " + wrong);
        }
    }

    /** Not shown while it is typed, where the terminal can do that. */
    String secret(String question, Function<String, String> fault) {
        while (true) {
            var console = System.console();
            String answer;
            if (console == null) {
                out.print(question + ": ");
                out.flush();
                answer = line();
            } else {
                char[] typed = console.readPassword("%s: ", question);
                answer = typed == null ? "" : new String(typed);
            }
            String wrong = fault.apply(answer);
            if (wrong.isEmpty()) return answer;
            out.println("  " + wrong);
        }
    }

    boolean yes(String question, boolean usual) {
        return ask(
                        question,
                        usual ? "yes" : "no",
                        said -> said.matches("(?i)y|yes|n|no") ? "" : "Please say yes or no.")
                .toLowerCase(java.util.Locale.ROOT)
                .startsWith("y");
    }

    private String line() {
        try {
            String line = in.readLine();
            if (line == null) throw new IllegalArgumentException("Nobody answers here: use --non-interactive.");
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
