// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.chat;

import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Product;
import sohbet.engine.catalogue.Variant;

/**
 * How many bytes something takes in a stored state at most. A state has to stay small whatever
 * alphabet a visitor writes in, so each character counts as the three bytes it may take.
 */
final class Weight {
    private static final int PRODUCT = 240;
    private static final int VARIANT = 80;

    private Weight() {}

    static int of(@Nullable String text) {
        return text == null ? 0 : 3 * text.length() + 3;
    }

    static int of(Product product) {
        int weight = PRODUCT
                + of(product.id())
                + of(product.title())
                + of(product.url())
                + of(product.image())
                + of(product.unit().label());
        for (Variant variant : product.variants()) {
            weight += VARIANT + of(variant.id()) + of(variant.title());
            for (var option : variant.options().entrySet()) weight += of(option.getKey()) + of(option.getValue());
        }
        return weight;
    }

    /** The last of a list that fit, in their order. */
    static <T> List<T> lastWithin(int most, List<T> list, ToIntFunction<T> weight) {
        int from = list.size();
        for (int left = most; from > 0; from--) {
            left -= weight.applyAsInt(list.get(from - 1));
            if (left < 0) break;
        }
        return from == 0 ? list : list.subList(from, list.size());
    }
}
