// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What products are called, by their ids. */
public final class ProductTitles {
    private ProductTitles() {}

    /** Those the shop sells. */
    public static Map<String, String> of(
            Connection connection, String merchant, Language language, Collection<String> ids) throws SQLException {
        String title = language == Language.TURKISH ? "title_tr" : "title_en";
        try (var select = connection.prepareStatement(
                "select id, " + title + " from product where merchant = ? and id = any (?)")) {
            select.setString(1, merchant);
            select.setArray(2, connection.createArrayOf("text", ids.toArray(String[]::new)));
            try (var rows = select.executeQuery()) {
                var titles = new HashMap<String, String>();
                while (rows.next()) titles.put(rows.getString(1), rows.getString(2));
                return titles;
            }
        }
    }
}
