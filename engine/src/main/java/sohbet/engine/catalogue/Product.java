// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product as it stood when somebody was shown it. */
public record Product(
        String id,
        String title,
        String url,
        @Nullable String image,
        Money price,
        @Nullable Money was,
        Unit unit,
        boolean inStock,
        List<Variant> variants) {
    public Product {
        variants = List.copyOf(variants);
    }
}
