// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The shelves of a shop. */
public final class Categories {
    private static final int MOST = 1_000;

    private Categories() {}

    /** A shelf, and how many products stand on it. */
    public record Shelf(String id, Listing.Text title, long products) {}

    /** Those that are not empty, by id. */
    public static List<Shelf> of(Connection connection, String merchant) throws SQLException {
        try (var select = connection.prepareStatement("""
            select c.id, c.title_tr, c.title_en, count(*) products
            from category c join product_category pc on pc.merchant = c.merchant and pc.category = c.id
            where c.merchant = ? group by c.id, c.title_tr, c.title_en order by c.id limit ?
            """)) {
            select.setString(1, merchant);
            select.setInt(2, MOST);
            var shelves = new ArrayList<Shelf>();
            try (var rows = select.executeQuery()) {
                while (rows.next())
                    shelves.add(new Shelf(
                            rows.getString("id"),
                            new Listing.Text(rows.getString("title_tr"), rows.getString("title_en")),
                            rows.getLong("products")));
            }
            return shelves;
        }
    }
}
