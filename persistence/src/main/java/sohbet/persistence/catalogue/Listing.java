// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A product as a shop enters it, in both languages. Two that say the same are equal, however their numbers are written.
 *
 * @param words what it may also be called: kind, colour, material, occasion
 * @param was the price before a reduction, to compare with
 * @param handle the shop's own name for it
 * @param currency the merchant's when none is given
 * @param stock how much there is; null when the shop does not count it
 * @param images the first is the one on its card
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
        List<Variant> variants,
        @Nullable String handle,
        @Nullable String currency,
        @Nullable BigDecimal stock,
        List<String> images,
        List<Category> categories,
        Options attributes) {
    public Listing {
        price = money(price);
        was = was == null ? null : money(was);
        stock = stock == null ? null : plain(stock);
        variants = List.copyOf(variants);
        // What a file leaves out comes in as null.
        images = images == null || images.isEmpty() ? image == null ? List.of() : List.of(image) : List.copyOf(images);
        image = images.isEmpty() ? null : images.getFirst();
        categories = categories == null ? List.of() : List.copyOf(categories);
        attributes = attributes == null ? Options.NONE : attributes;
    }

    /** A product of which no more is known than its card shows. */
    public Listing(
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
        this(
                id,
                title,
                about,
                words,
                url,
                image,
                price,
                was,
                unit,
                inStock,
                variants,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Options.NONE);
    }

    /** The same in a currency, unless it has its own. */
    public Listing in(String other) {
        return currency != null
                ? this
                : new Listing(
                        id,
                        title,
                        about,
                        words,
                        url,
                        image,
                        price,
                        was,
                        unit,
                        inStock,
                        variants,
                        handle,
                        other,
                        stock,
                        images,
                        categories,
                        attributes);
    }

    public record Text(String tr, String en) {
        public static final Text EMPTY = new Text("", "");

        /** What is the same in both languages, or known in one alone. */
        public static Text both(String text) {
            return new Text(text, text);
        }
    }

    /**
     * In what it is sold.
     *
     * @param decimals how many digits an amount may have behind the point; at least as many as the step has
     */
    public record Unit(String code, Text label, BigDecimal step, int decimals) {
        public static final Unit PIECE = new Unit("piece", new Text("adet", "piece"), BigDecimal.ONE);

        public Unit {
            step = plain(step);
            decimals = Math.max(decimals, step.scale());
        }

        public Unit(String code, Text label, BigDecimal step) {
            this(code, label, step, 0);
        }
    }

    /** A shelf of the shop. Its title is the shop's and not the product's, so it does not tell two products apart. */
    public record Category(String id, Text title) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Category category && id.equals(category.id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    /** One form it is bought in. */
    public record Variant(
            String id,
            Text title,
            BigDecimal price,
            boolean inStock,
            Options options,
            @Nullable String sku,
            @Nullable BigDecimal was,
            @Nullable BigDecimal stock,
            @Nullable String image) {
        public Variant {
            price = money(price);
            was = was == null ? null : money(was);
            stock = stock == null ? null : plain(stock);
        }

        public Variant(String id, Text title, BigDecimal price, boolean inStock, Options options) {
            this(id, title, price, inStock, options, null, null, null, null);
        }
    }

    public record Options(SequencedMap<String, String> tr, SequencedMap<String, String> en) {
        public static final Options NONE = new Options(new LinkedHashMap<>(), new LinkedHashMap<>());

        public Options {
            tr = new LinkedHashMap<>(tr);
            en = new LinkedHashMap<>(en);
        }

        /** What is the same in both languages. */
        public static Options both(Map<String, String> options) {
            return new Options(new LinkedHashMap<>(options), new LinkedHashMap<>(options));
        }
    }

    private static BigDecimal money(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale()));
    }

    private static BigDecimal plain(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.setScale(Math.max(0, stripped.scale()));
    }
}
