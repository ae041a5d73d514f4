// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.knowledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.knowledge.Topic;
import sohbet.persistence.knowledge.Topic.Wording;

/** A topic as the staff sees it, with the languages it is written in. */
record TopicView(
        String id,
        long version,
        Instant changedAt,
        @Nullable Wording tr,
        @Nullable Wording en) {
    static TopicView of(Topic it) {
        return new TopicView(
                it.id(),
                it.version(),
                it.changedAt(),
                it.wordings().get(Language.TURKISH),
                it.wordings().get(Language.ENGLISH));
    }
}
