// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.catalogue.Listing;
import sohbet.persistence.catalogue.StoredListings.Stored;

/** A product as the staff sees and edits it: whole and in both languages. */
record ListingView(
        String id,
        @Nullable String handle,
        long version,
        Listing.Text title,
        Listing.Text about,
        Listing.Text words,
        String url,
        List<String> images,
        String price,
        @Nullable String was,
        @Nullable String currency,
        UnitView unit,
        boolean inStock,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String stock,
        List<CategoryView> categories,
        OptionsView attributes,
        List<VariantView> variants) {

    record UnitView(String code, Listing.Text label, String step, int decimals) {}

    record CategoryView(String id, Listing.Text title) {}

    record OptionsView(Map<String, String> tr, Map<String, String> en) {
        static OptionsView of(Listing.Options options) {
            return new OptionsView(options.tr(), options.en());
        }
    }

    record VariantView(
            String id,
            Listing.Text title,
            @Nullable String sku,
            String price,
            @Nullable String was,
            boolean inStock,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String stock,

            @Nullable String image,
            OptionsView options) {
        static VariantView of(Listing.Variant it) {
            return new VariantView(
                    it.id(),
                    it.title(),
                    it.sku(),
                    it.price().toPlainString(),
                    plain(it.was()),
                    it.inStock(),
                    plain(it.stock()),
                    it.image(),
                    OptionsView.of(it.options()));
        }
    }

    static ListingView of(Stored stored) {
        var it = stored.listing();
        var unit = it.unit();
        return new ListingView(
                it.id(),
                it.handle(),
                stored.version(),
                it.title(),
                it.about(),
                it.words(),
                it.url(),
                it.images(),
                it.price().toPlainString(),
                plain(it.was()),
                it.currency(),
                new UnitView(unit.code(), unit.label(), unit.step().toPlainString(), unit.decimals()),
                it.inStock(),
                plain(it.stock()),
                it.categories().stream()
                        .map(one -> new CategoryView(one.id(), one.title()))
                        .toList(),
                OptionsView.of(it.attributes()),
                it.variants().stream().map(VariantView::of).toList());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
