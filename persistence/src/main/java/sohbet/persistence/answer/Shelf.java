// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.answer;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Product;
import sohbet.persistence.catalogue.Catalogue;
import sohbet.persistence.catalogue.Language;
import sohbet.persistence.catalogue.ProductSearch;
import sohbet.persistence.catalogue.ProductSearch.Hit;

/** A merchant's products as one question looks at them. */
record Shelf(Connection connection, String merchant, Language language) {
    private static final int LOOKED_AT = 24;

    /** A product that only mentions a part of what was asked for in its description is not meant. */
    private static final double MENTIONED = 0.1;

    /** Which of the wishes had to be let go to find anything. */
    enum Miss {
        NONE,
        PRICE,
        SIZE
    }

    record Found(List<Hit> hits, Miss miss) {
        static final Found NOTHING = new Found(List.of(), Miss.NONE);

        List<Product> products() {
            return hits.stream().map(Hit::product).toList();
        }

        boolean isExact() {
            return miss == Miss.NONE && !hits.isEmpty() && hits.getFirst().fitsAll();
        }

        double strength() {
            return hits.stream().mapToDouble(Hit::rank).max().orElse(0);
        }
    }

    Found find(Wish wish, Set<String> without) throws SQLException {
        if (wish.isEmpty()) return Found.NOTHING;
        var hits = hits(wish, without);
        if (!hits.isEmpty() || wish.price() == null) return ofSize(wish.size(), hits);
        return new Found(hits(wish.atAnyPrice(), without), Miss.PRICE);
    }

    private List<Hit> hits(Wish wish, Set<String> without) throws SQLException {
        return ProductSearch.find(connection, merchant, language, wish.without(without), LOOKED_AT).stream()
                .filter(hit -> isMeant(hit, wish.nouns().size()))
                .toList();
    }

    /** A product that is only as red is not what was asked for. */
    private static boolean isMeant(Hit hit, int nouns) {
        if (!hit.fitsAll() && hit.rank() < MENTIONED) return false;
        return nouns == 0
                || hit.fits().subList(0, Math.min(nouns, hit.fits().size())).contains(true);
    }

    private static Found ofSize(@Nullable Size size, List<Hit> hits) {
        if (size == null
                || hits.stream().allMatch(hit -> hit.product().variants().isEmpty())) return new Found(hits, Miss.NONE);
        var fitting =
                hits.stream().filter(hit -> size.isInStockIn(hit.product())).toList();
        return fitting.isEmpty() ? new Found(hits, Miss.SIZE) : new Found(fitting, Miss.NONE);
    }

    /** The products as they are now; those that have gone are left out. */
    List<Product> now(List<Product> shown) throws SQLException {
        var now = new ArrayList<Product>();
        for (var product : shown)
            Catalogue.product(connection, merchant, language, product.id()).ifPresent(now::add);
        return now;
    }

    List<Product> reduced(@Nullable BigDecimal atMost, int limit) throws SQLException {
        return ProductSearch.reduced(connection, merchant, language, atMost, limit);
    }

    String about(Product product) throws SQLException {
        return ProductSearch.about(connection, merchant, language, product.id());
    }
}
