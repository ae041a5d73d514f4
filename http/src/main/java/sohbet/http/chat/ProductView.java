// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.chat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Product;
import sohbet.engine.catalogue.Variant;

/** A product as clients see it; money and quantities are decimal strings. */
public record ProductView(
        String id,
        String title,
        String url,
        @Nullable String image,
        String price,
        @Nullable String was,
        String currency,
        UnitView unit,
        boolean inStock,
        @Nullable List<VariantView> variants) {

    public record UnitView(String code, String label, String step) {}

    public record VariantView(String id, String title, String price, boolean inStock, Map<String, String> options) {
        static VariantView of(Variant variant) {
            return new VariantView(
                    variant.id(),
                    variant.title(),
                    variant.price().amount().toPlainString(),
                    variant.inStock(),
                    variant.options());
        }
    }

    public static ProductView of(Product product) {
        var unit = product.unit();
        return new ProductView(
                product.id(),
                product.title(),
                product.url(),
                product.image(),
                product.price().amount().toPlainString(),
                product.was() == null ? null : product.was().amount().toPlainString(),
                product.price().currency(),
                new UnitView(unit.code(), unit.label(), unit.step().toPlainString()),
                product.inStock(),
                product.variants().isEmpty()
                        ? null
                        : product.variants().stream().map(VariantView::of).toList());
    }
}
