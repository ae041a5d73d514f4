// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Product;

/** A merchant's products: one by its id, or those that fit some words. */
public final class Catalogue {
    private static final int MOST = 50;
    private static final int WORDS = 12;

    /** How alike a mistyped word and a product's word must be: “ayakabi” and “ayakkabi” are 0.7. */
    private static final double ALIKE = 0.37;

    /** A product that fits much worse than the best one only mentions the word. */
    private static final double WORSE = 0.25;

    private Catalogue() {}

    /**
     * What is looked for.
     *
     * @param words in small letters, most of them nouns and adjectives
     * @param atMost the highest price, in whatever currency when none is given
     * @param currency the currency it is meant in; a price in another one is not compared
     */
    public record Wanted(
            List<String> words,
            @Nullable BigDecimal atMost,
            @Nullable String currency) {
        public Wanted {
            words = words.stream().limit(WORDS).toList();
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

    public static Optional<Product> product(Connection connection, String merchant, Language language, String id)
            throws SQLException {
        String sql = "select " + ProductRow.columns(language) + " from product p where merchant = ? and id = ?";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, merchant);
            select.setString(2, id);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(ProductRow.read(row)) : Optional.empty();
            }
        }
    }

    /** The products that fit a text, the best first, for whoever types into a search box. */
    public static List<Product> search(
            Connection connection, String merchant, Language language, String text, int limit) throws SQLException {
        var wanted = new Wanted(language.wordsOf(text), null, null);
        return find(connection, merchant, language, wanted, limit).stream()
                .map(Hit::product)
                .toList();
    }

    /**
     * The products that fit most of the words, the best first. A word that no product has is taken
     * for a mistyped one.
     */
    public static List<Hit> find(Connection connection, String merchant, Language language, Wanted wanted, int limit)
            throws SQLException {
        var hits = new ArrayList<Hit>();
        if (wanted.words().isEmpty()) return hits;
        try (var select = connection.prepareStatement(FIND.get(language))) {
            select.setString(1, merchant);
            select.setDouble(2, ALIKE);
            select.setArray(3, connection.createArrayOf("text", wanted.words().toArray()));
            select.setBigDecimal(4, wanted.atMost());
            select.setString(5, wanted.currency());
            select.setDouble(6, WORSE);
            select.setInt(7, Math.clamp(limit, 1, MOST));
            try (var rows = select.executeQuery()) {
                while (rows.next()) hits.add(new Hit(ProductRow.read(rows), fits(rows), rows.getDouble("rank")));
            }
        }
        return hits;
    }

    private static List<Boolean> fits(ResultSet row) throws SQLException {
        return List.of((Boolean[]) row.getArray("fits").getArray());
    }

    private static final Map<Language, String> FIND =
            Map.of(Language.TURKISH, find(Language.TURKISH), Language.ENGLISH, find(Language.ENGLISH));

    private static String find(Language language) {
        return """
    with given as materialized (
      select ?::text merchant, ?::float8 alike
    ), word as materialized (
      select n, query, forms, exists (select from product where merchant = g.merchant and search_%1$s @@ query) known
      from given g, unnest(?::text[]) with ordinality a (word, n),
        lateral (select %1$s_word(word) query, string_to_array(%1$s_forms(word), ' ') forms) q
    ), candidate as (
      select p.* from given g join product p on p.merchant = g.merchant and p.search_%1$s @@ (
        select string_agg('(' || query::text || ')', '|')::tsquery from word where known)
      union
      select p.* from given g join product p on p.merchant = g.merchant
      where exists (select from word where not known) and exists (
        select from word where not known and alike(forms, p.letters_%1$s) >= g.alike)
    ), fitting as (
      select p.merchant, p.id, array_agg(fit order by n) fits, count(*) filter (where fit) many, sum(rank) rank
      from given g, candidate p, word w, lateral (
        select case when known then p.search_%1$s @@ query else alike(forms, p.letters_%1$s) >= g.alike end fit,
          case when known then ts_rank(p.search_%1$s, query) else alike(forms, p.letters_%1$s) end rank) f
      where p.price <= coalesce(?, p.price) or p.currency <> ?
      group by p.merchant, p.id
    )
    select %2$s, f.fits, f.rank from fitting f join product p using (merchant, id)
    where f.many = (select max(many) from fitting) and f.rank >= ? * (select max(rank) from fitting)
    order by p.in_stock desc, f.rank desc, p.id limit ?
    """.formatted(language.code(), ProductRow.columns(language));
    }
}
