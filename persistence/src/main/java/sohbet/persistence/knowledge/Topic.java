// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.knowledge;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import sohbet.persistence.catalogue.Language;

/**
 * What a shop answers about one thing, in each of the languages it has been written in.
 *
 * @param version 1 when it is new, one more with each change of any language
 */
public record Topic(String id, Map<Language, Wording> wordings, long version, Instant changedAt) {
    public Topic {
        wordings = copy(wordings);
    }

    /** A question and what is answered to it. */
    public record Wording(String question, String answer) {}

    private static Map<Language, Wording> copy(Map<Language, Wording> wordings) {
        var copy = new EnumMap<Language, Wording>(Language.class);
        copy.putAll(wordings);
        return Collections.unmodifiableMap(copy);
    }
}
