// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import sohbet.engine.catalogue.Product;
import sohbet.persistence.catalogue.ProductSearch.Wanted;

/** A merchant's products: one by its id, or those that fit some words. */
public final class Catalogue {
    private Catalogue() {}

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
        var wanted = Wanted.words(language.wordsOf(text));
        return ProductSearch.find(connection, merchant, language, wanted, limit).stream()
                .map(ProductSearch.Hit::product)
                .toList();
    }
}
