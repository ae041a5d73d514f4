// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import sohbet.persistence.catalogue.Language;

/**
 * What a message is recognized by: its words, their beginnings (a Turkish noun carries its case and
 * owner at its end), neighbours, and the groups of letters in them, which a slip of the finger
 * leaves mostly standing. All without case and marks.
 */
final class Features {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern DRAWN_OUT = Pattern.compile("(\\p{L})\\1{2,}");
    private static final int STEM = 5;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    private Features() {}

    /** Each with its weight; all weights together have the length 1. */
    static Map<String, Float> of(String text) {
        var found = new LinkedHashMap<String, Float>();
        var words = words(text);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String next = i + 1 < words.size() ? words.get(i + 1) : ">";
            found.put("w " + word, 1.5f);
            found.put("s " + stem(word), 1.2f);
            found.put("n " + stem(word) + " " + stem(next), 1f);
            if (i == 0) found.put("b " + stem(word), 0.8f);
            letters(word, found);
        }
        found.put("l " + Math.min(words.size(), 6), 0.5f);
        if (text.contains("?")) found.put("?", 0.4f);
        return normal(found);
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        String folded = DRAWN_OUT.matcher(Language.folded(text)).replaceAll("$1");
        var match = WORD.matcher(folded.replaceAll("['’]", ""));
        while (match.find()) words.add(shape(match.group()));
        return words;
    }

    /** Of a number only its length matters: 42 is a size, 48213 an order. */
    private static String shape(String word) {
        return word.chars().allMatch(Character::isDigit) ? "#".repeat(Math.min(word.length(), 5)) : word;
    }

    private static String stem(String word) {
        return word.length() > STEM ? word.substring(0, STEM) : word;
    }

    private static void letters(String word, Map<String, Float> found) {
        String marked = "<" + word + ">";
        for (int length = SHORTEST; length <= LONGEST; length++)
            for (int i = 0; i + length <= marked.length(); i++) found.put(marked.substring(i, i + length), 0.4f);
    }

    private static Map<String, Float> normal(Map<String, Float> found) {
        double sum = 0;
        for (float weight : found.values()) sum += weight * weight;
        float by = (float) (1 / Math.sqrt(sum));
        found.replaceAll((feature, weight) -> weight * by);
        return found;
    }
}
