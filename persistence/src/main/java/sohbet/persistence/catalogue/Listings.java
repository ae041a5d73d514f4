// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sohbet.persistence.catalogue.StoredListings.Stored;

/** Enters products into a merchant's catalogue: what says the same as before is left alone, and its version with it. */
public final class Listings {
    private Listings() {}

    /** How many products were new, have changed, and are as they were. */
    public record Counts(int created, int updated, int unchanged) {
        public static final Counts NONE = new Counts(0, 0, 0);
    }

    /** Somebody else has changed one of the products meanwhile; the same again, in a new transaction, will do. */
    public static final class Overtaken extends SQLException {
        private static final long serialVersionUID = 1;

        Overtaken() {
            super("a product was changed meanwhile");
        }
    }

    /** What entering some products means: computed before anything is written, so a dry run tells the same. */
    public record Plan(List<Listing> created, List<Stored> updated, int unchanged) {
        public Counts counts() {
            return new Counts(created.size(), updated.size(), unchanged);
        }
    }

    /** Enters a product with its variants, in place of what is there under its id. */
    public static void put(Connection connection, String merchant, String currency, Listing listing)
            throws SQLException {
        putAll(connection, merchant, currency, List.of(listing));
    }

    /** Enters products, each id once; fails with {@link Overtaken} when one is changed at the same time. */
    public static Counts putAll(Connection connection, String merchant, String currency, List<Listing> listings)
            throws SQLException {
        var plan = plan(connection, merchant, currency, listings);
        apply(connection, merchant, plan);
        return plan.counts();
    }

    /** Compares products with those that are there. */
    public static Plan plan(Connection connection, String merchant, String currency, List<Listing> listings)
            throws SQLException {
        var ids = listings.stream().map(Listing::id).toList();
        Map<String, Stored> there = new HashMap<>();
        for (var stored : StoredListings.of(connection, merchant, ids))
            there.put(stored.listing().id(), stored);
        var created = new ArrayList<Listing>();
        var updated = new ArrayList<Stored>();
        int unchanged = 0;
        for (var given : listings) {
            var listing = given.in(currency);
            var before = there.get(listing.id());
            if (before == null) created.add(listing);
            else if (before.listing().equals(listing)) unchanged++;
            else updated.add(new Stored(listing, before.version()));
        }
        return new Plan(created, updated, unchanged);
    }

    /** Puts a product in the place of the version it was made from; says whether that was still there. */
    public static boolean replace(Connection connection, String merchant, Stored changed) throws SQLException {
        var sql = new ListingSql(merchant);
        if (sql.update(connection, List.of(changed)) == 0) return false;
        sql.replaceParts(connection, List.of(changed.listing()));
        return true;
    }

    /** Enters a product whose id is still free; says whether it was. */
    public static boolean add(Connection connection, String merchant, Listing listing) throws SQLException {
        var sql = new ListingSql(merchant);
        if (sql.insert(connection, List.of(listing)) == 0) return false;
        sql.replaceParts(connection, List.of(listing));
        return true;
    }

    /** Takes the version of a product that is meant out of the catalogue; says whether it was still there. */
    public static boolean remove(Connection connection, String merchant, String id, long version) throws SQLException {
        try (var delete =
                connection.prepareStatement("delete from product where merchant = ? and id = ? and version = ?")) {
            delete.setString(1, merchant);
            delete.setString(2, id);
            delete.setLong(3, version);
            return delete.executeUpdate() == 1;
        }
    }

    /** Writes what was planned in the same transaction; fails with {@link Overtaken} when somebody was faster. */
    public static void apply(Connection connection, String merchant, Plan plan) throws SQLException {
        var changed = new ArrayList<>(plan.created());
        plan.updated().forEach(one -> changed.add(one.listing()));
        if (changed.isEmpty()) return;
        var sql = new ListingSql(merchant);
        if (sql.insert(connection, plan.created()) < plan.created().size()) throw new Overtaken();
        if (sql.update(connection, plan.updated()) < plan.updated().size()) throw new Overtaken();
        sql.replaceParts(connection, changed);
    }
}
