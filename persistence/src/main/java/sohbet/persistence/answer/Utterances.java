// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sohbet.persistence.catalogue.Language;

/** What people say, by what they want with it: a plain file an intent and language, one utterance a line. */
public final class Utterances {
    private Utterances() {}

    /** Those the engine learns from: {@code conf/answerer}, which is on its class path. */
    public static Map<Intent, List<String>> toLearnFrom(Language language) {
        return in("answerer", language);
    }

    /** @param folder one on the class path with a folder a language in it */
    public static Map<Intent, List<String>> in(String folder, Language language) {
        var utterances = new EnumMap<Intent, List<String>>(Intent.class);
        for (var intent : Intent.values())
            utterances.put(intent, lines(folder + "/" + language.code() + "/" + intent.code() + ".txt"));
        return utterances;
    }

    private static List<String> lines(String file) {
        try (var in = Utterances.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null)
                throw new IllegalStateException("The answerer's utterances are missing: there is no " + file
                        + " on the class path, to which the folder conf belongs.");
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            var lines = reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (lines.isEmpty())
                throw new IllegalStateException("The answerer has no utterance to learn from in " + file + ".");
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
