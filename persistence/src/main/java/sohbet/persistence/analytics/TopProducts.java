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
      with range (start, finish) as (values (?::timestamptz, ?::timestamptz))
      select p.product, until.views - coalesce(before.views, 0), until.compares - coalesce(before.compares, 0),
        until.carts - coalesce(before.carts, 0), until.buys - coalesce(before.buys, 0)
      from range, chat_product p
      cross join lateral (
        select p.views, p.compares, p.carts, p.buys where p.last_at < range.finish
        union all (
          select s.views, s.compares, s.carts, s.buys from chat_product_sum s
          where p.last_at >= range.finish and s.merchant = p.merchant and s.product = p.product and s.at < range.finish
          order by s.at desc limit 1)) until
      left join lateral (
        select s.views, s.compares, s.carts, s.buys from chat_product_sum s
        where s.merchant = p.merchant and s.product = p.product and s.at < range.start
        order by s.at desc limit 1) before on true,
      lateral (select until.views + until.compares + until.carts + until.buys
        - coalesce(before.views + before.compares + before.carts + before.buys, 0)) counted (total)
      where p.merchant = ? and p.last_at >= range.start and total > 0
      order by total desc, p.product limit ?""";

    private TopProducts() {}

    /** How often something was done with a product. */
    public record ProductCounts(String product, long views, long compares, long carts, long buys) {}

    /** Those first with which most was done. */
    public static List<ProductCounts> of(Connection connection, String merchant, Range range, int most)
            throws SQLException {
        try (var select = connection.prepareStatement(TOP)) {
            select.setObject(1, range.start().atOffset(ZoneOffset.UTC));
            select.setObject(2, range.end().atOffset(ZoneOffset.UTC));
            select.setString(3, merchant);
            select.setInt(4, most);
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
