// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.account.Token;
import sohbet.persistence.webhook.Delivery.Attempt;
import sohbet.persistence.webhook.Delivery.Status;
import sohbet.persistence.webhook.Delivery.Whole;

/** What was told and what was not: the log of a merchant's deliveries, and how they are sent again. */
public final class Deliveries {
    private static final String SELECT = """
        select d.*, a.status last_status, a.fault last_fault from webhook_delivery d
        left join lateral (select status, fault from webhook_attempt a
          where a.merchant_id = d.merchant_id and a.delivery_id = d.id order by n desc limit 1) a on true
        where d.merchant_id = ?
        """;

    private Deliveries() {}

    /** The last one of a page, behind which the next begins. */
    public record Place(Instant createdAt, String id) {}

    /** One page of what a webhook was told, the newest first. */
    public static List<Delivery> page(
            Connection connection,
            String merchantId,
            String webhookId,
            @Nullable Status status,
            @Nullable String type,
            @Nullable Place after,
            int limit)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + """
              and webhook_id = ? and (?::text is null or d.status = ?) and (?::text is null or type = ?)
              and (?::timestamptz is null or (created_at, d.id) < (?, ?))
            order by created_at desc, d.id desc limit ?
            """)) {
            String word = status == null ? null : word(status);
            OffsetDateTime at = after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC);
            query.setString(1, merchantId);
            query.setString(2, webhookId);
            query.setString(3, word);
            query.setString(4, word);
            query.setString(5, type);
            query.setString(6, type);
            query.setObject(7, at);
            query.setObject(8, at);
            query.setString(9, after == null ? null : after.id());
            query.setInt(10, limit);
            List<Delivery> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) found.add(delivery(row));
            }
            return found;
        }
    }

    public static Optional<Whole> one(Connection connection, String merchantId, String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + " and d.id = ?")) {
            query.setString(1, merchantId);
            query.setString(2, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Whole(delivery(row), row.getString("body"), attempts(connection, merchantId, id)))
                        : Optional.empty();
            }
        }
    }

    private static List<Attempt> attempts(Connection connection, String merchantId, String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select * from webhook_attempt where merchant_id = ? and delivery_id = ? order by n")) {
            query.setString(1, merchantId);
            query.setString(2, id);
            List<Attempt> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next())
                    found.add(new Attempt(
                            row.getInt("n"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getInt("duration_ms"),
                            (Integer) row.getObject("status"),
                            row.getString("fault"),
                            row.getString("answer")));
            }
            return found;
        }
    }

    /**
     * Sends one again from the beginning of the schedule, with the same id; what is on its way already goes at once.
     *
     * @return false when there is none
     */
    public static boolean replay(Connection connection, String merchantId, String id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(AGAIN + " and id = ?")) {
            update.setString(1, merchantId);
            update.setString(2, id);
            return update.executeUpdate() == 1;
        }
    }

    /** Sends everything again that was given up and is not older; at most 1,000 at a time, the oldest first. */
    public static int replayDead(Connection connection, String merchantId, String webhookId, Instant since)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(AGAIN + """
             and id in (select id from webhook_delivery where merchant_id = ? and webhook_id = ? and status = 'dead'
              and created_at >= ? and type <> 'webhook.test' order by created_at, id limit 1000)
            """)) {
            update.setString(1, merchantId);
            update.setString(2, merchantId);
            update.setString(3, webhookId);
            update.setObject(4, since.atOffset(ZoneOffset.UTC));
            return update.executeUpdate();
        }
    }

    private static final String AGAIN = """
        update webhook_delivery set status = 'waiting', finished_at = null, tries = 0, due_at = now() where merchant_id = ?
        """;

    /** Sends a test, once, to an address that need not be turned on; empty when there is none. */
    public static Optional<Whole> test(Connection connection, String merchantId, String webhookId) throws SQLException {
        String id = "test-" + Token.id();
        var event = new OutgoingEvent(
                merchantId, id, WebhookOutbox.TEST, Instant.now(), "{\"webhook_id\":\"" + webhookId + "\"}");
        if (WebhookOutbox.test(connection, event, webhookId) == 0) return Optional.empty();
        try (PreparedStatement query = connection.prepareStatement(
                "select id from webhook_delivery where merchant_id = ? and webhook_id = ? and message_id = ?")) {
            query.setString(1, merchantId);
            query.setString(2, webhookId);
            query.setString(3, "msg_" + id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? one(connection, merchantId, row.getString(1)) : Optional.empty();
            }
        }
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Status status = Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
        return new Delivery(
                row.getString("id"),
                row.getString("webhook_id"),
                row.getString("message_id"),
                row.getString("type"),
                status,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Webhooks.instant(row, "finished_at"),
                row.getInt("tries"),
                status == Status.WAITING ? Webhooks.instant(row, "due_at") : null,
                (Integer) row.getObject("last_status"),
                row.getString("last_fault"));
    }
}
