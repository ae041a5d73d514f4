// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Product;

/** Finds a merchant's products by words, price and what has been seen already: all of its SQL. */
public final class ProductSearch {
    private static final int MOST = 50;
    private static final int WORDS = 12;

    /** A product that fits much worse than the best one only mentions the word. */
    private static final double WORSE = 0.25;

    private ProductSearch() {}

    /** Which of the fitting products come first. */
    public enum Order {
        FITTING("f.rank desc"),
        CHEAPEST("p.price, f.rank desc"),
        DEAREST("p.price desc, f.rank desc");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /**
     * What is looked for.
     *
     * @param words in small letters, most of them nouns and adjectives
     * @param atLeast the lowest price, in whatever currency when none is given
     * @param currency the currency prices are meant in; a price in another one is not compared
     * @param without products not to be found again, by id
     */
    public record Wanted(
            List<String> words,
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal atMost,
            @Nullable String currency,
            Order order,
            Set<String> without) {
        public Wanted {
            words = words.stream().limit(WORDS).toList();
            without = Set.copyOf(without);
        }

        public static Wanted words(List<String> words) {
            return new Wanted(words, null, null, null, Order.FITTING, Set.of());
        }
    }

    /**
     * A product that fits.
     *
     * @param fits which of the words it fits, in their order
     * @param rank how well: a word in the title counts most, one in the description a tenth of that
     */
    public record Hit(Product product, List<Boolean> fits, double rank) {
        public Hit {
            fits = List.copyOf(fits);
        }

        public boolean fitsAll() {
            return fits.stream().allMatch(fit -> fit);
        }
    }

    /**
     * The products that fit most of the words, the best first. A word that no product has is taken
     * for a mistyped one.
     */
    public static List<Hit> find(Connection connection, String merchant, Language language, Wanted wanted, int limit)
            throws SQLException {
        var hits = new ArrayList<Hit>();
        if (wanted.words().isEmpty()) return hits;
        try (var select =
                connection.prepareStatement(requireNonNull(FIND.get(language)).formatted(wanted.order().sql))) {
            int i = 0;
            select.setString(++i, merchant);
            select.setArray(++i, connection.createArrayOf("text", wanted.words().toArray()));
            select.setBigDecimal(++i, wanted.atLeast());
            select.setBigDecimal(++i, wanted.atMost());
            select.setString(++i, wanted.currency());
            select.setArray(
                    ++i, connection.createArrayOf("text", wanted.without().toArray()));
            select.setDouble(++i, WORSE);
            select.setInt(++i, Math.clamp(limit, 1, MOST));
            try (var rows = select.executeQuery()) {
                while (rows.next()) hits.add(new Hit(ProductRow.read(rows), fits(rows), rows.getDouble("rank")));
            }
        }
        return hits;
    }

    private static List<Boolean> fits(ResultSet row) throws SQLException {
        return List.of((Boolean[]) row.getArray("fits").getArray());
    }

    /** What to show somebody who wants advice and names nothing: what is reduced, the most first. */
    public static List<Product> reduced(
            Connection connection, String merchant, Language language, @Nullable BigDecimal atMost, int limit)
            throws SQLException {
        String sql = "select " + ProductRow.columns(language)
                + " from product p where merchant = ? and in_stock and price <= coalesce(?, price)"
                + " order by price / greatest(was, price, 0.01), id limit ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, merchant);
            select.setBigDecimal(2, atMost);
            select.setInt(3, limit);
            var products = new ArrayList<Product>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) products.add(ProductRow.read(rows));
            }
            return products;
        }
    }

    /** What a product's page says about it. */
    public static String about(Connection connection, String merchant, Language language, String id)
            throws SQLException {
        String sql = "select about_" + language.code() + " from product where merchant = ? and id = ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, merchant);
            select.setString(2, id);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private static final Map<Language, String> FIND =
            Map.of(Language.TURKISH, find(Language.TURKISH), Language.ENGLISH, find(Language.ENGLISH));

    private static String find(Language language) {
        return """
    with given as materialized (
      select ?::text merchant
    ), word as materialized (
      select n, query, forms, exists (select from product where merchant = g.merchant and search_%1$s @@ query) known
      from given g, unnest(?::text[]) with ordinality a (word, n),
        lateral (select %1$s_word(word) query, string_to_array(%1$s_forms(word), ' ') forms) q
    ), mistyped as materialized (
      select n, id from given g, word w, lateral resembling_%1$s(g.merchant, w.forms) id where not known
    ), candidate as (
      select p.id from given g join product p on p.merchant = g.merchant and p.search_%1$s @@ (
        select string_agg('(' || query::text || ')', '|')::tsquery from word where known)
      union
      select id from mistyped
    ), fitting as (
      select p.merchant, p.id, array_agg(fit order by n) fits, count(*) filter (where fit) many, sum(rank) rank
      from given g join candidate c on true join product p on p.merchant = g.merchant and p.id = c.id, word w, lateral (
        select case when known then p.search_%1$s @@ query else exists (
            select from mistyped m where m.n = w.n and m.id = p.id) end fit,
          case when known then ts_rank(p.search_%1$s, query) else alike(forms, p.letters_%1$s) end rank) f,
        lateral (select ?::numeric at_least, ?::numeric at_most, ?::text currency) l
      where (p.price between coalesce(at_least, p.price) and coalesce(at_most, p.price) or p.currency <> l.currency)
        and p.id <> all (?::text[])
      group by p.merchant, p.id
    )
    select %2$s, f.fits, f.rank from fitting f join product p using (merchant, id)
    where f.many = (select max(many) from fitting) and f.rank >= ? * (select max(rank) from fitting)
    order by p.in_stock desc, %%s, p.id limit ?
    """.formatted(language.code(), ProductRow.columns(language));
    }
}
