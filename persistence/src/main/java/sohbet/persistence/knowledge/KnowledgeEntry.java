// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.knowledge;

import sohbet.persistence.catalogue.Language;

/**
 * One answer of a shop in one language.
 *
 * @param title the question it answers, or what it is about
 * @param version 1 when it is new, one more with each change
 */
public record KnowledgeEntry(String id, Language language, String title, String text, long version) {
    /** What it shares with its other language: its id without the language's code. */
    public String topic() {
        String suffix = "-" + language.code();
        return id.endsWith(suffix) ? id.substring(0, id.length() - suffix.length()) : id;
    }
}
