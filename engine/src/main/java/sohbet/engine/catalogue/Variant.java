// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.catalogue;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** One form of a product that can be bought: a size, a colour. */
public record Variant(String id, String title, Money price, boolean inStock, SequencedMap<String, String> options) {
    public Variant {
        options = new LinkedHashMap<>(options);
    }
}
