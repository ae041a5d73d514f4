// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.engine.cart;

import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Money;
import sohbet.engine.catalogue.Product;
import sohbet.engine.catalogue.Unit;
import sohbet.engine.catalogue.Variant;

/**
 * What can be put into a cart: a product, or one of its variants, as the catalogue sold it then.
 *
 * @param option the variant's title
 */
public record Item(
        String product,
        @Nullable String variant,
        String title,
        @Nullable String option,
        String url,
        @Nullable String image,
        Money price,
        @Nullable Money was,
        Unit unit) {

    /** Why a choice is not sold; null when it is. */
    public static @Nullable String obstacle(@Nullable Product product, @Nullable String variant) {
        if (product == null) return "unknown_product";
        if (variant == null) {
            if (!product.variants().isEmpty()) return "variant_required";
            return product.inStock() ? null : "out_of_stock";
        }
        var form = find(product, variant);
        if (form == null) return "unknown_variant";
        return form.inStock() ? null : "out_of_stock";
    }

    /** The choice as a cart keeps it, once there is no {@link #obstacle}. */
    public static Item of(Product product, @Nullable String variant) {
        var form = variant == null ? null : find(product, variant);
        return new Item(
                product.id(),
                variant,
                product.title(),
                form == null ? null : form.title(),
                product.url(),
                product.image(),
                form == null ? product.price() : form.price(),
                product.was(),
                product.unit());
    }

    private static @Nullable Variant find(Product product, String variant) {
        return product.variants().stream()
                .filter(v -> v.id().equals(variant))
                .findFirst()
                .orElse(null);
    }
}
