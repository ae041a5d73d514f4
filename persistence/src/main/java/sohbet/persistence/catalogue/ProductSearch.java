// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Product;
import sohbet.persistence.catalogue.SearchWord.Reach;

/** Finds a merchant's products by words, price and what has been seen already: all of its SQL. */
public final class ProductSearch {
    private static final int MOST = 50;
    private static final int WORDS = 12;

    /** So many of those that fit a word are looked at, unless the price decides which come first. */
    private static final long SEEN = 1_000;

    /** A product that fits much worse than the best one only mentions the word. */
    private static final double WORSE = 0.25;

    private ProductSearch() {}

    /** Which of the fitting products come first. */
    public enum Order {
        FITTING("f.rank desc"),
        CHEAPEST("f.price, f.rank desc"),
        DEAREST("f.price desc, f.rank desc");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
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
     *
     * <p>First for all of the words, which is nearly always enough; then for one less, and one less. So
     * a shop of 50,000 is not ranked for a word that half of it has.
     */
    public static List<Hit> find(Connection connection, String merchant, Language language, Wanted wanted, int limit)
            throws SQLException {
        if (wanted.words().isEmpty()) return List.of();
        var asked = new Asking(connection, merchant, language, wanted, Math.clamp(limit, 1, MOST));
        var words = SearchWord.read(connection, language, wanted.words());
        var hits =
                words.stream().allMatch(SearchWord::findsSomething) ? asked.hits(words, words.size()) : List.<Hit>of();
        if (!hits.isEmpty()) return hits;
        var mended = SearchWord.mended(connection, merchant, language, words);
        int many = (int) mended.stream().filter(SearchWord::findsSomething).count();
        if (mended.equals(words)) many--;
        while (many > 0 && hits.isEmpty()) {
            hits = asked.hits(mended, many);
            many = AtLeast.isFeasible(many - 1, words.size()) ? many - 1 : many > 1 ? 1 : 0;
        }
        return hits;
    }

    /** One search: whose products, and what all its queries have in common. */
    private record Asking(Connection connection, String merchant, Language language, Wanted wanted, int limit) {
        /** Products that fit at least so many of the words, of those the ones that fit most. */
        List<Hit> hits(List<SearchWord> words, int many) throws SQLException {
            var hits = new ArrayList<Hit>();
            try (var select = connection.prepareStatement(FindSql.of(language, wanted.order()))) {
                bind(select, words, many);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) hits.add(new Hit(ProductRow.read(rows), fits(rows), rows.getDouble("rank")));
                }
            }
            return hits;
        }

        private void bind(PreparedStatement select, List<SearchWord> words, int many) throws SQLException {
            int i = 0;
            select.setString(++i, merchant);
            String named = AtLeast.of(1, queries(words, Reach.NAME));
            String told = AtLeast.of(many, queries(words, Reach.ALL));
            select.setString(++i, AtLeast.of(many, queries(words, Reach.TITLE)));
            select.setString(++i, AtLeast.of(many, queries(words, Reach.NAME)));
            select.setString(++i, "(" + told + ")&(" + named + ")");
            select.setString(++i, told);
            select.setBigDecimal(++i, wanted.atLeast());
            select.setBigDecimal(++i, wanted.atMost());
            select.setString(++i, wanted.currency());
            select.setArray(
                    ++i, connection.createArrayOf("text", wanted.without().toArray()));
            select.setString(++i, wanted.order().name().toLowerCase(Locale.ROOT));
            select.setObject(++i, wanted.order() == Order.FITTING ? SEEN : null, Types.BIGINT);
            select.setArray(++i, connection.createArrayOf("text", SearchWord.queries(words, Reach.ALL)));
            select.setArray(++i, connection.createArrayOf("text", SearchWord.forms(words)));
            select.setArray(
                    ++i,
                    connection.createArrayOf(
                            "bool", words.stream().map(SearchWord::isMistyped).toArray()));
            select.setDouble(++i, WORSE);
            select.setInt(++i, limit);
        }
    }

    private static List<String> queries(List<SearchWord> words, Reach reach) {
        return words.stream()
                .filter(SearchWord::findsSomething)
                .map(word -> word.query(reach))
                .toList();
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
}
