// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.analytics;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sohbet.engine.chat.Action;
import sohbet.persistence.Columns;

/** By how much one batch of facts moves the running sums of what was done with each product. */
public final class ProductSums {
    public static final List<String> TABLES = List.of("chat_product_sum", "chat_product");

    private final Map<Minute, Counts> moved = new HashMap<>();

    private record Minute(String merchant, String product, Instant at) {}

    private record Counts(long views, long compares, long carts, long buys) {
        static Counts of(Action action) {
            return switch (action) {
                case VIEW -> new Counts(1, 0, 0, 0);
                case COMPARE -> new Counts(0, 1, 0, 0);
                case ADD_TO_CART -> new Counts(0, 0, 1, 0);
                case BUY -> new Counts(0, 0, 0, 1);
            };
        }

        Counts plus(Counts more) {
            return new Counts(views + more.views, compares + more.compares, carts + more.carts, buys + more.buys);
        }
    }

    private record Change(Minute minute, Counts by) {}

    private static final Columns<Change> CHANGES = new Columns<Change>()
            .text(it -> it.minute.merchant)
            .text(it -> it.minute.product)
            .instant(it -> it.minute.at)
            .bigint(it -> it.by.views)
            .bigint(it -> it.by.compares)
            .bigint(it -> it.by.carts)
            .bigint(it -> it.by.buys);

    private static final String CHANGED = CHANGES.unnest() + " c (merchant, product, at, views, compares, carts, buys)";

    /** A minute that is new begins with what there was until the one before it. */
    private static final String BEGIN = """
      insert into chat_product_sum (merchant, product, at, views, compares, carts, buys)
      select c.merchant, c.product, c.at,
        coalesce(b.views, 0), coalesce(b.compares, 0), coalesce(b.carts, 0), coalesce(b.buys, 0)
      from %s left join lateral (
        select views, compares, carts, buys from chat_product_sum s
        where s.merchant = c.merchant and s.product = c.product and s.at < c.at order by s.at desc limit 1) b on true
      on conflict do nothing""".formatted(CHANGED);

    /** A fact that comes late raises its own minute and all after it. */
    private static final String RAISE = """
      update chat_product_sum s set views = s.views + more.views, compares = s.compares + more.compares,
        carts = s.carts + more.carts, buys = s.buys + more.buys
      from (
        select c.merchant, c.product, later.at,
          sum(c.views) views, sum(c.compares) compares, sum(c.carts) carts, sum(c.buys) buys
        from %s, lateral (
          select at from chat_product_sum l
          where l.merchant = c.merchant and l.product = c.product and l.at >= c.at offset 0) later
        group by 1, 2, 3) more
      where s.merchant = more.merchant and s.product = more.product and s.at = more.at""".formatted(CHANGED);

    private static final String TOTAL = """
      insert into chat_product as p (merchant, product, last_at, views, compares, carts, buys)
      select c.merchant, c.product, max(c.at), sum(c.views), sum(c.compares), sum(c.carts), sum(c.buys)
      from %s group by 1, 2
      on conflict (merchant, product) do update set last_at = greatest(p.last_at, excluded.last_at),
        views = p.views + excluded.views, compares = p.compares + excluded.compares,
        carts = p.carts + excluded.carts, buys = p.buys + excluded.buys
      """.formatted(CHANGED);

    public void add(String merchant, String product, Action action, Instant at) {
        moved.merge(new Minute(merchant, product, Grain.MINUTE.beginOf(at)), Counts.of(action), Counts::plus);
    }

    public void store(Connection connection) throws SQLException {
        var changes = moved.entrySet().stream()
                .map(it -> new Change(it.getKey(), it.getValue()))
                .sorted(Comparator.comparing((Change it) -> it.minute.merchant)
                        .thenComparing(it -> it.minute.product)
                        .thenComparing(it -> it.minute.at))
                .toList();
        CHANGES.execute(connection, BEGIN, changes);
        CHANGES.execute(connection, RAISE, changes);
        CHANGES.execute(connection, TOTAL, changes);
    }
}
