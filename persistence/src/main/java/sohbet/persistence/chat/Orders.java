// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.chat;

import static java.util.Objects.requireNonNull;
import static sohbet.engine.chat.Purchase.Status.CONFIRMED;
import static sohbet.engine.chat.Purchase.Status.REPORTED;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sohbet.engine.catalogue.Money;
import sohbet.engine.chat.ChatEvent;
import sohbet.engine.chat.Purchase;
import sohbet.persistence.tail.Happening;

/**
 * The orders a merchant's sessions have told of, each once: it counts for the session that told it
 * first, or for the one it was confirmed in.
 */
final class Orders {
    private final Map<OrderKey, Order> known = new HashMap<>();
    private final Set<OrderKey> changed = new HashSet<>();

    private record OrderKey(String merchant, String order) {}

    private record Order(String session, Purchase.Status status, Money total) {}

    /** How an order moved: it left one session, if it had one, and counts for another. */
    record Move(@Nullable SessionKey left, Purchase.Status status) {}

    static Orders load(Connection connection, List<Happening> happenings) throws SQLException {
        var orders = new Orders();
        var told = happenings.stream().flatMap(Orders::orderOf).distinct().toList();
        if (told.isEmpty()) return orders;
        try (var select = connection.prepareStatement("""
            select o.* from unnest(?::text[], ?::text[]) k (merchant, id)
            join chat_order o on o.merchant = k.merchant and o.order_id = k.id
            """)) {
            select.setArray(1, Sql.texts(connection, told.stream().map(OrderKey::merchant)));
            select.setArray(2, Sql.texts(connection, told.stream().map(OrderKey::order)));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) orders.read(rows);
            }
        }
        return orders;
    }

    private static Stream<OrderKey> orderOf(Happening happening) {
        return happening.recorded().event() instanceof ChatEvent.Purchased it
                ? Stream.of(key(happening.merchant(), it.purchase()))
                : Stream.of();
    }

    private static OrderKey key(String merchant, Purchase purchase) {
        return new OrderKey(merchant, requireNonNull(Sql.storable(purchase.order())));
    }

    private void read(ResultSet row) throws SQLException {
        known.put(
                new OrderKey(row.getString("merchant"), row.getString("order_id")),
                new Order(
                        row.getString("session"),
                        row.getBoolean("confirmed") ? CONFIRMED : REPORTED,
                        new Money(row.getBigDecimal("amount"), row.getString("currency"))));
    }

    /** The sessions these orders count for so far. */
    Stream<SessionKey> sessions() {
        return known.entrySet().stream()
                .map(e -> new SessionKey(e.getKey().merchant(), e.getValue().session()));
    }

    /** Takes in that a session tells of an order; null when that is no news. */
    @Nullable
    Move tell(SessionKey session, Purchase purchase) {
        var key = key(session.merchant(), purchase);
        Order before = known.get(key);
        boolean better = before == null || (before.status == REPORTED && purchase.status() == CONFIRMED);
        if (!better) return null;
        known.put(key, new Order(session.id(), purchase.status(), purchase.total()));
        changed.add(key);
        return new Move(before == null ? null : new SessionKey(session.merchant(), before.session), purchase.status());
    }

    void store(Connection connection) throws SQLException {
        if (changed.isEmpty()) return;
        try (var upsert = connection.prepareStatement("""
            insert into chat_order (merchant, order_id, session, confirmed, amount, currency) values (?, ?, ?, ?, ?, ?)
            on conflict (merchant, order_id) do update set session = excluded.session, confirmed = excluded.confirmed,
              amount = excluded.amount, currency = excluded.currency
            """)) {
            for (var key : changed) {
                Order order = known.get(key);
                if (order == null) continue;
                upsert.setString(1, key.merchant());
                upsert.setString(2, key.order());
                upsert.setString(3, order.session);
                upsert.setBoolean(4, order.status == CONFIRMED);
                upsert.setBigDecimal(5, order.total.amount());
                upsert.setString(6, order.total.currency());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
