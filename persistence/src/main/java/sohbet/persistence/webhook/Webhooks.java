// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.persistence.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import sohbet.persistence.Database;
import sohbet.persistence.account.Token;
import sohbet.persistence.keys.MasterKey;
import sohbet.persistence.webhook.Webhook.Made;
import sohbet.persistence.webhook.Webhook.Wishes;

/** The addresses merchants want to be told at, as their admins keep them. */
public final class Webhooks {
    /** A merchant has no more, so that one event is never thousands of deliveries. */
    public static final int MOST = 20;

    private static final String SELECT = """
        select w.*, case when old_until > now() then old_until end overlap_until,
          (select count(*) from webhook_delivery d
           where d.merchant_id = w.merchant_id and d.webhook_id = w.id and d.status = 'waiting') waiting,
          (select count(*) from webhook_delivery d
           where d.merchant_id = w.merchant_id and d.webhook_id = w.id and d.status = 'dead') dead
        from webhook w where merchant_id = ?
        """;

    private final Database database;
    private final MasterKey master;
    private final WebhookAlarm alarm;

    /** @param alarm is told of what no longer fails */
    public Webhooks(Database database, MasterKey master, WebhookAlarm alarm) {
        this.database = database;
        this.master = master;
        this.alarm = alarm;
    }

    /** All of a merchant's, the oldest first. */
    public CompletionStage<List<Webhook>> all(String merchantId) {
        return database.read(merchantId, connection -> {
            try (PreparedStatement query = connection.prepareStatement(SELECT + " order by created_at, id")) {
                query.setString(1, merchantId);
                List<Webhook> found = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) found.add(webhook(row));
                }
                return found;
            }
        });
    }

    public CompletionStage<Optional<Webhook>> one(String merchantId, String id) {
        return database.read(merchantId, connection -> one(connection, merchantId, id));
    }

    private static Optional<Webhook> one(Connection connection, String merchantId, String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + " and id = ?")) {
            query.setString(1, merchantId);
            query.setString(2, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(webhook(row)) : Optional.empty();
            }
        }
    }

    /** Empty when the merchant has as many as may be. */
    public CompletionStage<Optional<Made>> add(String merchantId, Wishes wishes) {
        String id = Token.id();
        Secret secret = Secret.fresh();
        return database.write(merchantId, connection -> {
            if (!hasRoom(connection, merchantId)) return Optional.empty();
            try (PreparedStatement insert = connection.prepareStatement("""
                insert into webhook (merchant_id, id, name, url, shown, form, locale, types, enabled, secret)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
                insert.setString(1, merchantId);
                insert.setString(2, id);
                insert.setString(3, wishes.name());
                insert.setBytes(4, sealed(merchantId, id, "url", wishes.url().getBytes(StandardCharsets.UTF_8)));
                insert.setString(5, shown(wishes.form(), wishes.url()));
                insert.setString(6, wishes.form().word());
                insert.setString(7, wishes.locale());
                insert.setArray(
                        8, connection.createArrayOf("text", wishes.types().toArray()));
                insert.setBoolean(9, wishes.enabled());
                insert.setBytes(10, sealed(merchantId, id, "secret", secret.bytes()));
                insert.executeUpdate();
            }
            return Optional.of(new Made(one(connection, merchantId, id).orElseThrow(), secret.text()));
        });
    }

    /** Two that are made at once are made one after the other. */
    private static boolean hasRoom(Connection connection, String merchantId) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended('webhook ' || ?, 0))")) {
            lock.setString(1, merchantId);
            lock.execute();
        }
        try (PreparedStatement count =
                connection.prepareStatement("select count(*) from webhook where merchant_id = ?")) {
            count.setString(1, merchantId);
            try (ResultSet row = count.executeQuery()) {
                return row.next() && row.getInt(1) < MOST;
            }
        }
    }

    /**
     * Changes what is said of it; turning it on forgets why it was turned off.
     *
     * @param url null to leave it
     * @return empty when it is not there, or has another version than the one expected
     */
    public CompletionStage<Optional<Webhook>> change(
            String merchantId, String id, OptionalLong expected, Wishes wishes, @Nullable String url) {
        return database.write(merchantId, connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                update webhook set name = ?, locale = ?, types = ?, enabled = ?, url = coalesce(?, url),
                  shown = coalesce(?, shown), disabled_why = case when ? then null else disabled_why end,
                  failing_since = case when ? and not enabled or ?::bytea is not null then null else failing_since end,
                  version = version + 1, changed_at = now()
                where merchant_id = ? and id = ? and (?::bigint is null or version = ?)
                """)) {
                byte[] sealed =
                        url == null ? null : sealed(merchantId, id, "url", url.getBytes(StandardCharsets.UTF_8));
                update.setString(1, wishes.name());
                update.setString(2, wishes.locale());
                update.setArray(
                        3, connection.createArrayOf("text", wishes.types().toArray()));
                update.setBoolean(4, wishes.enabled());
                update.setBytes(5, sealed);
                update.setString(6, url == null ? null : shown(wishes.form(), url));
                update.setBoolean(7, wishes.enabled());
                update.setBoolean(8, wishes.enabled());
                update.setBytes(9, sealed);
                update.setString(10, merchantId);
                update.setString(11, id);
                Long version = expected.isPresent() ? expected.getAsLong() : null;
                update.setObject(12, version);
                update.setObject(13, version);
                if (update.executeUpdate() == 0) return Optional.empty();
            }
            return one(connection, merchantId, id);
        });
    }

    /** Another secret; the one before signs as well for the overlap. Empty when it is not there. */
    public CompletionStage<Optional<Made>> rotate(String merchantId, String id, Duration overlap) {
        Secret secret = Secret.fresh();
        return database.write(merchantId, connection -> {
            byte[] now = secret(connection, merchantId, id);
            if (now == null) return Optional.empty();
            try (PreparedStatement update = connection.prepareStatement("""
                update webhook set secret = ?, old_secret = ?, old_until = now() + make_interval(secs => ?),
                  version = version + 1, changed_at = now()
                where merchant_id = ? and id = ?
                """)) {
                update.setBytes(1, sealed(merchantId, id, "secret", secret.bytes()));
                update.setBytes(2, now);
                update.setDouble(3, overlap.toSeconds());
                update.setString(4, merchantId);
                update.setString(5, id);
                update.executeUpdate();
            }
            return Optional.of(new Made(one(connection, merchantId, id).orElseThrow(), secret.text()));
        });
    }

    private static byte @Nullable [] secret(Connection connection, String merchantId, String id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select secret from webhook where merchant_id = ? and id = ? for update")) {
            query.setString(1, merchantId);
            query.setString(2, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    /** With all that was or is on its way there, and with what was told of its failing. */
    public CompletionStage<Boolean> delete(String merchantId, String id, OptionalLong expected) {
        return database.write(merchantId, connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from webhook where merchant_id = ? and id = ? and (?::bigint is null or version = ?)")) {
                Long version = expected.isPresent() ? expected.getAsLong() : null;
                delete.setString(1, merchantId);
                delete.setString(2, id);
                delete.setObject(3, version);
                delete.setObject(4, version);
                if (delete.executeUpdate() == 0) return false;
            }
            alarm.over(connection, merchantId, id);
            return true;
        });
    }

    /** Each is sealed for itself, so that none opens in the place of another. */
    private byte[] sealed(String merchantId, String id, String what, byte[] bytes) {
        return master.wrap(owner(merchantId, id, what), bytes);
    }

    static String owner(String merchantId, String id, String what) {
        return "webhook|" + merchantId + "~" + id + "|" + what;
    }

    private static String shown(Form form, String url) {
        return form.isAddressSecret() ? "https://" + URI.create(url).getHost() + "/…" : url;
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getString("id"),
                row.getString("name"),
                row.getString("shown"),
                Form.of(row.getString("form")),
                row.getString("locale"),
                List.of((String[]) row.getArray("types").getArray()),
                row.getBoolean("enabled"),
                row.getString("disabled_why"),
                instant(row, "overlap_until"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                instant(row, "delivered_at"),
                instant(row, "failing_since"),
                row.getLong("waiting"),
                row.getLong("dead"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
