// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Money;
import sohbet.engine.catalogue.Product;
import sohbet.engine.catalogue.Unit;
import sohbet.engine.catalogue.Variant;

/** A product in one language, as it comes out of its tables. */
final class ProductRow {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Form>> FORMS = new TypeReference<>() {};

    private ProductRow() {}

    private record Form(
            String id,
            String title,
            BigDecimal price,
            @JsonProperty("in_stock") boolean inStock,
            LinkedHashMap<String, String> options) {}

    /** The columns {@link #read} needs, of a product {@code p}. */
    static String columns(Language language) {
        return """
    p.id, p.title_%1$s title, p.url, p.image, p.price, p.was, p.currency, p.unit_code, p.unit_label_%1$s unit_label,
    p.unit_step, p.in_stock, (
      select coalesce(json_agg(json_build_object('id', v.id, 'title', v.title_%1$s, 'price', v.price::text,
        'in_stock', v.in_stock, 'options', v.options_%1$s) order by v.place), '[]')
      from variant v where v.merchant = p.merchant and v.product = p.id) variants
    """.formatted(language.code());
    }

    static Product read(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new Product(
                row.getString("id"),
                row.getString("title"),
                row.getString("url"),
                row.getString("image"),
                new Money(row.getBigDecimal("price"), currency),
                money(row.getBigDecimal("was"), currency),
                new Unit(row.getString("unit_code"), row.getString("unit_label"), row.getBigDecimal("unit_step")),
                row.getBoolean("in_stock"),
                variants(row.getString("variants"), currency));
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? null : new Money(amount, currency);
    }

    private static List<Variant> variants(String json, String currency) {
        try {
            return JSON.readValue(json, FORMS).stream()
                    .map(f -> new Variant(f.id, f.title, new Money(f.price, currency), f.inStock, f.options))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the variants of a product are not readable", e);
        }
    }
}
