// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.account;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What a key may touch, beside its role: {@code all}, or areas to read or write; who may write an area may read it. */
public record Scopes(List<String> words) {
    public static final String WHOLE = "all";
    private static final List<String> AREAS = List.of(
            "sessions", "carts", "orders", "catalogue", "knowledge", "analytics", "settings", "access", "webhooks");
    private static final String READ = ":read";
    private static final String WRITE = ":write";

    /** No narrower than the role. */
    public static final Scopes ALL = new Scopes(List.of(WHOLE));

    public Scopes {
        words = List.copyOf(new TreeSet<>(words));
        if (words.isEmpty() || !words.stream().allMatch(Scopes::isOne)) {
            throw new IllegalArgumentException("no scopes: " + words);
        }
    }

    public static Scopes of(Collection<String> words) {
        return new Scopes(List.copyOf(words));
    }

    public static boolean isOne(String word) {
        return word.equals(WHOLE)
                || AREAS.stream().anyMatch(area -> word.equals(area + READ) || word.equals(area + WRITE));
    }

    public boolean includes(String needed) {
        return words.contains(WHOLE)
                || words.contains(needed)
                || (needed.endsWith(READ) && words.contains(needed.replace(READ, WRITE)));
    }

    /** Whoever has these may hand out those. */
    public boolean includes(Scopes others) {
        return others.words.stream().allMatch(this::includes);
    }
}
