// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A product as a shop enters it, in both languages.
 *
 * @param words what it may also be called: kind, colour, material, occasion
 * @param was the price before a reduction
 */
public record Listing(
        String id,
        Text title,
        Text about,
        Text words,
        String url,
        @Nullable String image,
        BigDecimal price,
        @Nullable BigDecimal was,
        Unit unit,
        boolean inStock,
        List<Variant> variants) {
    public Listing {
        variants = List.copyOf(variants);
    }

    public record Text(String tr, String en) {}

    public record Unit(String code, Text label, BigDecimal step) {}

    public record Variant(String id, Text title, BigDecimal price, boolean inStock, Options options) {}

    public record Options(SequencedMap<String, String> tr, SequencedMap<String, String> en) {
        public Options {
            tr = new LinkedHashMap<>(tr);
            en = new LinkedHashMap<>(en);
        }
    }
}
