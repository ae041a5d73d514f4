// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Columns;
import sohbet.persistence.catalogue.Listing.Category;
import sohbet.persistence.catalogue.Listing.Variant;
import sohbet.persistence.catalogue.StoredListings.Stored;

/** The statements that write products, each for any number of them. */
final class ListingSql {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS = """
            id, handle, title_tr, title_en, about_tr, about_en, words_tr, words_en, url, image, images, price, was,
            currency, unit_code, unit_label_tr, unit_label_en, unit_step, unit_decimals, in_stock, stock, attributes_tr,
            attributes_en""";
    private static final String VALUES = """
            n.id, n.handle, n.title_tr, n.title_en, n.about_tr, n.about_en, n.words_tr, n.words_en, n.url, n.image,
            n.images::jsonb, n.price, n.was::numeric, n.currency, n.unit_code, n.unit_label_tr, n.unit_label_en,
            n.unit_step, n.unit_decimals, n.in_stock, n.stock::numeric, n.attributes_tr::jsonb, n.attributes_en::jsonb""";

    private final String merchant;

    ListingSql(String merchant) {
        this.merchant = merchant;
    }

    /** Answers how many were new. */
    int insert(Connection connection, Collection<Listing> listings) throws SQLException {
        var columns = product(new Columns<Listing>().text(one -> merchant), Function.identity());
        return columns.execute(
                connection,
                "insert into product (merchant, " + COLUMNS + ") select n.merchant, " + VALUES + " from "
                        + columns.unnest() + " as n (merchant, " + COLUMNS + ") on conflict do nothing",
                listings);
    }

    /** Answers how many still had the version they were compared in. */
    int update(Connection connection, Collection<Stored> listings) throws SQLException {
        var columns = product(new Columns<Stored>().text(one -> merchant).bigint(Stored::version), Stored::listing);
        return columns.execute(
                connection,
                "update product p set version = p.version + 1, changed_at = now(), (" + COLUMNS + ") = row (" + VALUES
                        + ") from " + columns.unnest() + " as n (merchant, version, " + COLUMNS + ")"
                        + " where p.merchant = n.merchant and p.id = n.id and p.version = n.version",
                listings);
    }

    /** Takes the words of products into those that a mistyped one is compared with; in one order, like categories. */
    private void words(Connection connection, Collection<Listing> listings) throws SQLException {
        var columns = new Columns<Listing>()
                .text(one -> merchant)
                .text(one -> one.title().tr() + " " + one.words().tr())
                .text(one -> one.title().en() + " " + one.words().en());
        columns.execute(connection, """
                insert into product_word (merchant, language, word)
                select distinct n.merchant, said.language, word
                from %s as n (merchant, tr, en), lateral (values ('tr', n.tr), ('en', n.en)) said (language, text),
                  words_to_resemble(said.text) word
                order by 2, 3 on conflict do nothing
                """.formatted(columns.unnest()), listings);
    }

    private static <T> Columns<T> product(Columns<T> columns, Function<T, Listing> of) {
        return columns.text(one -> of.apply(one).id())
                .text(one -> of.apply(one).handle())
                .text(one -> of.apply(one).title().tr())
                .text(one -> of.apply(one).title().en())
                .text(one -> of.apply(one).about().tr())
                .text(one -> of.apply(one).about().en())
                .text(one -> of.apply(one).words().tr())
                .text(one -> of.apply(one).words().en())
                .text(one -> of.apply(one).url())
                .text(one -> of.apply(one).image())
                .text(one -> json(of.apply(one).images()))
                .number(one -> of.apply(one).price())
                .text(one -> plain(of.apply(one).was()))
                .text(one -> of.apply(one).currency())
                .text(one -> of.apply(one).unit().code())
                .text(one -> of.apply(one).unit().label().tr())
                .text(one -> of.apply(one).unit().label().en())
                .number(one -> of.apply(one).unit().step())
                .integer(one -> of.apply(one).unit().decimals())
                .bool(one -> of.apply(one).inStock())
                .text(one -> plain(of.apply(one).stock()))
                .text(one -> json(of.apply(one).attributes().tr()))
                .text(one -> json(of.apply(one).attributes().en()));
    }

    /** One part of a product, with its place in it. */
    private record Part<T>(String product, int place, T part) {}

    private static <T> List<Part<T>> parts(Collection<Listing> listings, Function<Listing, List<T>> of) {
        var parts = new ArrayList<Part<T>>();
        for (var listing : listings) {
            int place = 0;
            for (var part : of.apply(listing)) parts.add(new Part<>(listing.id(), place++, part));
        }
        return parts;
    }

    /** Puts variants and categories in the place of those that are there. */
    void replaceParts(Connection connection, Collection<Listing> listings) throws SQLException {
        var products = new Columns<Listing>().text(one -> merchant).text(Listing::id);
        for (var table : List.of("variant", "product_category")) {
            products.execute(
                    connection,
                    "delete from " + table + " t using " + products.unnest()
                            + " as n (merchant, product) where t.merchant = n.merchant and t.product = n.product",
                    listings);
        }
        variants(connection, parts(listings, Listing::variants));
        categories(connection, listings);
        words(connection, listings);
        var belonging = new Columns<Part<Category>>()
                .text(one -> merchant)
                .text(Part::product)
                .text(one -> one.part().id())
                .integer(Part::place);
        belonging.execute(
                connection,
                "insert into product_category (merchant, product, category, place) select * from " + belonging.unnest(),
                parts(listings, Listing::categories));
    }

    private void variants(Connection connection, List<Part<Variant>> variants) throws SQLException {
        var columns = new Columns<Part<Variant>>()
                .text(one -> merchant)
                .text(Part::product)
                .text(one -> one.part().id())
                .integer(Part::place)
                .text(one -> one.part().title().tr())
                .text(one -> one.part().title().en())
                .number(one -> one.part().price())
                .bool(one -> one.part().inStock())
                .text(one -> json(one.part().options().tr()))
                .text(one -> json(one.part().options().en()))
                .text(one -> one.part().sku())
                .text(one -> plain(one.part().was()))
                .text(one -> plain(one.part().stock()))
                .text(one -> one.part().image());
        columns.execute(connection, """
                insert into variant (merchant, product, id, place, title_tr, title_en, price, in_stock, options_tr,
                  options_en, sku, was, stock, image)
                select merchant, product, id, place, title_tr, title_en, price, in_stock, options_tr::jsonb,
                  options_en::jsonb, sku, was::numeric, stock::numeric, image
                from %s as n (merchant, product, id, place, title_tr, title_en, price, in_stock, options_tr, options_en,
                  sku, was, stock, image)
                """.formatted(columns.unnest()), variants);
    }

    /** In one order, so that two who write them never wait for each other in a circle. */
    private void categories(Connection connection, Collection<Listing> listings) throws SQLException {
        var named = new TreeMap<String, Category>();
        for (var listing : listings) listing.categories().forEach(one -> named.put(one.id(), one));
        var columns = new Columns<Category>()
                .text(one -> merchant)
                .text(Category::id)
                .text(one -> one.title().tr())
                .text(one -> one.title().en());
        columns.execute(connection, """
                insert into category as c (merchant, id, title_tr, title_en) select * from %s
                on conflict (merchant, id) do update set title_tr = excluded.title_tr, title_en = excluded.title_en
                where (c.title_tr, c.title_en) <> (excluded.title_tr, excluded.title_en)
                """.formatted(columns.unnest()), named.values());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
