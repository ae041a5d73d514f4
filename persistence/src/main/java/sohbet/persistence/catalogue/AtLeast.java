// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import java.util.ArrayList;
import java.util.List;

/** A query of the index for whatever fits at least so many of some words, the index doing the counting. */
final class AtLeast {
    /** Beyond this, writing every choice out costs more than it saves. */
    private static final int CHOICES = 64;

    private AtLeast() {}

    /** Whether it can be asked for. */
    static boolean isFeasible(int many, int words) {
        long choices = 1;
        for (int i = 0; i < Math.min(many, words - many); i++) {
            choices = choices * (words - i) / (i + 1);
            if (choices > CHOICES) return false;
        }
        return true;
    }

    static String of(int many, List<String> words) {
        var choices = new ArrayList<String>();
        choose(many, words, 0, "", choices);
        return String.join("|", choices);
    }

    private static void choose(int many, List<String> words, int from, String chosen, List<String> choices) {
        if (many == 0) {
            choices.add("(" + chosen + ")");
            return;
        }
        for (int i = from; i <= words.size() - many; i++)
            choose(many - 1, words, i + 1, chosen.isEmpty() ? words.get(i) : chosen + "&" + words.get(i), choices);
    }
}
