// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import sohbet.persistence.catalogue.ProductSearch.Order;

/**
 * The statement of a product search. It takes a few candidates from the index, those with the words in
 * the title before those that only tell of them, and ranks no others.
 */
final class FindSql {
    private static final Map<Language, String> ALL = new EnumMap<>(Language.class);

    static {
        Arrays.stream(Language.values()).forEach(language -> ALL.put(language, find(language)));
    }

    private FindSql() {}

    static String of(Language language, Order order) {
        return String.valueOf(ALL.get(language)).formatted(order.sql());
    }

    private static String find(Language language) {
        return """
    with given as materialized (
      select ?::text as merchant, ?::tsquery as titled, ?::tsquery as named, ?::tsquery as partly, ?::tsquery as told,
        ?::numeric as at_least, ?::numeric as at_most, ?::text as currency, ?::text[] as seen_before, ?::text as way,
        ?::bigint as seen
    ), word as materialized (
      select n, nullif(query, '')::tsquery query, string_to_array(forms, ' ') forms, mistyped
      from unnest(?::text[], ?::text[], ?::boolean[]) with ordinality a (query, forms, mistyped, n)
    ), titled as materialized (
      select f.* from given g, %3$s(g.merchant, g.titled, %4$s) f
    ), named as materialized (
      select f.* from given g, %3$s(g.merchant, g.named, %4$s) f
      where g.seen is null or (select count(*) from titled where in_stock) < 64
    ), partly as materialized (
      select f.* from given g, %3$s(g.merchant, g.partly, %4$s) f
      where g.seen is null or (
        select greatest((select count(*) from titled where in_stock), (select count(*) from named where in_stock)) < 64)
    ), told as materialized (
      select f.* from given g, %3$s(g.merchant, g.told, %4$s) f
      where case when g.seen is null then not exists (select from partly)
        else (select greatest((select count(*) from titled where in_stock), (select count(*) from named where in_stock),
          (select count(*) from partly where in_stock)) < 64) end
    ), candidate as (
      select id from titled union select id from named union select id from partly union select id from told
    ), fitting as (
      select g.merchant, p.id, p.in_stock, p.price, array_agg(f.fit order by w.n) fits,
        count(*) filter (where f.fit) many, sum(f.rank) rank
      from given g, candidate c,
        -- Each by its key, and out of the table once, however often it is looked at.
        lateral (select id, in_stock, price, search_%1$s || '' search, folded(title_%1$s || ' ' || words_%1$s) letters
          from product where merchant = g.merchant and id = c.id offset 0) p,
        word w, lateral (
          select coalesce(p.search @@ w.query, false) fit,
            case when w.mistyped then alike(w.forms, p.letters) else ts_rank(p.search, w.query) end rank) f
      group by g.merchant, p.id, p.in_stock, p.price
    )
    select %2$s, f.fits, f.rank from fitting f join product p using (merchant, id)
    where f.many = (select max(many) from fitting) and f.rank >= ? * (select max(rank) from fitting)
    order by f.in_stock desc, %%s, f.id limit ?
    """.formatted(
                        language.code(),
                        ProductRow.columns(language),
                        "product_fitting_" + language.code(),
                        "g.at_least, g.at_most, g.currency, g.seen_before, g.way, g.seen, 64");
    }
}
