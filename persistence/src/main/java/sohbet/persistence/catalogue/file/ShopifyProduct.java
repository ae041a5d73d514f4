// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.catalogue.Listing;
import sohbet.persistence.catalogue.Listing.Category;
import sohbet.persistence.catalogue.Listing.Options;
import sohbet.persistence.catalogue.Listing.Text;
import sohbet.persistence.catalogue.Listing.Unit;
import sohbet.persistence.catalogue.Listing.Variant;

/** One product of a Shopify CSV while its rows come in. */
final class ShopifyProduct {
    static final int LONGEST_TITLE = 300;
    static final int LONGEST_TEXT = 20_000;
    private static final int DECIMALS = 6;
    /** What Shopify writes for a product that has no options. */
    private static final String NO_OPTIONS = "Default Title";

    private static final List<Column> OPTIONS = List.of(Column.OPTION1, Column.OPTION2, Column.OPTION3);
    private static final List<Column> VALUES = List.of(Column.VALUE1, Column.VALUE2, Column.VALUE3);

    private final Row first;
    private final ShopFile shop;
    private final String handle;
    private final String title;
    private final String about;
    private final Unit unit;
    private final List<Variant> variants = new ArrayList<>();
    private final Set<String> skus = new HashSet<>();
    private final Set<String> images = new LinkedHashSet<>();

    /** What its first row says of the whole. */
    ShopifyProduct(Row row, ShopFile shop) throws FileFault.Found {
        this.first = row;
        this.shop = shop;
        this.handle = row.text(Column.HANDLE);
        this.title = row.text(Column.TITLE);
        this.about = Cells.plain(row.raw(Column.BODY));
        if (title.isEmpty())
            throw row.wrong(row.isOnlyPicture() ? FileFault.NO_PRODUCT : FileFault.MISSING, Column.TITLE);
        if (title.length() > LONGEST_TITLE) throw row.wrong(FileFault.TOO_LONG, Column.TITLE);
        if (about.length() > LONGEST_TEXT) throw row.wrong(FileFault.TOO_LONG, Column.BODY);
        if (!isPublished(row)) throw row.wrong(FileFault.NOT_PUBLISHED, Column.STATUS);
        this.unit = unit(row);
    }

    private static boolean isPublished(Row row) {
        var status = row.text(Column.STATUS).toLowerCase(Locale.ROOT);
        return !row.text(Column.PUBLISHED).equalsIgnoreCase("false") && (status.isEmpty() || status.equals("active"));
    }

    private static Unit unit(Row row) throws FileFault.Found {
        var named = Units.named(row.text(Column.UNIT));
        if (row.text(Column.STEP).isEmpty()) return named;
        var step = new Numbers('\0').amount(Column.STEP.title(), row.text(Column.STEP));
        if (step.signum() == 0) throw row.wrong(FileFault.NOT_A_NUMBER, Column.STEP);
        String decimals = row.text(Column.DECIMALS);
        if (!decimals.matches("[0-" + DECIMALS + "]?")) throw row.wrong(FileFault.NOT_A_NUMBER, Column.DECIMALS);
        return new Unit(named.code(), named.label(), step, decimals.isEmpty() ? 0 : Integer.parseInt(decimals));
    }

    long line() {
        return first.line();
    }

    String handle() {
        return handle;
    }

    boolean continues(Row row) {
        String its = row.text(Column.TITLE);
        return row.text(Column.HANDLE).equals(handle) && (its.isEmpty() || its.equals(title));
    }

    void add(Row row, Numbers numbers) throws FileFault.Found {
        String image = row.text(Column.IMAGE);
        if (!image.isEmpty()) images.add(image);
        if (row == first || !row.isOnlyPicture()) variants.add(variant(row, numbers));
    }

    private Variant variant(Row row, Numbers numbers) throws FileFault.Found {
        var price = numbers.price(Column.PRICE.title(), row.text(Column.PRICE));
        var stock = stock(row, numbers);
        var options = options(row);
        String sku = row.text(Column.SKU).replaceFirst("^'", "");
        String image = row.text(Column.VARIANT_IMAGE);
        String name = options.isEmpty() ? title : String.join(" / ", options.values());
        String id = Names.id(sku.isEmpty() ? Names.slug(handle + " " + name) : sku);
        if (!skus.add(id)) throw row.wrong(FileFault.DUPLICATE_VARIANT, sku.isEmpty() ? Column.VALUE1 : Column.SKU);
        return new Variant(
                id,
                Text.both(name),
                price,
                stock == null || stock.signum() > 0 || sellsOn(row),
                Options.both(options),
                sku.isEmpty() ? null : sku,
                was(row, numbers, price),
                stock,
                image.isEmpty() ? null : image);
    }

    /** A price to compare with that is not above the price reduces nothing. */
    private static @Nullable BigDecimal was(Row row, Numbers numbers, BigDecimal price) throws FileFault.Found {
        String given = row.text(Column.COMPARE_AT);
        if (given.isEmpty()) return null;
        var was = numbers.price(Column.COMPARE_AT.title(), given);
        return was.compareTo(price) > 0 ? was : null;
    }

    /** Shopify counts what has a tracker; a file without that column counts what has a quantity. */
    private static @Nullable BigDecimal stock(Row row, Numbers numbers) throws FileFault.Found {
        String given = row.text(Column.QUANTITY);
        boolean isCounted =
                !row.knows(Column.TRACKER) || !row.text(Column.TRACKER).isEmpty();
        return isCounted && !given.isEmpty() ? numbers.any(Column.QUANTITY.title(), given) : null;
    }

    private static boolean sellsOn(Row row) {
        String policy = row.text(Column.POLICY);
        return policy.equalsIgnoreCase("continue") || policy.equalsIgnoreCase("true");
    }

    private LinkedHashMap<String, String> options(Row row) {
        var options = new LinkedHashMap<String, String>();
        for (int i = 0; i < OPTIONS.size(); i++) {
            String value = row.text(VALUES.get(i));
            if (value.isEmpty() || value.equals(NO_OPTIONS)) continue;
            // Only the first row of a product names its options.
            String name = first.text(OPTIONS.get(i));
            options.put(name.isEmpty() ? OPTIONS.get(i).title() : name, value);
        }
        return options;
    }

    /** The product, unless none of its rows could be taken. */
    Optional<Listing> listing() {
        if (variants.isEmpty()) return Optional.empty();
        var main = variants.getFirst();
        boolean isOne = variants.size() == 1 && main.options().tr().isEmpty();
        String id = Names.id(handle);
        return Optional.of(new Listing(
                id,
                Text.both(title),
                Text.both(about),
                Text.both(words()),
                shop.url(handle, id),
                null,
                main.price(),
                main.was(),
                unit,
                variants.stream().anyMatch(Variant::inStock),
                isOne ? List.of() : variants,
                handle,
                shop.currency(),
                stock(),
                pictures(),
                categories(),
                attributes(isOne ? main.sku() : null)));
    }

    private List<String> pictures() {
        var all = new LinkedHashSet<>(images);
        variants.stream().map(Variant::image).filter(Objects::nonNull).forEach(all::add);
        return List.copyOf(all);
    }

    /** What there is of all its variants, when all of them are counted. */
    private @Nullable BigDecimal stock() {
        var sum = BigDecimal.ZERO;
        for (var variant : variants) {
            var stock = variant.stock();
            if (stock == null) return null;
            sum = sum.add(stock);
        }
        return sum;
    }

    private String words() {
        var options = variants.stream().flatMap(one -> one.options().tr().values().stream());
        return Stream.concat(
                        Stream.of(first.text(Column.TAGS), first.text(Column.TYPE), first.text(Column.VENDOR)), options)
                .flatMap(text -> Stream.of(text.split("[,;]")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(100)
                .collect(Collectors.joining(" "));
    }

    /** Its own kind, and the last step of the path in Shopify's tree of kinds. */
    private List<Category> categories() {
        var named = new TreeSet<String>();
        var path = first.text(Column.CATEGORY).split(">");
        named.add(path[path.length - 1].strip());
        named.add(first.text(Column.TYPE));
        return named.stream()
                .filter(name -> !Names.slug(name).isEmpty())
                .map(name -> new Category(Names.slug(name), Text.both(name)))
                .distinct()
                .toList();
    }

    private Options attributes(@Nullable String sku) {
        var tr = new LinkedHashMap<String, String>();
        var en = new LinkedHashMap<String, String>();
        String vendor = first.text(Column.VENDOR);
        if (!vendor.isEmpty()) {
            tr.put("marka", vendor);
            en.put("brand", vendor);
        }
        if (sku != null) {
            tr.put("stok kodu", sku);
            en.put("sku", sku);
        }
        return new Options(tr, en);
    }
}
