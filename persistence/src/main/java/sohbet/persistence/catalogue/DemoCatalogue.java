// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The demo shop's products: shoes, bags, clothes, things for the kitchen, some by kilo and metre. */
public final class DemoCatalogue {
    private static final String FILE = "/demo/catalogue.json";

    private DemoCatalogue() {}

    /** Where the demo shop's pages have their pictures. */
    public static final String IMAGES = "/demo/img/";

    /** Enters them for a merchant that has no product yet; says whether it did. */
    public static boolean seed(Connection connection, String merchant, String currency) throws SQLException {
        try (var select = connection.prepareStatement("select exists (select from product where merchant = ?)")) {
            select.setString(1, merchant);
            try (var row = select.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) return false;
            }
        }
        Listings.putAll(connection, merchant, currency, listings());
        return true;
    }

    static List<Listing> listings() {
        var json = new ObjectMapper()
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        try (var in = requireNonNull(DemoCatalogue.class.getResourceAsStream(FILE), FILE)) {
            return json.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
