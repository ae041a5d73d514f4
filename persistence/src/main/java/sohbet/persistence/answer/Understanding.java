// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.catalogue.Language;

/** What has been learnt from the utterances: the language of a message, and what it wants. */
public final class Understanding {
    private final TextModel<Language> language;
    private final Map<Language, TextModel<Intent>> intents;

    private Understanding(TextModel<Language> language, Map<Language, TextModel<Intent>> intents) {
        this.language = language;
        this.intents = intents;
    }

    private static @Nullable CompletableFuture<Understanding> learnt;

    /**
     * Reads what there is to learn from at once, and fails if it is not there; learns it beside other work, and once in a
     * process, since it comes to the same each time.
     */
    public static synchronized CompletableFuture<Understanding> start() {
        if (learnt == null || learnt.isCompletedExceptionally()) learnt = learn();
        return learnt.copy();
    }

    private static CompletableFuture<Understanding> learn() {
        var utterances = Arrays.stream(Language.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        Utterances::toLearnFrom,
                        (one, other) -> one,
                        () -> new EnumMap<>(Language.class)));
        return CompletableFuture.supplyAsync(() -> learn(utterances));
    }

    private static Understanding learn(Map<Language, Map<Intent, List<String>>> utterances) {
        var all = new EnumMap<Language, List<String>>(Language.class);
        var intents = new EnumMap<Language, TextModel<Intent>>(Language.class);
        utterances.forEach((language, said) -> {
            all.put(language, said.values().stream().flatMap(List::stream).toList());
            intents.put(language, TextModel.train(said));
        });
        return new Understanding(TextModel.train(all), intents);
    }

    public TextModel.Guess<Intent> intent(String text, Language language) {
        return requireNonNull(intents.get(language)).guess(text);
    }

    public TextModel.Guess<Language> language(String text) {
        return language.guess(text);
    }
}
