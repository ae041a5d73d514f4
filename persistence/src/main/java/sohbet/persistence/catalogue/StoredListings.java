// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.LikePattern;
import sohbet.persistence.catalogue.Listing.Category;
import sohbet.persistence.catalogue.Listing.Options;
import sohbet.persistence.catalogue.Listing.Text;
import sohbet.persistence.catalogue.Listing.Unit;
import sohbet.persistence.catalogue.Listing.Variant;

/** Products whole and in both languages, as they were entered: what is compared, edited and listed for the staff. */
public final class StoredListings {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Variant>> VARIANTS = new TypeReference<>() {};
    private static final TypeReference<List<Category>> CATEGORIES = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, String>> PAIRS = new TypeReference<>() {};

    /** The names in the objects are the names of the records' parts. */
    private static final String SELECT = """
            select p.id, p.handle, p.title_tr, p.title_en, p.about_tr, p.about_en, p.words_tr, p.words_en, p.url, p.image,
              p.images, p.price, p.was, p.currency, p.unit_code, p.unit_label_tr, p.unit_label_en, p.unit_step,
              p.unit_decimals, p.in_stock, p.stock, p.attributes_tr, p.attributes_en, p.version, (
                select coalesce(json_agg(json_build_object('id', v.id, 'price', v.price::text, 'inStock', v.in_stock,
                  'title', json_build_object('tr', v.title_tr, 'en', v.title_en), 'was', v.was::text, 'sku', v.sku,
                  'options', json_build_object('tr', v.options_tr, 'en', v.options_en), 'stock', v.stock::text,
                  'image', v.image) order by v.place), '[]')
                from variant v where v.merchant = p.merchant and v.product = p.id) variants, (
                select coalesce(json_agg(json_build_object('id', c.id,
                  'title', json_build_object('tr', c.title_tr, 'en', c.title_en)) order by pc.place), '[]')
                from product_category pc join category c on c.merchant = pc.merchant and c.id = pc.category
                where pc.merchant = p.merchant and pc.product = p.id) categories
            from product p where p.merchant = ?
            """;

    private StoredListings() {}

    /** A product and how often it has changed. */
    public record Stored(Listing listing, long version) {}

    public static Optional<Stored> one(Connection connection, String merchant, String id) throws SQLException {
        return of(connection, merchant, List.of(id)).stream().findFirst();
    }

    /** Those of some ids that are there, in no order. */
    public static List<Stored> of(Connection connection, String merchant, Collection<String> ids) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " and p.id = any (?)")) {
            select.setString(1, merchant);
            select.setArray(2, connection.createArrayOf("text", ids.toArray(String[]::new)));
            return read(select.executeQuery());
        }
    }

    /**
     * One page of the catalogue by id.
     *
     * @param words all of them stand in the title, the words or the id; none for all products
     * @param after the id behind which it begins
     */
    public static List<Stored> page(
            Connection connection,
            String merchant,
            List<String> words,
            @Nullable String category,
            @Nullable String after,
            int limit)
            throws SQLException {
        if (!words.isEmpty()) return containing(connection, merchant, words, category, after, limit);
        String sql = SELECT + " and p.id > coalesce(?, '')" + (category == null ? "" : """
                 and exists (select from product_category pc
                  where pc.merchant = p.merchant and pc.product = p.id and pc.category = ?)""") + " order by p.id limit ?";
        try (var select = connection.prepareStatement(sql)) {
            int i = 0;
            select.setString(++i, merchant);
            select.setString(++i, after);
            if (category != null) select.setString(++i, category);
            select.setInt(++i, limit);
            return read(select.executeQuery());
        }
    }

    /** First which, then what they are: the one statement would look at the whole shop for them. */
    private static List<Stored> containing(
            Connection connection,
            String merchant,
            List<String> words,
            @Nullable String category,
            @Nullable String after,
            int limit)
            throws SQLException {
        var ids = new ArrayList<String>();
        try (var select = connection.prepareStatement("select products_containing(?, ?, ?, ?, ?)")) {
            var patterns = words.stream().map(LikePattern::containing).toArray(String[]::new);
            select.setString(1, merchant);
            select.setArray(2, connection.createArrayOf("text", patterns));
            select.setString(3, category);
            select.setString(4, after);
            select.setInt(5, limit);
            try (var rows = select.executeQuery()) {
                while (rows.next()) ids.add(rows.getString(1));
            }
        }
        return of(connection, merchant, ids).stream()
                .sorted(Comparator.comparingInt(one -> ids.indexOf(one.listing().id())))
                .toList();
    }

    private static List<Stored> read(ResultSet rows) throws SQLException {
        try (rows) {
            var stored = new ArrayList<Stored>();
            while (rows.next()) stored.add(new Stored(listing(rows), rows.getLong("version")));
            return stored;
        }
    }

    private static Listing listing(ResultSet row) throws SQLException {
        return new Listing(
                row.getString("id"),
                text(row, "title"),
                text(row, "about"),
                text(row, "words"),
                row.getString("url"),
                row.getString("image"),
                row.getBigDecimal("price"),
                row.getBigDecimal("was"),
                new Unit(
                        row.getString("unit_code"),
                        text(row, "unit_label"),
                        row.getBigDecimal("unit_step"),
                        row.getInt("unit_decimals")),
                row.getBoolean("in_stock"),
                json(row, "variants", VARIANTS),
                row.getString("handle"),
                row.getString("currency"),
                row.getBigDecimal("stock"),
                json(row, "images", TEXTS),
                json(row, "categories", CATEGORIES),
                new Options(json(row, "attributes_tr", PAIRS), json(row, "attributes_en", PAIRS)));
    }

    private static Text text(ResultSet row, String name) throws SQLException {
        return new Text(row.getString(name + "_tr"), row.getString(name + "_en"));
    }

    private static <T> T json(ResultSet row, String name, TypeReference<T> type) throws SQLException {
        try {
            return JSON.readValue(row.getString(name), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the " + name + " of a product are not readable", e);
        }
    }
}
