// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.knowledge;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.knowledge.Topic.Wording;

/** A topic as the staff writes it; it fits its schema already. */
record TopicBody(@Nullable Wording tr, @Nullable Wording en) {
    Map<Language, Wording> wordings() {
        var wordings = new EnumMap<Language, Wording>(Language.class);
        if (tr != null) wordings.put(Language.TURKISH, trimmed(tr));
        if (en != null) wordings.put(Language.ENGLISH, trimmed(en));
        return wordings;
    }

    private static Wording trimmed(Wording given) {
        return new Wording(given.question().strip(), given.answer().strip());
    }
}
