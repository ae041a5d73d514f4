// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Enters products into a merchant's catalogue. */
public final class Listings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Listings() {}

    /** Enters a product with its variants, in place of what is there under its id. */
    public static void put(Connection connection, String merchant, String currency, Listing listing)
            throws SQLException {
        try (var upsert = connection.prepareStatement("""
            insert into product as p (merchant, id, title_tr, title_en, about_tr, about_en, words_tr, words_en, url, image,
              price, was, currency, unit_code, unit_label_tr, unit_label_en, unit_step, in_stock)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (merchant, id) do update set title_tr = excluded.title_tr, title_en = excluded.title_en,
              about_tr = excluded.about_tr, about_en = excluded.about_en, words_tr = excluded.words_tr,
              words_en = excluded.words_en, url = excluded.url, image = excluded.image, price = excluded.price,
              was = excluded.was, currency = excluded.currency, unit_code = excluded.unit_code,
              unit_label_tr = excluded.unit_label_tr, unit_label_en = excluded.unit_label_en,
              unit_step = excluded.unit_step, in_stock = excluded.in_stock, version = p.version + 1
            """)) {
            int i = 0;
            upsert.setString(++i, merchant);
            upsert.setString(++i, listing.id());
            upsert.setString(++i, listing.title().tr());
            upsert.setString(++i, listing.title().en());
            upsert.setString(++i, listing.about().tr());
            upsert.setString(++i, listing.about().en());
            upsert.setString(++i, listing.words().tr());
            upsert.setString(++i, listing.words().en());
            upsert.setString(++i, listing.url());
            upsert.setString(++i, listing.image());
            upsert.setBigDecimal(++i, listing.price());
            upsert.setBigDecimal(++i, listing.was());
            upsert.setString(++i, currency);
            upsert.setString(++i, listing.unit().code());
            upsert.setString(++i, listing.unit().label().tr());
            upsert.setString(++i, listing.unit().label().en());
            upsert.setBigDecimal(++i, listing.unit().step());
            upsert.setBoolean(++i, listing.inStock());
            upsert.executeUpdate();
        }
        replaceVariants(connection, merchant, listing);
    }

    private static void replaceVariants(Connection connection, String merchant, Listing listing) throws SQLException {
        try (var delete = connection.prepareStatement("delete from variant where merchant = ? and product = ?");
                var insert = connection.prepareStatement("""
                insert into variant (merchant, product, id, place, title_tr, title_en, price, in_stock, options_tr,
                  options_en)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                """)) {
            delete.setString(1, merchant);
            delete.setString(2, listing.id());
            delete.executeUpdate();
            int place = 0;
            for (var variant : listing.variants()) {
                int i = 0;
                insert.setString(++i, merchant);
                insert.setString(++i, listing.id());
                insert.setString(++i, variant.id());
                insert.setInt(++i, place++);
                insert.setString(++i, variant.title().tr());
                insert.setString(++i, variant.title().en());
                insert.setBigDecimal(++i, variant.price());
                insert.setBoolean(++i, variant.inStock());
                insert.setString(++i, json(variant.options().tr()));
                insert.setString(++i, json(variant.options().en()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String json(Map<String, String> options) {
        try {
            return JSON.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
