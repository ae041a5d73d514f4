// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.cart;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sohbet.engine.cart.CartEvent;
import sohbet.engine.chat.ChatEvent;
import sohbet.persistence.Columns;
import sohbet.persistence.process.Worklist;
import sohbet.persistence.tail.Happening;
import sohbet.persistence.tail.Projection;

/**
 * What carts still have to see to: each fact is to be told to the visitor's session, and whoever is
 * vouched for as a customer is to get the customer's cart. A row goes when that is done; filled anew,
 * it is done again, which changes nothing.
 */
public final class CartErrands implements Projection, Worklist<CartErrands.Errand> {
    /** How many failed attempts a later fact of the same cart waits for. */
    private static final int IN_ORDER = 3;

    private final Runnable written;

    /**
     * @param written told after each batch that had an errand in it, possibly before its commit
     */
    public CartErrands(Runnable written) {
        this.written = written;
    }

    enum Kind {
        /** The fact number {@code seq} of the cart {@code id}. */
        TELL,
        /** The identification number {@code seq} of the session {@code id}. */
        MERGE
    }

    /** One errand, and how often it has been tried, this time included. */
    record Errand(String merchant, Kind kind, String id, long seq, int attempt) {
        String entity() {
            return merchant + "~" + id;
        }
    }

    @Override
    public String name() {
        return "cart_errands";
    }

    @Override
    public List<String> tables() {
        return List.of("cart_errand");
    }

    @Override
    public void apply(Connection connection, List<Happening> happenings) throws SQLException {
        var errands = new ArrayList<Errand>();
        for (var it : happenings) {
            switch (it.recorded().event()) {
                case CartEvent event when event.isNews() -> errands.add(errand(Kind.TELL, it));
                case ChatEvent.Identified event when event.identity().verified() -> errands.add(errand(Kind.MERGE, it));
                default -> {}
            }
        }
        ERRANDS.execute(connection, ADD, errands);
        if (!errands.isEmpty()) written.run();
    }

    private static Errand errand(Kind kind, Happening it) {
        return new Errand(it.merchant(), kind, it.id(), it.recorded().seq(), 0);
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static final Columns<Errand> ERRANDS = new Columns<Errand>()
            .text(Errand::merchant)
            .text(errand -> word(errand.kind()))
            .text(Errand::id)
            .bigint(Errand::seq);

    private static final String ADD = """
      insert into cart_errand (merchant, kind, id, seq) select * from %s t (merchant, kind, id, seq)
      on conflict do nothing
      """.formatted(ERRANDS.unnest());
    private static final String DONE = """
      delete from cart_errand e using %s t (merchant, kind, id, seq)
      where e.merchant = t.merchant and e.kind = t.kind and e.id = t.id and e.seq = t.seq
      """.formatted(ERRANDS.unnest());

    /** A cart's facts are told in order unless one keeps failing. */
    @Override
    public List<Errand> lease(Connection connection, int most, Duration lease) throws SQLException {
        try (var update = connection.prepareStatement("""
            update cart_errand d set locked_until = now() + ? * interval '1 ms', attempts = d.attempts + 1
            from (
              select merchant, kind, id, seq from cart_errand t
              where locked_until <= now() and not exists (
                select from cart_errand e
                where e.merchant = t.merchant and e.kind = t.kind and e.id = t.id and e.seq < t.seq and e.attempts < ?)
              order by locked_until limit ? for update skip locked
            ) free
            where d.merchant = free.merchant and d.kind = free.kind and d.id = free.id and d.seq = free.seq
            returning d.merchant, d.kind, d.id, d.seq, d.attempts
            """)) {
            update.setLong(1, lease.toMillis());
            update.setInt(2, IN_ORDER);
            update.setInt(3, most);
            var leased = new ArrayList<Errand>();
            try (var rows = update.executeQuery()) {
                while (rows.next())
                    leased.add(new Errand(
                            rows.getString(1),
                            Kind.valueOf(rows.getString(2).toUpperCase(Locale.ROOT)),
                            rows.getString(3),
                            rows.getLong(4),
                            rows.getInt(5)));
            }
            return leased;
        }
    }

    @Override
    public void done(Connection connection, Errand errand) throws SQLException {
        ERRANDS.execute(connection, DONE, List.of(errand));
    }

    @Override
    public void again(Connection connection, Errand errand, Duration after) throws SQLException {
        try (var update = connection.prepareStatement("""
            update cart_errand set locked_until = now() + ? * interval '1 ms'
            where merchant = ? and kind = ? and id = ? and seq = ?
            """)) {
            update.setLong(1, after.toMillis());
            update.setString(2, errand.merchant());
            update.setString(3, word(errand.kind()));
            update.setString(4, errand.id());
            update.setLong(5, errand.seq());
            update.executeUpdate();
        }
    }

    @Override
    public int attempt(Errand errand) {
        return errand.attempt();
    }
}
