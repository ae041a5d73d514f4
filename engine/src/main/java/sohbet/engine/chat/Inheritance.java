// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a session hands to its successor: who the visitor is, what they have used up, and their cart.
 */
public record Inheritance(
        String predecessor,
        @Nullable Identity identity,
        SequencedMap<String, String> preferences,
        Views views,
        @Nullable CartNote cart) {
    public Inheritance {
        preferences = new LinkedHashMap<>(preferences);
    }
}
