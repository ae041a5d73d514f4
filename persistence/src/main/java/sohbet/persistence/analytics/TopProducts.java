// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.analytics;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The products most was done with in a range. */
public final class TopProducts {
    private static final String TOP = """
      select p.product, until.views - coalesce(before.views, 0), until.compares - coalesce(before.compares, 0),
        until.carts - coalesce(before.carts, 0), until.buys - coalesce(before.buys, 0)
      from chat_product p
      cross join lateral (
        select *, views + compares + carts + buys as total from chat_product_sum s
        where s.merchant = p.merchant and s.product = p.product and s.at < ? order by s.at desc limit 1) until
      left join lateral (
        select *, views + compares + carts + buys as total from chat_product_sum s
        where s.merchant = p.merchant and s.product = p.product and s.at < ? order by s.at desc limit 1) before on true
      where p.merchant = ? and p.last_at >= ? and until.total > coalesce(before.total, 0)
      order by until.total - coalesce(before.total, 0) desc, p.product limit ?""";

    private TopProducts() {}

    /** How often something was done with a product. */
    public record ProductCounts(String product, long views, long compares, long carts, long buys) {}

    /** Those first with which most was done. */
    public static List<ProductCounts> of(Connection connection, String merchant, Range range, int most)
            throws SQLException {
        try (var select = connection.prepareStatement(TOP)) {
            select.setObject(1, range.end().atOffset(ZoneOffset.UTC));
            select.setObject(2, range.start().atOffset(ZoneOffset.UTC));
            select.setString(3, merchant);
            select.setObject(4, range.start().atOffset(ZoneOffset.UTC));
            select.setInt(5, most);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<ProductCounts>();
                while (rows.next())
                    found.add(new ProductCounts(
                            rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5)));
                return found;
            }
        }
    }
}
