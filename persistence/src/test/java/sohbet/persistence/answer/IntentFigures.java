// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sohbet.persistence.catalogue.Language;

/** How well intents are told apart, measured with utterances nothing was learnt from. */
public final class IntentFigures {
    private final Map<Intent, Map<Intent, Integer>> counts = new EnumMap<>(Intent.class);
    private final List<Wrong> wrong = new ArrayList<>();

    /** An utterance that was taken for something else. */
    public record Wrong(String text, Intent wanted, Intent taken) {}

    private IntentFigures() {}

    public static Map<Intent, List<String>> heldOut(Language language) {
        return Utterances.in("answerer/heldout", language);
    }

    public static IntentFigures of(Language language, Understanding understanding) {
        return of(language, understanding, heldOut(language));
    }

    /** The same with fewer and plainer utterances, written after the last line to learn from. */
    public static IntentFigures later(Language language, Understanding understanding) {
        return of(language, understanding, Utterances.in("answerer/later", language));
    }

    private static IntentFigures of(
            Language language, Understanding understanding, Map<Intent, List<String>> utterances) {
        var figures = new IntentFigures();
        utterances.forEach((intent, texts) -> {
            for (String text : texts)
                figures.note(text, intent, understanding.intent(text, language).label());
        });
        return figures;
    }

    private void note(String text, Intent wanted, Intent taken) {
        counts.computeIfAbsent(wanted, w -> new EnumMap<>(Intent.class)).merge(taken, 1, Integer::sum);
        if (wanted != taken) wrong.add(new Wrong(text, wanted, taken));
    }

    public List<Wrong> wrong() {
        return wrong;
    }

    public int of(Intent wanted, Intent taken) {
        return counts.getOrDefault(wanted, Map.of()).getOrDefault(taken, 0);
    }

    public double precision(Intent intent) {
        int all = 0;
        for (var wanted : Intent.values()) all += of(wanted, intent);
        return all == 0 ? 0 : (double) of(intent, intent) / all;
    }

    public double recall(Intent intent) {
        int all = 0;
        for (var taken : Intent.values()) all += of(intent, taken);
        return all == 0 ? 0 : (double) of(intent, intent) / all;
    }

    public double f1(Intent intent) {
        double both = precision(intent) + recall(intent);
        return both == 0 ? 0 : 2 * precision(intent) * recall(intent) / both;
    }

    public double macroF1() {
        double sum = 0;
        for (var intent : Intent.values()) sum += f1(intent);
        return sum / Intent.values().length;
    }

    /** One row an intent: how it did, and what it was taken for, the most often first. */
    public List<String> table() {
        var rows = new ArrayList<String>();
        rows.add("| intent | F1 | precision | recall | taken for |");
        rows.add("|---|---:|---:|---:|---|");
        for (var intent : Intent.values())
            rows.add(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %s |",
                    intent.code(),
                    f1(intent),
                    precision(intent),
                    recall(intent),
                    takenFor(intent)));
        return rows;
    }

    private String takenFor(Intent intent) {
        return counts.getOrDefault(intent, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey() != intent)
                .sorted(Map.Entry.<Intent, Integer>comparingByValue().reversed())
                .map(entry -> entry.getKey().code() + " " + entry.getValue())
                .collect(java.util.stream.Collectors.joining(", "));
    }
}
