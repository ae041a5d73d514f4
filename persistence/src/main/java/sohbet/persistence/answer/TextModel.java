// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Tells texts apart after examples: a multinomial logistic regression over {@link Features}, trained
 * with AdaGrad. The same examples always give the same model.
 *
 * @param <L> what a text can be
 */
public final class TextModel<L> {
    private static final int ROUNDS = 12;
    private static final float RATE = 0.2f;
    private static final float DECAY = 2e-5f;

    /** What is as good as right teaches nothing, and is most of the work after the first rounds. */
    private static final float RIGHT = 0.01f;

    private final List<L> labels;
    private final Map<String, Integer> numbers = new HashMap<>();
    private float[] weights = {};

    /** What a text most likely is. */
    public record Guess<L>(L label, double certainty) {}

    private record Example(int[] features, float[] values, int label) {}

    private TextModel(List<L> labels) {
        this.labels = labels;
    }

    public static <L> TextModel<L> train(Map<L, List<String>> texts) {
        var model = new TextModel<L>(List.copyOf(texts.keySet()));
        var examples = new ArrayList<Example>();
        for (int label = 0; label < model.labels.size(); label++) {
            var said = texts.getOrDefault(model.labels.get(label), List.of());
            for (String text : said) examples.add(model.example(text, label));
        }
        model.fit(examples);
        return model;
    }

    private Example example(String text, int label) {
        var features = Features.of(text);
        features.keySet().forEach(feature -> numbers.putIfAbsent(feature, numbers.size()));
        return vector(features, label);
    }

    private Example vector(Map<String, Float> features, int label) {
        int[] known = new int[features.size()];
        float[] values = new float[features.size()];
        int size = 0;
        for (var feature : features.entrySet()) {
            Integer number = numbers.get(feature.getKey());
            if (number == null) continue;
            known[size] = number;
            values[size++] = feature.getValue();
        }
        return new Example(Arrays.copyOf(known, size), Arrays.copyOf(values, size), label);
    }

    private void fit(List<Example> examples) {
        weights = new float[numbers.size() * labels.size()];
        float[] steps = new float[weights.length];
        var random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(examples, random);
            for (var example : examples) learn(example, steps);
        }
    }

    private void learn(Example example, float[] steps) {
        double[] chances = chances(example);
        for (int label = 0; label < chances.length; label++) {
            float wrong = (float) (chances[label] - (label == example.label ? 1 : 0));
            if (Math.abs(wrong) < RIGHT) continue;
            for (int i = 0; i < example.features.length; i++) {
                int at = example.features[i] * chances.length + label;
                float slope = wrong * example.values[i] + DECAY * weights[at];
                steps[at] += slope * slope;
                weights[at] -= RATE * slope / (float) (Math.sqrt(steps[at]) + 1e-6);
            }
        }
    }

    private double[] chances(Example example) {
        double[] chances = new double[labels.size()];
        for (int i = 0; i < example.features.length; i++)
            for (int label = 0; label < chances.length; label++)
                chances[label] += example.values[i] * weights[example.features[i] * chances.length + label];
        double most = Arrays.stream(chances).max().orElse(0);
        double sum = 0;
        for (int label = 0; label < chances.length; label++) sum += chances[label] = Math.exp(chances[label] - most);
        for (int label = 0; label < chances.length; label++) chances[label] /= sum;
        return chances;
    }

    /** What the text is; with no feature in common with any example nothing is certain. */
    public Guess<L> guess(String text) {
        double[] chances = chances(vector(Features.of(text), 0));
        int best = 0;
        for (int label = 1; label < chances.length; label++) if (chances[label] > chances[best]) best = label;
        return new Guess<>(labels.get(best), chances[best]);
    }
}
