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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sohbet.persistence.catalogue.StoredListings.Stored;

/**
 * The demo shop's products: shoes, bags, clothes, things for the kitchen, some by kilo and metre. They came in two parts, and a
 * data folder that has the first gets the second; what was changed or taken out of it stays as it is.
 */
public final class DemoCatalogue {
    private static final String FIRST = "/demo/catalogue.json";
    private static final String SECOND = "/demo/catalogue-2.json";

    private DemoCatalogue() {}

    /** Where the demo shop's pages have their pictures. */
    public static final String IMAGES = "/demo/img/";

    /** Enters what a merchant has not been given yet; says whether there was any. */
    public static boolean seed(Connection connection, String merchant, String currency) throws SQLException {
        alone(connection, merchant);
        if (isEmpty(connection, merchant)) {
            Listings.putAll(connection, merchant, currency, listings());
            return true;
        }
        var first = listings(FIRST);
        var second = listings(SECOND);
        if (there(connection, merchant, first).isEmpty()
                || !there(connection, merchant, second).isEmpty()) return false;
        Listings.putAll(connection, merchant, currency, second);
        shelve(connection, merchant, currency, first);
        return true;
    }

    /** The first part came without categories: what stands there as it came is put on its shelf. */
    private static void shelve(Connection connection, String merchant, String currency, List<Listing> first)
            throws SQLException {
        var shelved = first.stream()
                .map(one -> one.in(currency))
                .collect(Collectors.toMap(one -> bare(one), Function.identity()));
        for (var stored : there(connection, merchant, first)) {
            var now = shelved.get(stored.listing());
            if (now != null) Listings.replace(connection, merchant, new Stored(now, stored.version()));
        }
    }

    private static Listing bare(Listing it) {
        return new Listing(
                it.id(),
                it.title(),
                it.about(),
                it.words(),
                it.url(),
                it.image(),
                it.price(),
                it.was(),
                it.unit(),
                it.inStock(),
                it.variants(),
                it.handle(),
                it.currency(),
                it.stock(),
                it.images(),
                List.of(),
                it.attributes());
    }

    /** Two engines that start on one database do not both enter them. */
    private static void alone(Connection connection, String merchant) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "demo catalogue of " + merchant);
            lock.execute();
        }
    }

    private static boolean isEmpty(Connection connection, String merchant) throws SQLException {
        try (var select = connection.prepareStatement("select exists (select from product where merchant = ?)")) {
            select.setString(1, merchant);
            try (var row = select.executeQuery()) {
                row.next();
                return !row.getBoolean(1);
            }
        }
    }

    private static List<Stored> there(Connection connection, String merchant, List<Listing> listings)
            throws SQLException {
        return StoredListings.of(
                connection, merchant, listings.stream().map(Listing::id).toList());
    }

    static List<Listing> listings() {
        return Stream.concat(listings(FIRST).stream(), listings(SECOND).stream())
                .toList();
    }

    private static List<Listing> listings(String file) {
        var json = new ObjectMapper()
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        try (var in = requireNonNull(DemoCatalogue.class.getResourceAsStream(file), file)) {
            return json.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
