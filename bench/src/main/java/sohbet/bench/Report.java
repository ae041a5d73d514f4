// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What one measurement says: its rounds as JSON under {@code bench/target}, its table on the screen and in the document. */
final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final String name;
    private final Path document;
    private final ArrayNode rounds = JSON.createArrayNode();
    private final List<String> lines = new ArrayList<>();

    Report(String name, Path document) {
        this.name = name;
        this.document = document;
    }

    /** Notes one measured thing of one round, and the machine's load before it. */
    ObjectNode round(int number, String what) {
        String load = Cpu.load();
        System.out.println("round " + number + ", " + what + " (load " + load + ")");
        return rounds.addObject().put("round", number).put("what", what).put("load", load);
    }

    List<Double> values(String what, String field) {
        var values = new ArrayList<Double>();
        for (var round : rounds)
            if (round.path("what").asText().equals(what) && round.has(field))
                values.add(round.path(field).asDouble());
        return values;
    }

    double median(String what, String field) {
        return median(values(what, field));
    }

    static double median(List<Double> values) {
        if (values.isEmpty()) return Double.NaN;
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** The median, and the least and the most in brackets. */
    String spread(String what, String field, int digits) {
        var values = values(what, field);
        if (values.isEmpty()) return "–";
        String number = "%." + digits + "f";
        return String.format(
                Locale.ROOT,
                number + " (" + number + "–" + number + ")",
                median(values),
                Collections.min(values),
                Collections.max(values));
    }

    static String number(double value, int digits) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** A line of the table. */
    void row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    void head(String... cells) {
        row(cells);
        lines.add("|---" + "|---:".repeat(cells.length - 1) + "|");
    }

    void say(String line) {
        lines.add(line);
    }

    private String loads() {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (var round : rounds) {
            double load = Double.parseDouble(round.path("load").asText("0").split(" ")[0]);
            least = Math.min(least, load);
            most = Math.max(most, load);
        }
        return String.format(Locale.ROOT, "%.1f–%.1f", least, most);
    }

    void finish(boolean write) {
        lines.addFirst("");
        lines.addFirst(String.format(
                Locale.ROOT,
                "Measured on %s with `./sohbet bench %s`, %d processors; load average of a minute before each round %s.",
                LocalDate.now(ZoneOffset.UTC),
                name,
                Runtime.getRuntime().availableProcessors(),
                loads()));
        System.out.println();
        lines.forEach(System.out::println);
        try {
            Files.writeString(Path.of("bench/target/" + name + ".json"), rounds.toPrettyString());
            if (write) Files.writeString(document, replaced(Files.readString(document)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String replaced(String text) {
        String begin = "<!-- measured: " + name + " -->\n";
        String end = "<!-- end of " + name + " -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) throw new IllegalStateException(document + " has no markers for " + name);
        return text.substring(0, from + begin.length()) + String.join("\n", lines) + "\n" + text.substring(to);
    }
}
